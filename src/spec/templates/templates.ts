import { choice, indented, oneOf, recorder, shown, text, written } from './pieces';
import type { PoolFigures } from './poolText';
import type { ProjectText } from './projectText';

/** What a new project begins with. */
export interface Template extends ProjectText {
  readonly id: 'images' | 'recording' | 'transcription' | 'comparison' | 'survey';
  /** For the list of templates. */
  readonly label: string;
  readonly detail: string;
  /** HTML. */
  readonly instructions: readonly string[];
  /** Tab-separated, the columns first. */
  readonly tasks: readonly string[];
  readonly pool: PoolFigures;
}

export const templates: readonly Template[] = [
  {
    id: 'images',
    label: 'Image classification',
    detail: 'One label for a picture',
    title: 'What is in the picture?',
    description: 'Look at a picture and choose what it shows.',
    instructions: ['<p>Choose <b>Neither</b> also when the picture does not load.</p>'],
    input: { image: '{ type: url, required: true }' },
    output: { label: oneOf('cat', 'dog', 'neither') },
    view: [
      shown('image', 'image'),
      choice('button-radio-group', 'label', 'What does it show?', {
        ...{ cat: 'Cat', dog: 'Dog', neither: 'Neither' },
      }),
    ],
    tasks: ['INPUT:image', 'https://example.com/1.jpg', 'https://example.com/2.jpg'],
    pool: { seconds: 300, reward: 0.02, overlap: 3, tasksOnPage: 2, review: 'none' },
  },
  {
    id: 'recording',
    label: 'Audio recording',
    detail: 'A text to be read aloud',
    title: 'Read a text aloud',
    description: 'Record your voice while you read a short text.',
    instructions: ['<p>Listen to it before you submit: it is rejected when words are missing.</p>'],
    input: { text: '{ type: string, required: true }' },
    output: { recording: '{ type: file, required: true }' },
    view: [text('text'), recorder('recording')],
    tasks: ['INPUT:text', 'The ships left at dawn.', 'Nobody was on the pier.'],
    pool: { seconds: 600, reward: 0.05, overlap: 1, tasksOnPage: 1, review: 'by-hand' },
  },
  {
    id: 'transcription',
    label: 'Transcription',
    detail: 'A recording to be written down',
    title: 'Write down what is said',
    description: 'Listen to a short recording and write down its words.',
    instructions: ['<p>Leave the text empty when the words cannot be understood.</p>'],
    input: { audio: '{ type: url, required: true }' },
    output: {
      speech: oneOf('clear', 'unclear'),
      text: '{ type: string, required: false }',
    },
    view: [
      shown('audio', 'audio'),
      choice('radio-group', 'speech', 'Can it be understood?', {
        ...{ clear: 'Every word', unclear: 'Not well enough' },
      }),
      written('text', 'The words', 'if-any'),
    ],
    tasks: ['INPUT:audio', 'https://example.com/1.mp3', 'https://example.com/2.mp3'],
    pool: { seconds: 900, reward: 0.08, overlap: 2, tasksOnPage: 2, review: 'by-hand' },
  },
  {
    id: 'comparison',
    label: 'Side-by-side comparison',
    detail: 'The better one of two pictures',
    title: 'Which picture is better?',
    description: 'Compare two pictures and choose the better one.',
    instructions: ['<p>Choose <b>Equal</b> when you see no difference.</p>'],
    input: {
      left: '{ type: url, required: true }',
      right: '{ type: url, required: true }',
    },
    output: { better: oneOf('left', 'right', 'equal') },
    view: [
      [
        'type: layout.side-by-side',
        `items:\n  - ${shown('image', 'left')}\n  - ${shown('image', 'right')}`,
        'controls:',
        indented(
          choice('button-radio-group', 'better', 'Which one is better?', {
            ...{ left: 'Left', right: 'Right', equal: 'Equal' },
          }),
        ),
      ].join('\n'),
    ],
    tasks: [
      'INPUT:left\tINPUT:right',
      'https://example.com/1a.jpg\thttps://example.com/1b.jpg',
      'https://example.com/2a.jpg\thttps://example.com/2b.jpg',
    ],
    pool: { seconds: 300, reward: 0.02, overlap: 5, tasksOnPage: 2, review: 'none' },
  },
  {
    id: 'survey',
    label: 'Survey',
    detail: 'Questions to many people',
    title: 'A few questions about reading',
    description: 'Answer three short questions.',
    instructions: ['<p>Nobody is named in the results.</p>'],
    input: { topic: '{ type: string, required: true }' },
    output: {
      often: oneOf('daily', 'weekly', 'rarely'),
      where: '{ type: json, required: false }',
      why: '{ type: string, required: true, max_length: 1000 }',
    },
    view: [
      text('topic'),
      choice('radio-group', 'often', 'How often do you read?', {
        ...{ daily: 'Every day', weekly: 'Every week', rarely: 'Rarely' },
      }),
      choice('checkbox-group', 'where', 'On what?', { paper: 'Paper', screen: 'A screen' }),
      written('why', 'What did you read last?', 'needed'),
    ],
    tasks: ['INPUT:topic', 'Reading'],
    pool: { seconds: 600, reward: 0.1, overlap: 100, tasksOnPage: 1, review: 'none' },
  },
];

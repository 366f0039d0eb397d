/** What a new project begins with; specs of fields and components are pieces of YAML. */
export interface Template {
  readonly id: 'images' | 'recording' | 'transcription' | 'comparison' | 'survey';
  /** For the list of templates. */
  readonly label: string;
  readonly detail: string;
  readonly title: string;
  readonly description: string;
  /** HTML. */
  readonly instructions: readonly string[];
  /** Fields and their specs. */
  readonly input: Readonly<Record<string, string>>;
  readonly output: Readonly<Record<string, string>>;
  /** Components of the interface, one below the other, in YAML. */
  readonly view: readonly string[];
  /** Tab-separated, the columns first. */
  readonly tasks: readonly string[];
  readonly pool: {
    readonly seconds: number;
    readonly reward: number;
    /** How many performers do each task. */
    readonly overlap: number;
    readonly tasksOnPage: number;
    /** Whether somebody looks at answers before they are paid. */
    readonly review: 'none' | 'by-hand';
  };
}

const required = 'validation: { type: condition.required }';

const shown = (component: string, field: string): string =>
  `{ type: view.${component}, url: { type: data.input, path: ${field} } }`;

const text = (field: string): string =>
  `{ type: view.text, content: { type: data.input, path: ${field} } }`;

/** A field that takes one answer, or several, of a few. */
function choice(
  kind: 'radio-group' | 'button-radio-group' | 'checkbox-group',
  field: string,
  label: string,
  options: Readonly<Record<string, string>>,
): string {
  const lines = Object.entries(options).map(
    ([value, name]) => `  - { value: ${value}, label: ${name} }`,
  );
  return [
    `type: field.${kind}`,
    `label: ${label}`,
    `data: { type: data.output, path: ${field} }`,
    ...(kind === 'checkbox-group' ? [] : [required]),
    'options:',
    ...lines,
  ].join('\n');
}

function written(field: string, label: string, need: 'needed' | 'if-any'): string {
  return [
    'type: field.textarea',
    `label: ${label}`,
    `data: { type: data.output, path: ${field} }`,
    ...(need === 'needed' ? [required] : []),
  ].join('\n');
}

const indented = (lines: string): string => lines.replace(/^/gm, '  ');

const oneOf = (...values: readonly string[]): string =>
  `{ type: string, required: true, allowed_values: [${values.join(', ')}] }`;

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
    view: [
      text('text'),
      `type: field.audio\nlabel: Your recording\ndata: { type: data.output, path: recording }\n${required}`,
    ],
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

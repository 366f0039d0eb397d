import { newTraining, type NewFile } from '../newSpec';
import { choice, oneOf, recorder, text, textOf } from '../pieces';
import { poolText, type PoolText } from '../poolText';
import { projectText, type ProjectText } from '../projectText';
import { fields, filterLanguage, hasExamples, hidden, needed, type PipelineAbout } from './about';
import { noRecordings, trainingTexts } from './examples';
import { againstMajority, oftenRejected, tooFast, trained } from './rules';

type Stage = 'classification' | 'recording' | 'verification';

/** First stage: is a text fit to be read aloud? */
export function classification(about: PipelineAbout): readonly NewFile[] {
  const ready = hasExamples(about);
  const training = newTraining({ project: projectOf('classification'), name: 'classification' });
  const tasks = '$tasks: [{ $file: ./data/classification-training.tsv, kind: training }]';
  return [
    project('classification', {
      title: 'Can this text be read aloud?',
      description: 'Read short texts and say whether each can be read aloud as it is.',
      input: { text_id: hidden, text: needed },
      output: { [fields.verdict]: oneOf('yes', 'no') },
      view: [
        text('text'),
        choice('radio-group', fields.verdict, 'Can it be read aloud as it is?', {
          ...{ yes: 'It can', no: 'Something is wrong with it' },
        }),
      ],
    }),
    instructions('classification', [
      '<p>Choose <b>It can</b> when every sentence is whole and makes sense. Rare words and names are fine.</p>',
      '<p>Choose <b>Something is wrong with it</b> when words are missing, a sentence breaks off, or there are signs that nobody can read aloud.</p>',
    ]),
    pool('classification', about, {
      ...{ seconds: 900, reward: 0.03, overlap: 5, tasksOnPage: 10, review: 'none' },
      lastPage: 'any-size',
      requirement: trained('./classification.training.yaml', ready ? 'ready' : 'to-be-filled'),
      rules: [...tooFast(30), ...againstMajority(3)],
    }),
    {
      path: training.path,
      text: ready
        ? `${training.text}${tasks}\n`
        : `${training.text}# Columns INPUT:text_id, INPUT:text, GOLDEN:${fields.verdict} (yes or no) and HINT:text; five or more rows:\n# ${tasks}\n`,
    },
    ...(ready ? [{ path: 'data/classification-training.tsv', text: textOf(trainingTexts) }] : []),
  ];
}

/** Second stage: a text is read aloud. */
export function recording(about: PipelineAbout): readonly NewFile[] {
  return [
    project('recording', {
      title: 'Read a text aloud',
      description: 'Record your voice while you read a short text.',
      input: { text_id: hidden, text: needed },
      output: { [fields.audio]: '{ type: file, required: true }' },
      view: [text('text'), recorder(fields.audio)],
    }),
    instructions('recording', [
      '<p>Read the text once in silence. Then record it in one go, in a quiet room, at your usual speed.</p>',
      '<p>A recording is accepted when the whole text is read word for word, and only your voice is heard. Listen to it before you submit it: others will.</p>',
    ]),
    pool('recording', about, {
      ...{ seconds: 600, reward: 0.05, overlap: 1, tasksOnPage: 1, review: 'by-pipeline' },
      rules: [...tooFast(8), ...oftenRejected()],
    }),
  ];
}

/** Third stage: others listen to what was recorded. */
export function verification(about: PipelineAbout): readonly NewFile[] {
  return [
    project('verification', {
      title: 'Does the recording match the text?',
      description: 'Listen to short recordings and compare them with their texts.',
      input: { [fields.audio]: needed, text: needed, text_id: hidden, assignment_id: hidden },
      output: { [fields.verdict]: oneOf('yes', 'no') },
      view: [
        text('text'),
        [
          'type: view.audio',
          `url: { type: data.input, path: ${fields.audio} }`,
          'validation: { type: condition.played-fully, hint: Please listen to the whole recording }',
        ].join('\n'),
        choice('radio-group', fields.verdict, 'Is the whole text read, clearly and unchanged?', {
          ...{ yes: 'It is', no: 'It is not' },
        }),
      ],
    }),
    instructions('verification', [
      '<p>Choose <b>It is</b> when every word of the text is said, in its order, and the voice is clear from beginning to end. An accent is fine.</p>',
      '<p>Choose <b>It is not</b> when words are left out, changed or added, when the recording breaks off or is silent, or when noise covers the voice.</p>',
    ]),
    pool('verification', about, {
      ...{ seconds: 1200, reward: 0.06, overlap: 3, tasksOnPage: 10, review: 'none' },
      lastPage: 'any-size',
      requirement: trained('./verification.training.yaml', 'to-be-filled'),
      rules: [...tooFast(40), ...againstMajority(2)],
    }),
    newTraining({ project: projectOf('verification'), name: 'verification' }),
    { path: 'data/records/answers.tsv', text: textOf(noRecordings) },
  ];
}

const projectOf = (stage: Stage): string => `./${stage}.project.yaml`;

function project(stage: Stage, about: ProjectText): NewFile {
  const path = `${stage}.project.yaml`;
  return { path, text: projectText(about, `./instructions/${stage}.html`) };
}

function instructions(stage: Stage, lines: readonly string[]): NewFile {
  return { path: `instructions/${stage}.html`, text: textOf(lines) };
}

function pool(
  stage: Stage,
  about: PipelineAbout,
  how: Omit<PoolText, 'project' | 'name' | 'language'>,
): NewFile {
  const language = filterLanguage(about);
  return {
    path: `${stage}.pool.yaml`,
    text: poolText({ ...how, project: projectOf(stage), name: stage, language }),
  };
}

import { amount, count, may, must, object, oneOf, text, textAs, type Fields } from './build';
import type { Field, KeyedSchema, ObjectSchema } from './schema';

const path = textAs('path');

const spec = (what: string, example: string): Field =>
  must(path, `Spec of the ${what}, relative to this file.`, { example });

const accept = must(
  object('acceptance', {
    output: must(text, 'Id of the output field that holds the judgement.', {
      example: 'output: is_correct',
    }),
    equals: must(
      { kind: 'scalar', types: ['text', 'number', 'boolean'] },
      'The aggregated answer that means yes.',
      {
        example: "equals: 'yes'",
      },
    ),
    confidence: must(amount({ min: 0, max: 1 }), 'Least confidence of the aggregated answer.', {
      example: 'confidence: 0.8',
    }),
  }),
  'When an item goes on to the next stage.',
  { example: "accept: { output: is_correct, equals: 'yes', confidence: 0.8 }" },
);

const judging: Fields = {
  project: spec('project', 'project: ./classification.project.yaml'),
  training: may(path, 'Spec of the training, relative to this file.', {
    example: 'training: ./classification.training.yaml',
  }),
  pool: spec('pool', 'pool: ./classification.pool.yaml'),
  accept,
};

const columns = may(
  object('columns', {}, { schema: text, about: 'What the column is: `text_id` or `text`.' }),
  'What the columns of the file are, by their name there.',
  { example: 'columns: { id: text_id, paragraph: text }' },
);

const texts = object('texts', {
  $file: must(path, 'File with the columns `text_id` and `text`.', {
    example: '$file: data/texts.tsv',
  }),
  sample: may(
    count({ min: 1 }),
    'Take this many texts, drawn at random; all of them when left out.',
    { example: 'sample: 100' },
  ),
  seed: may(count(), 'Number that decides the draw.', { example: 'seed: 7' }),
  columns,
});

const file: ObjectSchema = object('file', { $file: must(path, 'The file, relative to this one.') });

const storage: KeyedSchema = {
  kind: 'keyed',
  title: 'storage',
  branches: {
    s3: object('storage', {
      s3: must(
        object('S3 storage', {
          endpoint: must(textAs('url'), 'Address of the service.', {
            example: 'endpoint: https://storage.example.com',
          }),
          region: must(text, 'Region of the bucket.', { example: 'region: eu-central-1' }),
          bucket: must(
            text,
            'Name of the bucket. Keys come from the environment, never from a spec.',
            { example: 'bucket: recordings' },
          ),
          prefix: may(text, 'What every object name begins with.', { example: 'prefix: asr-en/' }),
        }),
        'An S3-compatible bucket.',
      ),
    }),
  },
  otherwise: object('storage', {
    folder: must(path, 'A folder on this machine, relative to this file.', {
      example: 'folder: ./storage',
    }),
  }),
};

const fields: Fields = {
  kind: must(
    oneOf({ recording: 'Texts are chosen, read aloud, and the recordings judged.' }),
    'What the pipeline makes.',
  ),
  language: must(text, 'Language that is read aloud, two letters.', { example: 'language: en' }),
  texts: must(texts, 'The texts to be read.', {
    example: 'texts: { $file: data/texts.tsv, sample: 100, seed: 7 }',
  }),
  classification: must(
    object('classification stage', judging),
    'Performers judge which texts can be read.',
  ),
  recording: must(
    object('recording stage', {
      project: spec('project', 'project: ./recording.project.yaml'),
      training: may(path, 'Spec of the training, relative to this file.'),
      pool: spec('pool', 'pool: ./recording.pool.yaml'),
      audio: must(text, 'Id of the output field that holds the recording.', {
        example: 'audio: audio_record',
      }),
      attempts: must(
        count({ min: 1 }),
        'How often one text may be recorded before it is given up.',
        { example: 'attempts: 3' },
      ),
    }),
    'Performers read the texts aloud.',
  ),
  verification: must(
    object('verification stage', {
      ...judging,
      training_audio: may(
        object('training recordings', {
          folder: must(path, 'Folder with the recordings.', { example: 'folder: data/records' }),
          answers: must(file, 'File that says which recordings are good.', {
            example: 'answers: { $file: data/records/answers.tsv }',
          }),
        }),
        'Recordings with known judgements, for the training.',
      ),
    }),
    'Other performers judge the recordings.',
  ),
  storage: must(storage, 'Where recordings are kept so that performers can hear them.', {
    example: 'storage: { folder: ./storage }',
  }),
  budget: must(
    object('budget', {
      soft: must(amount({ min: 0 }, 'USD'), 'Beyond it no new work is started.', {
        example: 'soft: 10',
      }),
      hard: must(amount({ min: 0 }, 'USD'), 'Beyond it everything is closed.', {
        example: 'hard: 15',
      }),
      reserve: may(amount({ min: 0 }, 'USD'), 'Kept back for judging what is already recorded.', {
        example: 'reserve: 1',
      }),
    }),
    'What the run may cost, fee included.',
    { example: 'budget: { soft: 10, hard: 15, reserve: 1 }' },
  ),
  results: must(path, 'Folder for the dataset.', { example: 'results: ./results' }),
};

export const pipelineSchema: ObjectSchema = object('pipeline', fields);

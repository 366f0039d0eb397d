import {
  amount,
  count,
  flag,
  listOf,
  may,
  must,
  object,
  oneOf,
  text,
  textAs,
  type Fields,
} from './build';
import { checks } from './recordingChecks';
import type { EitherSchema, Field, KeyedSchema, ObjectSchema, TextSchema } from './schema';

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

const fileOfTexts = object('texts', {
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

const corpus = object('corpus', {
  language: must(text, 'Language of the Wikipedia to read: `en`, `de`, `pt-br`.', {
    example: 'language: en',
  }),
  size: must(count({ min: 1 }), 'How many texts to collect.', { example: 'size: 2000' }),
  words: may(
    object('words', {
      min: may(count({ min: 1 }), 'Fewest words of a text.', { example: 'min: 12' }),
      max: may(count({ min: 1 }), 'Most words of a text.', { example: 'max: 40' }),
    }),
    'How long a text may be, in words.',
    { example: 'words: { min: 12, max: 40 }' },
  ),
  prefix: may(text, 'What every text id begins with.', { example: 'prefix: en-' }),
  seed: may(count(), 'Number that decides which texts are taken.', { example: 'seed: 7' }),
  dump: may(
    path,
    'Dump of the whole Wikipedia to read instead of asking it: XML, also as .gz or .bz2, relative to this file.',
    { example: 'dump: dumps/enwiki-pages-articles.xml.bz2' },
  ),
});

const texts: KeyedSchema = {
  kind: 'keyed',
  title: 'texts',
  branches: {
    corpus: object('texts', {
      corpus: must(corpus, 'Paragraphs of Wikipedia, collected once and kept in a tasks file.'),
    }),
  },
  otherwise: fileOfTexts,
};

/** A length of time as ISO 8601 writes it, of days and less: months differ in length. */
const duration: TextSchema = {
  kind: 'text',
  pattern: /^P(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?)?$/,
  patternWords: 'a length of time such as `PT12H`, `PT30M` or `P2D`',
};

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
          path_style: may(flag, 'The bucket is the first part of the path, not of the host name.', {
            standard: true,
          }),
          create_bucket: may(flag, 'Makes the bucket when it is not there.', { standard: true }),
          links: may(
            oneOf({
              presigned: 'Objects are private; addresses are signed and good for some days.',
              public: 'Everybody who knows an address can load it; the bucket must allow that.',
            }),
            'How performers reach an object.',
            { standard: 'presigned' },
          ),
          link_days: may(count({ min: 1, max: 7 }, 'days'), 'How long a signed address is good.', {
            standard: 7,
          }),
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

const layouts = oneOf({
  'common-voice': 'TSV files and a folder `clips`, like Mozilla Common Voice.',
  librispeech: 'Folders by speaker and chapter with a transcript each, like LibriSpeech.',
  audiofolder: '`metadata.jsonl` beside the audio, as Hugging Face `audiofolder` loads it.',
});

const share = (of: string): Field => may(amount({ min: 0, max: 1 }), `Share of the ${of} set.`);

const results: EitherSchema = {
  kind: 'either',
  scalar: path,
  object: object('results', {
    folder: must(path, 'Folder for the dataset.', { example: 'folder: ./results' }),
    layouts: may(listOf(layouts), 'Further layouts that loaders know, beside the plain one.', {
      example: 'layouts: [common-voice]',
    }),
    split: may(
      object('split', {
        train: share('training'),
        dev: share('development'),
        test: share('test'),
        seed: may(count(), 'Number that decides who goes where.', { example: 'seed: 7' }),
        by: may(oneOf({ speaker: 'No voice is in two sets.' }), 'What stays together.', {
          standard: 'speaker',
        }),
      }),
      'Divides the rows into sets.',
      { example: 'split: { train: 0.8, dev: 0.1, test: 0.1, seed: 7 }' },
    ),
    report: may(flag, 'Writes a page with figures and plots.', { standard: true }),
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
      attempts: may(
        count({ min: 1 }),
        'How often one text may be recorded before it is given up.',
        { standard: 3, example: 'attempts: 3' },
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
  results: must(results, 'Folder for the dataset, and what else belongs into it.', {
    example: 'results: ./results',
  }),
  aggregation: may(
    object('aggregation', {
      method: may(
        oneOf({
          'dawid-skene': 'Performers who agree with others more often count more.',
          'majority-vote': 'Every answer counts the same.',
        }),
        'How answers become one.',
        { standard: 'dawid-skene' },
      ),
      where: may(
        oneOf({
          local: 'On this machine, from answers that are listed page by page.',
          platform: 'By the platform, which knows `dawid-skene` only.',
        }),
        'Who aggregates.',
        { standard: 'local' },
      ),
    }),
    'How the answers of several performers become one.',
    { example: 'aggregation: { method: dawid-skene, where: local }' },
  ),
  limits: may(
    object('limits', {
      recordings_per_text: may(
        count({ min: 1 }),
        'Another name of `recording.attempts`: how often one text may be recorded.',
        { example: 'recordings_per_text: 3' },
      ),
      recordings_per_performer: may(
        count({ min: 1 }),
        'Who has recorded this much gets no more texts, so that no voice prevails.',
        { example: 'recordings_per_performer: 200' },
      ),
    }),
    'How much of the work one text or one performer may take.',
    { example: 'limits: { recordings_per_performer: 200 }' },
  ),
  pilot: may(
    object('pilot', {
      texts: must(count({ min: 1 }), 'How many texts go the whole way first.', {
        example: 'texts: 20',
      }),
      hourly_floor: may(
        amount({ min: 0 }, 'USD'),
        'US dollars an hour that performers should earn at least; less is told as a problem.',
        { example: 'hourly_floor: 1.5' },
      ),
    }),
    'A small batch that goes the whole way and is shown before the rest is sent.',
    { example: 'pilot: { texts: 20, hourly_floor: 1.5 }' },
  ),
  deadlines: may(
    object('deadlines', {
      warn_before: may(
        duration,
        'How long before the platform pays, closes or archives by itself a run warns.',
        { standard: 'P1D', example: 'warn_before: PT12H' },
      ),
    }),
    "The platform's own clocks.",
    { example: 'deadlines: { warn_before: PT12H }' },
  ),
  checks: may(checks, 'What a recording must be like before anybody is paid to listen to it.', {
    example: 'checks: { silence: 0.5, clipping: 0.01 }',
  }),
};

export const pipelineSchema: ObjectSchema = object('pipeline', fields);

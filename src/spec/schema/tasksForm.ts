import { count, listOf, may, must, object, oneOf, text, textAs } from './build';
import type { Field, ObjectSchema } from './schema';

/** `$tasks`: ours, stripped before anything is sent. */
export const tasksEntry: ObjectSchema = object('tasks file', {
  $file: must(
    textAs('path'),
    'The tasks file: TSV, CSV, JSON or JSON Lines, relative to this spec.',
    {
      example: '$file: data/tasks.tsv',
    },
  ),
  kind: may(
    oneOf({
      main: 'General tasks: the work itself.',
      golden: 'Golden tasks: known answers (GOLDEN: columns) that check performers.',
      training: 'Training tasks: known answers with a hint (HINT:text).',
    }),
    'What the rows become. In a training `training`, else `main` when left out.',
    { example: 'kind: golden' },
  ),
  sample: may(
    count({ min: 1 }),
    'Take this many rows, drawn at random; all of them when left out.',
    { example: 'sample: 100' },
  ),
  seed: may(count(), 'Number that decides the draw: the same seed gives the same rows.', {
    example: 'seed: 7',
  }),
  columns: may(
    object(
      'columns',
      {},
      {
        schema: text,
        about:
          'The platform header this column stands for, such as `INPUT:text`; a bare name means an input.',
      },
    ),
    'What the columns of the file are, by their name there. Not needed when the file has platform headers.',
    { example: 'columns: { sentence: INPUT:text, answer: GOLDEN:is_correct }' },
  ),
});

export const tasksForm: Field = may(
  listOf(tasksEntry, { orOne: true }),
  'Files whose rows become the tasks: a list, or one entry by itself. Ours: used on upload, never sent itself.',
  {
    example: '$tasks:\n  - { $file: data/tasks.tsv }\n  - { $file: data/golden.tsv, kind: golden }',
  },
);

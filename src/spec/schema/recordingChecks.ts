import { amount, count, may, object, oneOf } from './build';
import type { Field, ObjectSchema } from './schema';

const between = (what: string, unit: string, example: string): Field =>
  may(
    object('bounds', {
      min: may(amount({ min: 0 }), `Fewest ${unit}.`),
      max: may(amount({ min: 0 }), `Most ${unit}.`),
    }),
    what,
    { example },
  );

/** What a recording must be like: fewer than the first bound or more than the second is refused. */
export const checks: ObjectSchema = object('checks', {
  max_bytes: may(count({ min: 1 }), 'Largest file, in bytes.', { example: 'max_bytes: 20000000' }),
  seconds: between('How long a recording may be.', 'seconds', 'seconds: { min: 1, max: 60 }'),
  seconds_per_character: between(
    'How long the reading of one character may take.',
    'seconds',
    'seconds_per_character: { min: 0.03, max: 0.3 }',
  ),
  seconds_per_word: between(
    'How long the reading of one word may take.',
    'seconds',
    'seconds_per_word: { min: 0.15, max: 1.5 }',
  ),
  silence: may(amount({ min: 0, max: 1 }), 'Largest share of a recording that is silent.', {
    example: 'silence: 0.5',
  }),
  clipping: may(
    amount({ min: 0, max: 1 }),
    'Largest share of samples that are cut off at the loudest value.',
    { example: 'clipping: 0.01' },
  ),
  duplicates: may(
    oneOf({
      reject: 'Of recordings with the same bytes only the first is kept.',
      keep: 'The same bytes may come twice.',
    }),
    'What becomes of a file that was handed in before.',
    { standard: 'reject' },
  ),
});

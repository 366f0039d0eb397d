import fc from 'fast-check';
import type { Answer } from '../../../src/aggregation';

/** Up to forty answers by a few workers about a few tasks; repetitions happen. */
export const answersArbitrary: fc.Arbitrary<Answer[]> = fc.array(
  fc.record({
    task: fc.constantFrom('t1', 't2', 't3', 't4', 't5', 't6'),
    worker: fc.constantFrom('w1', 'w2', 'w3', 'w4'),
    label: fc.constantFrom('a', 'b', 'c'),
  }),
  { minLength: 1, maxLength: 40 },
);

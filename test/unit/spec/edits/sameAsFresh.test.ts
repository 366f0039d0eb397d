import assert from 'node:assert/strict';
import { seed } from '../../../support/seed';
import { firstDifference } from './comparison';
import { editedSpecs } from './specs';

/** At least 20,000 in all; CROWDSMITH_EDITS asks for another number a spec. */
const edits = Number(process.env.CROWDSMITH_EDITS ?? 2600);

describe(`after each of ${edits} random edits (seed ${seed}), all is as if read afresh`, () => {
  for (const [i, [name, spec]] of Object.entries(editedSpecs).entries())
    it(`in a ${name}`, () => {
      assert.equal(firstDifference(spec, { edits, seed: seed + i }), undefined);
    }).timeout(300_000);
});

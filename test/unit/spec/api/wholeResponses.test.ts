import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSpec, specKindOf, validateSpec } from '../../../../src/spec';

const folder = path.resolve(__dirname, '../../../fixtures/specs/api');

describe('a whole answer of the platform', () => {
  for (const file of readdirSync(folder)) {
    it(`is a spec as it is: ${file}`, () => {
      const how = specKindOf(file);
      assert.ok(how);
      const doc = parseSpec(readFileSync(path.join(folder, file), 'utf8'), how);
      assert.deepEqual(validateSpec(doc, { now: Date.parse('2024-01-01') }), []);
    });
  }
});

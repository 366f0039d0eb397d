import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fixAll, applyEdits, validateSpec, type Outside } from '../../../src/spec';
import { specOf } from './cursor';

const folder = path.resolve(__dirname, '../../fixtures/specs/medium-notebook');
const names = [
  'first-draft.project.yaml',
  'medium.pool.yaml',
  'medium.project.yaml',
  'medium.skill.yaml',
  'medium.training.yaml',
];

function read(name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}

const specs = names.map((name) => ({ path: name, doc: specOf(name, read(name)) }));
const outsideOf = (name: string): Outside => ({
  path: name,
  specs: () => specs,
  file: (ref) => ({ state: 'found', text: read(ref) }),
  now: Date.UTC(2030, 0, 1),
  hourlyFloor: 1,
});

/** What a tutorial's author got wrong, by line, as the specs of test/fixtures/specs/medium-notebook have it. */
const mistakes: Readonly<Record<string, readonly string[]>> = {
  'first-draft.project.yaml': [
    '8 output-never-written',
    '9 output-never-written',
    '10 not-allowed-value',
    '18 missing-key',
    '19 unknown-key',
    '22 output-type-mismatch',
  ],
  'medium.pool.yaml': [
    '5 pay-too-low',
    '9 missing-key',
    '9 missing-key',
    '9 missing-key',
    '10 unknown-key',
    '11 unknown-key',
    '12 missing-key',
    '12 overlap-missing',
    '13 unknown-key',
    '14 mixer-kind-without-tasks',
    '19 percent-as-fraction',
    '20 not-allowed-value',
    '21 not-allowed-value',
    '23 wrong-type',
    '24 wrong-type',
    '29 missing-key',
    '31 unknown-key',
    '35 missing-key',
    '38 not-allowed-value',
    '45 unknown-key',
    '48 missing-key',
    '51 condition-not-for-collector',
    '51 not-allowed-value',
    '51 wrong-type',
    '58 unknown-key',
    '59 unknown-key',
    '60 unknown-key',
  ],
  'medium.project.yaml': [
    '10 output-never-written',
    '17 unknown-component',
    '18 undeclared-output',
    '24 undeclared-output',
    '31 unknown-key',
  ],
  'medium.skill.yaml': ['3 unknown-key'],
  'medium.training.yaml': ['1 missing-key', '6 unknown-key'],
};

describe("a tutorial's project, training and pool", () => {
  for (const name of names)
    it(`${name}: every mistake is found, and nothing else`, () => {
      const found = validateSpec(specOf(name, read(name)), outsideOf(name)).map(
        ({ code, range }) => `${range.start.line + 1} ${code}`,
      );
      assert.deepEqual(found, mistakes[name]);
    });

  it('gets better by mending what has one way out', () => {
    const name = 'medium.project.yaml';
    const doc = specOf(name, read(name));
    const mended = applyEdits(doc, fixAll(doc, outsideOf(name)));
    const left = validateSpec(specOf(name, mended), outsideOf(name)).map(({ code }) => code);
    // Only a person knows what a dropdown is to become.
    assert.deepEqual(left, ['unknown-component']);
  });
});

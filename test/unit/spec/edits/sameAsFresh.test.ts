import assert from 'node:assert/strict';
import {
  completeAt,
  createParseCache,
  hoverAt,
  parseSpec,
  validateSpec,
  type SpecDocument,
} from '../../../../src/spec';
import { edited, random } from './randomEdits';
import { editedSpecs, type EditedSpec } from './specs';
import { treeText } from './treeText';

/** At least 20,000 in all; CROWDSMITH_EDITS asks for another number a spec. */
const edits = Number(process.env.CROWDSMITH_EDITS ?? 3000);
const seed = Number(process.env.CROWDSMITH_SEED ?? 20_261_121);

const saidOf = (doc: SpecDocument): string =>
  `${treeText(doc.root)}\n${JSON.stringify([doc.syntax, validateSpec(doc)])}`;

function editAndCompare({ kind, format, text: original }: EditedSpec, seedHere: number): void {
  const next = random(seedHere);
  const how = { kind, format, cache: createParseCache() };
  let text = original;
  let before = parseSpec(text, how);
  let beforeSaid = saidOf(before);
  for (let edit = 0; edit < edits; edit++) {
    const lost = text.length > original.length * 1.5 || text.length < original.length / 2;
    text = lost || edit % 40 === 0 ? original : edited(text, next);
    const doc = parseSpec(text, how);
    const said = saidOf(doc);
    const fresh = saidOf(parseSpec(text, { kind, format }));
    assert.equal(said, fresh, `edit ${edit} of seed ${seedHere}: ${JSON.stringify(text)}`);
    if (edit % 25 === 0) {
      const position = doc.lines.positionAt(Math.floor(next() * text.length));
      completeAt(doc, position);
      hoverAt(doc, position);
      assert.equal(saidOf(before), beforeSaid, 'An older version of the text must stay as it was.');
    }
    before = doc;
    beforeSaid = said;
  }
}

describe(`after each of ${edits} random edits (seed ${seed}), all is as if read afresh`, () => {
  for (const [i, [name, spec]] of Object.entries(editedSpecs).entries())
    it(`in a ${name}`, () => {
      editAndCompare(spec, seed + i);
    }).timeout(120_000);
});

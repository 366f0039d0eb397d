import {
  completeAt,
  createParseCache,
  hoverAt,
  parseSpec,
  validateSpec,
  type SpecDocument,
} from '../../../../src/spec';
import { edited, random } from './randomEdits';
import type { EditedSpec } from './specs';
import { treeText } from './treeText';

const saidOf = (doc: SpecDocument): string =>
  `${treeText(doc.root)}\n${JSON.stringify([doc.syntax, validateSpec(doc)])}`;

/**
 * Edits a spec at random, each time reading it with what was remembered of the version before, and
 * afresh. Says where the two first differ; undefined when they never do.
 */
export function firstDifference(
  { kind, format, text: original }: EditedSpec,
  { edits, seed }: { readonly edits: number; readonly seed: number },
): string | undefined {
  const next = random(seed);
  const how = { kind, format, cache: createParseCache() };
  let text = original;
  let before = parseSpec(text, how);
  let beforeSaid = saidOf(before);
  for (let edit = 0; edit < edits; edit++) {
    const lost = text.length > original.length * 1.5 || text.length < original.length / 2;
    text = lost || edit % 40 === 0 ? original : edited(text, next);
    const doc = parseSpec(text, how);
    const said = saidOf(doc);
    const where = `edit ${edit} of seed ${seed}: ${JSON.stringify(text)}`;
    if (said !== saidOf(parseSpec(text, { kind, format }))) return where;
    if (edit % 25 === 0) {
      const position = doc.lines.positionAt(Math.floor(next() * text.length));
      completeAt(doc, position);
      hoverAt(doc, position);
      if (saidOf(before) !== beforeSaid) return `an older version did not stay as it was, ${where}`;
    }
    before = doc;
    beforeSaid = said;
  }
  return undefined;
}

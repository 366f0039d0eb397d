import { parseSpec, specKindOf, type Position, type SpecDocument } from '../../../src/spec';

/** A fixture in which one `|` is the cursor. Use another sign where the text itself holds one. */
export function withCursor(
  name: string,
  fixture: string,
  sign = '|',
): { readonly doc: SpecDocument; readonly position: Position } {
  const offset = fixture.indexOf(sign);
  if (offset < 0) throw new Error(`The fixture has no ${sign}.`);
  const doc = specOf(name, fixture.slice(0, offset) + fixture.slice(offset + sign.length));
  return { doc, position: doc.lines.positionAt(offset) };
}

/** A spec by its file name, such as `a.pool.yaml`. */
export function specOf(name: string, text: string): SpecDocument {
  const how = specKindOf(name);
  if (!how) throw new Error(`${name} is not the name of a spec.`);
  return parseSpec(text, how);
}

/** The text that a range covers. */
export function textOf(doc: SpecDocument, range: { start: Position; end: Position }): string {
  return doc.text.slice(doc.lines.offsetAt(range.start), doc.lines.offsetAt(range.end));
}

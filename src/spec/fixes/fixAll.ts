import { parseSpec, type SpecDocument } from '../document/specDocument';
import type { Silencing } from '../silence/silencing';
import type { Outside } from '../validate/diagnostic';
import { validateSpec } from '../validate/validateSpec';
import { applyEdits } from './applyEdits';
import type { TextEdit } from './fix';
import { fixesFor } from './fixesFor';

/** Mending one thing may show the next; more rounds than this never helped. */
const mostRounds = 20;

/** Edits of this document that apply the preferred fix of everything that has one and is not silenced. */
export function fixAll(
  doc: SpecDocument,
  outside: Outside = {},
  silencing: Silencing = {},
): readonly TextEdit[] {
  let mended = doc;
  for (let round = 0; round < mostRounds; round++) {
    const edits = editsOfRound(mended, outside, silencing);
    if (edits.length === 0) break;
    mended = parseSpec(applyEdits(mended, edits), { kind: doc.kind, format: doc.format });
  }
  return difference(doc, mended.text);
}

/** Preferred fixes that do not touch each other; what is left out waits for the next round. */
function editsOfRound(
  doc: SpecDocument,
  outside: Outside,
  silencing: Silencing,
): readonly TextEdit[] {
  const chosen: TextEdit[] = [];
  const taken: [number, number][] = [];
  for (const diagnostic of validateSpec(doc, outside, silencing)) {
    const fix = fixesFor(doc, diagnostic, outside).find(({ preferred }) => preferred);
    if (!fix || fix.edits.some(({ path }) => path !== undefined)) continue;
    const spans = fix.edits.map(({ range }): [number, number] => [
      doc.lines.offsetAt(range.start),
      doc.lines.offsetAt(range.end),
    ]);
    const touches = spans.some(([start, end]) =>
      taken.some(([from, to]) => start <= to && from <= end),
    );
    if (touches) continue;
    chosen.push(...fix.edits);
    taken.push(...spans);
  }
  return chosen;
}

/** One edit from the first character that differs to the last. */
function difference(doc: SpecDocument, text: string): readonly TextEdit[] {
  const old = doc.text;
  if (old === text) return [];
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < most - start &&
    old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  )
    tail++;
  const range = doc.lines.range(start, old.length - tail);
  return [{ range, newText: text.slice(start, text.length - tail) }];
}

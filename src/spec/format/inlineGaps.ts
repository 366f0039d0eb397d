import type { MapNode, SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { isOwn, isWithin, spanOfEntry } from '../outline/spans';
import type { OffsetEdit } from './textEdits';

/** Blanks on a line: one after a colon and a comma, one inside braces, none inside brackets. */
export function inlineGaps(doc: SpecDocument): readonly OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  if (doc.root) visit(doc.text, doc.root, edits);
  return edits;
}

/** Replaces what stands between two offsets if it is what one expects there, and nothing more. */
function gap(
  text: string,
  [start, end]: readonly [number, number],
  expected: RegExp,
  newText: string,
  edits: OffsetEdit[],
): void {
  if (start < end && expected.test(text.slice(start, end))) edits.push({ start, end, newText });
}

const colon = /^[ \t]*:[ \t]+$/;
const comma = /^[ \t]*,[ \t]*$/;
const blanks = /^[ \t]*$/;

function visit(text: string, node: SpecNode, edits: OffsetEdit[]): void {
  if (node.kind === 'scalar') return;
  if (node.kind === 'map') visitMap(text, node, edits);
  else {
    const items = node.items.filter((item) => isWithin(item, node));
    if (node.flow && items.length === node.items.length) brackets(text, node, items, edits);
    for (const item of items) visit(text, item, edits);
  }
}

function visitMap(text: string, node: MapNode, edits: OffsetEdit[]): void {
  const entries = node.entries.filter((entry) => isOwn(entry, node));
  const inPlace = entries.filter((entry) => isWithin(entry.value, spanOfEntry(entry)));
  for (const { key, value } of inPlace) {
    if (value.start < value.end) gap(text, [key.end, value.start], colon, ': ', edits);
    visit(text, value, edits);
  }
  const spans = inPlace.map(spanOfEntry);
  if (node.flow && inPlace.length === node.entries.length) brackets(text, node, spans, edits);
}

function brackets(
  text: string,
  node: Exclude<SpecNode, { kind: 'scalar' }>,
  parts: readonly { readonly start: number; readonly end: number }[],
  edits: OffsetEdit[],
): void {
  const padding = node.kind === 'map' ? ' ' : '';
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return;
  // An insertion needs no blank to replace.
  const open: readonly [number, number] = [node.start + 1, first.start];
  const close: readonly [number, number] = [last.end, node.end - 1];
  for (const [start, end] of [open, close])
    if (blanks.test(text.slice(start, end))) edits.push({ start, end, newText: padding });
  parts.slice(1).forEach(({ start }, i) => {
    const before = parts[i];
    if (before) gap(text, [before.end, start], comma, ', ', edits);
  });
}

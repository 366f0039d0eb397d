import type { SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { Position, Range } from '../text/position';
import type { Span } from '../validate/report';
import { isOwn, isWithin, spanOfEntry, treeIn } from './spans';

/** What to select at a position when the selection grows: word, value, entry, mapping, …, everything. */
export function selectionAt(doc: SpecDocument, position: Position): readonly Range[] {
  const offset = doc.lines.offsetAt(position);
  const spans: Span[] = [{ start: 0, end: doc.text.length }];
  if (doc.root) descend(doc, doc.root, offset, spans);
  const word = wordAt(doc.text, offset);
  if (word) spans.push(word);
  const round = spans.filter((span) => holds(span, offset)).reverse();
  return growing(round).map(({ start, end }) => doc.lines.range(start, end));
}

function descend(doc: SpecDocument, node: SpecNode, offset: number, spans: Span[]): void {
  if (!holds(node, offset)) return;
  spans.push(node);
  if (node.kind === 'scalar') {
    if (node.style === 'double' || node.style === 'single')
      spans.push({ start: node.start + 1, end: Math.max(node.start + 1, node.end - 1) });
    return;
  }
  if (node.kind === 'list') {
    const item = node.items.find((one) => isWithin(one, node) && holds(one, offset));
    if (item) descend(doc, item, offset, spans);
    return;
  }
  const entry = node.entries.find((one) => isOwn(one, node) && holds(spanOfEntry(one), offset));
  if (!entry) return;
  spans.push(spanOfEntry(entry));
  if (holds(entry.key, offset)) descend(doc, entry.key, offset, spans);
  else descend(doc, treeIn(doc, entry.key.value, entry.value), offset, spans);
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function wordAt(text: string, offset: number): Span | undefined {
  const before = /[\w$-]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0;
  const after = /^[\w$-]*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;
  return before + after === 0 ? undefined : { start: offset - before, end: offset + after };
}

/** Each span holds the one before it and is larger. */
function growing(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    const larger = !last || span.end - span.start > last.end - last.start;
    if (larger && (!last || isWithin(last, span))) kept.push(span);
  }
  return kept;
}

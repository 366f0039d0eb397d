import { sameValue } from './sameValue';
import type { SpecDocument } from '../document/specDocument';
import { applied, type OffsetEdit } from './textEdits';
import { inlineGaps } from './inlineGaps';
import { LineLayout } from './lineLayout';
import { trailingBlanks } from './trailingBlanks';

/**
 * Edits of white space only. The result is parsed and compared before it is offered: should it say
 * anything else than the text did, a smaller set of edits is tried, and in the end none.
 */
export function formatYaml(doc: SpecDocument, indent: number): readonly OffsetEdit[] {
  const layout = new LineLayout(doc, indent);
  const trailing = trailingBlanks(doc, layout.verbatim);
  const attempts = [
    [...layout.edits, ...inlineGaps(doc), ...trailing],
    [...layout.edits, ...trailing],
    trailing,
  ];
  const changed = (edits: readonly OffsetEdit[]): readonly OffsetEdit[] =>
    edits.filter(({ start, end, newText }) => doc.text.slice(start, end) !== newText);
  return attempts.map(changed).find((edits) => isFaithful(doc, edits)) ?? [];
}

function isFaithful(doc: SpecDocument, edits: readonly OffsetEdit[]): boolean {
  if (edits.length === 0) return true;
  const text = applied(doc.text, edits);
  if (bare(text) !== bare(doc.text)) return false;
  const after = doc.reparse(text);
  const isSound = after.syntax.every(({ code }) => code === 'unknown-tag');
  return isSound && sameValue(doc.value(), after.value());
}

/** Everything but white space: comments, anchors and quotes are in it, in their order. */
function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

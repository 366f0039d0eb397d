import type { SpecDocument } from '../document/specDocument';
import { comparePositions } from '../text/position';
import type { Diagnostic, Outside } from './diagnostic';

/** Everything that is wrong or odd in a spec, by position: notation, schema, rules. */
export function validateSpec(doc: SpecDocument, _outside?: Outside): readonly Diagnostic[] {
  const found: Diagnostic[] = doc.syntax.map(({ code, message, start, end }) => ({
    code,
    severity: code === 'unknown-tag' ? 'warning' : 'error',
    message,
    range: doc.lines.range(start, end),
  }));
  return found.sort((a, b) => comparePositions(a.range.start, b.range.start));
}

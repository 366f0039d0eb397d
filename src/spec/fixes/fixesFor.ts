import type { SpecDocument } from '../document/specDocument';
import type { Diagnostic, Outside } from '../validate/diagnostic';
import { fixers } from './fixers';
import type { Fix } from './fix';

/** Ways out of a diagnostic, best first. What a diagnostic suggests comes before anything else. */
export function fixesFor(
  doc: SpecDocument,
  diagnostic: Diagnostic,
  outside: Outside = {},
): readonly Fix[] {
  const { code, range, suggestions = [] } = diagnostic;
  const replacements = suggestions.map((newText, i) => ({
    title: `Replace with ${newText}`,
    preferred: i === 0 && suggestions.length === 1,
    edits: [{ range, newText }],
  }));
  const others = Object.hasOwn(fixers, code)
    ? (fixers[code]?.(doc, diagnostic, outside) ?? [])
    : [];
  let preferred = false;
  return [...replacements, ...others].map((fix) => {
    const first = fix.preferred && !preferred;
    preferred ||= first;
    return { ...fix, code, preferred: first };
  });
}

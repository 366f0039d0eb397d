import { parseSpec, type SpecDocument } from '../document/specDocument';
import { interfaceFile } from '../references/interfaceFile';
import { referencedText } from '../references/referencedFile';
import type { Diagnostic, Outside } from '../validate/diagnostic';
import { fixers } from './fixers';
import type { Fix, Fixer, TextEdit } from './fix';

type Draft = Omit<Fix, 'code'>;

/** Ways out of a diagnostic, best first. What a diagnostic suggests comes before anything else. */
export function fixesFor(
  doc: SpecDocument,
  diagnostic: Diagnostic,
  outside: Outside = {},
): readonly Fix[] {
  const { code, path } = diagnostic;
  const drafts = [
    ...replacements(diagnostic, textOf(doc, diagnostic, outside)),
    ...(path === undefined
      ? here(doc, diagnostic, outside)
      : elsewhere(doc, diagnostic, outside, path)),
  ];
  let preferred = false;
  return drafts.map((fix) => {
    const first = fix.preferred && !preferred;
    preferred ||= first;
    return { ...fix, code, preferred: first };
  });
}

/** `written` is what stands at the diagnostic: a text in quotes stays in quotes. */
function replacements(
  { range, path, suggestions = [] }: Diagnostic,
  written: string,
): readonly Draft[] {
  const [, quote = ''] = /^(\\*["'])[^]*\1$/.exec(written) ?? [];
  return suggestions.map((suggested, i) => ({
    title: `Replace with ${suggested}`,
    preferred: i === 0 && suggestions.length === 1,
    edits: [{ ...(path !== undefined && { path }), range, newText: quote + suggested + quote }],
  }));
}

/** The text under a diagnostic; empty when its file is not known. */
function textOf(doc: SpecDocument, { path, range }: Diagnostic, outside: Outside): string {
  const { text, lines } = path === undefined ? doc : referencedText(path, fileText(path, outside));
  return text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
}

function fileText(path: string, outside: Outside): string {
  const file = outside.file?.(path);
  return file?.state === 'found' ? file.text : '';
}

function here(doc: SpecDocument, diagnostic: Diagnostic, outside: Outside): readonly Draft[] {
  const { code } = diagnostic;
  const fixer: Fixer | undefined = Object.hasOwn(fixers, code) ? fixers[code]?.fix : undefined;
  return fixer?.(doc, diagnostic, outside) ?? [];
}

/** The interface in a file of its own is mended there, or what it lacks is added to the project. */
function elsewhere(
  doc: SpecDocument,
  diagnostic: Diagnostic,
  outside: Outside,
  path: string,
): readonly Draft[] {
  const { code } = diagnostic;
  const known = Object.hasOwn(fixers, code) ? fixers[code] : undefined;
  if (!known) return [];
  if (known.mends === 'spec') return known.fix(doc, diagnostic, outside);
  const file = interfaceFile(doc, outside);
  if (file?.path !== path) return [];
  const asSpec = parseSpec(file.text, { kind: doc.kind, format: file.format });
  const there = (edit: TextEdit): TextEdit => ({ ...edit, path });
  return known
    .fix(asSpec, diagnostic, outside)
    .map((fix) => ({ ...fix, edits: fix.edits.map(there) }));
}

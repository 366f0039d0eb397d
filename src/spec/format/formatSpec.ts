import { format } from 'jsonc-parser';
import type { SpecDocument } from '../document/specDocument';
import type { Range } from '../text/position';
import { formatYaml } from './formatYaml';
import type { OffsetEdit } from './textEdits';

export interface FormatOptions {
  /** Blanks a level; `tab` is for JSON only, since YAML forbids it. */
  readonly indent: number | 'tab';
}

/**
 * Edits that put a spec's white space in order. Nothing else is touched: values, quotes, comments and
 * their order stay. A text with mistakes in its notation is left alone, because nobody can tell what
 * its indentation means.
 */
export function formatSpec(
  doc: SpecDocument,
  { indent }: FormatOptions,
): readonly { readonly range: Range; readonly newText: string }[] {
  if (!doc.root || doc.syntax.some(({ code }) => code !== 'unknown-tag')) return [];
  const edits =
    doc.format === 'json'
      ? formatJson(doc.text, indent)
      : formatYaml(doc, indent === 'tab' ? 2 : indent);
  return edits.map(({ start, end, newText }) => ({ range: doc.lines.range(start, end), newText }));
}

function formatJson(text: string, indent: number | 'tab'): readonly OffsetEdit[] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const options = {
    insertSpaces: indent !== 'tab',
    tabSize: indent === 'tab' ? 4 : indent,
    insertFinalNewline: true,
    eol,
  };
  return format(text, undefined, options).map(({ offset, length, content }) => ({
    start: offset,
    end: offset + length,
    newText: content,
  }));
}

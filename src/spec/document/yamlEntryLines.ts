import { lineStartOf, type Outline } from './yamlLines';
import type { ScalarNode } from './node';

/** A line that opens a mapping entry. */
export interface KeyLine {
  readonly key: ScalarNode;
  /** Nothing but a comment follows the colon. */
  readonly bare: boolean;
}

const keyPattern =
  /(?:"((?:[^"\\\r\n])*)"|'([^'\r\n]*)'|([^\s#"'[\]{},&*!|>%@`?-](?:[^:#\r\n]|:(?=\S)|(?<=\S)#)*|[-?](?=[^\s#])(?:[^:#\r\n]|:(?=\S)|(?<=\S)#)*))[ \t]*:(?=[ \t\r\n]|$)([ \t]+#[^\n]*)?[ \t]*(?=\r?\n|$)?/y;

/** The key that opens at a column of a line; undefined when the line is not of the form `key: …`. */
export function keyLineAt(outline: Outline, line: number, column: number): KeyLine | undefined {
  const start = lineStartOf(outline, line) + column;
  keyPattern.lastIndex = start;
  const found = keyPattern.exec(outline.text);
  if (!found) return undefined;
  const value = found[1] ?? found[2] ?? found[3]?.trimEnd() ?? '';
  const quotes = found[3] === undefined ? 2 : 0;
  const after = outline.text.charCodeAt(keyPattern.lastIndex);
  return {
    key: {
      kind: 'scalar',
      start,
      end: start + value.length + quotes,
      style: found[1] !== undefined ? 'double' : found[2] !== undefined ? 'single' : 'plain',
      value,
    },
    bare: Number.isNaN(after) || after === 10 || after === 13,
  };
}

/**
 * For a line with a dash at a column: the column of the content behind the dash, or 0 when nothing
 * (or a tab) follows on the line. Undefined when there is no dash.
 */
export function sequenceItemAt(outline: Outline, line: number, column: number): number | undefined {
  const { text } = outline;
  const lineStart = lineStartOf(outline, line);
  const at = lineStart + column;
  if (text.charCodeAt(at) !== 45) return undefined;
  const next = text.charAt(at + 1);
  if (next !== ' ') return noContent.has(next) ? 0 : undefined;
  let content = at + 1;
  while (text.charAt(content) === ' ') content++;
  const first = text.charAt(content);
  return first === '#' || noContent.has(first) ? 0 : content - lineStart;
}

/** End of text, end of line, or a tab, which cannot indent. */
const noContent: ReadonlySet<string> = new Set(['', '\n', '\r', '\t']);

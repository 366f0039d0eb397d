import type { ScalarNode } from '../document/node';

/**
 * Where each character of a text scalar stands in the source: entry `i` is the source offset of the
 * value's character `i`; one more entry closes the value. Undefined when the text was folded in a way
 * that cannot be told for sure: callers then fall back to the whole scalar.
 */
export function scalarOffsets(source: string, node: ScalarNode): Int32Array | undefined {
  if (typeof node.value !== 'string') return undefined;
  const verbatim = verbatimStart(source, node, node.value);
  if (verbatim !== undefined)
    return Int32Array.from({ length: node.value.length + 1 }, (_, i) => verbatim + i);
  const traced = trace(source, node);
  return traced?.text === node.value ? Int32Array.from([...traced.offsets, traced.end]) : undefined;
}

/** Most texts stand in the source as they are: where this one begins; undefined when it does not. */
function verbatimStart(source: string, node: ScalarNode, value: string): number | undefined {
  const quotes = node.style === 'single' || node.style === 'double' ? 1 : 0;
  const start = node.start + quotes;
  const fits = node.end - node.start === value.length + 2 * quotes;
  return fits && source.startsWith(value, start) ? start : undefined;
}

interface Traced {
  readonly text: string;
  readonly offsets: readonly number[];
  readonly end: number;
}

function trace(source: string, node: ScalarNode): Traced | undefined {
  switch (node.style) {
    case 'literal':
      return traceLiteral(source, node);
    case 'double':
      return traceQuoted(source, node.start + 1, node.end - 1, doubleEscape);
    case 'single':
      return traceQuoted(source, node.start + 1, node.end - 1, singleEscape);
    case 'plain':
      return traceQuoted(source, node.start, node.end, noEscape);
    default:
      return undefined;
  }
}

/** Lines below the `|`, each without the block's indentation. */
function traceLiteral(source: string, node: ScalarNode): Traced | undefined {
  const header = source.indexOf('\n', node.start);
  if (header < 0) return undefined;
  const value = String(node.value);
  const lines = value.split('\n');
  const offsets: number[] = [];
  let at = header + 1;
  let text = '';
  const indent = indentOfBlock(source, at, lines);
  for (const [i, line] of lines.entries()) {
    const start = line === '' ? at : at + indent;
    for (let k = 0; k < line.length; k++) offsets.push(start + k);
    text += source.slice(start, start + line.length);
    const newline = source.indexOf('\n', at);
    const next = newline < 0 ? source.length : newline + 1;
    if (i < lines.length - 1) {
      offsets.push(newline < 0 ? source.length : newline);
      text += '\n';
    }
    at = next;
  }
  return { text, offsets, end: Math.min(source.length, (offsets.at(-1) ?? node.start) + 1) };
}

function indentOfBlock(source: string, start: number, lines: readonly string[]): number {
  let at = start;
  for (const line of lines) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    if (line.trim() !== '') return source.slice(at, end).replace(/\r$/, '').length - line.length;
    at = end + 1;
  }
  return 0;
}

/** What an escape at an offset yields, and how many source characters it takes. */
type Escape = (
  source: string,
  at: number,
) => { readonly text: string; readonly length: number } | undefined;

const noEscape: Escape = () => undefined;

const singleEscape: Escape = (source, at) =>
  source.startsWith("''", at) ? { text: "'", length: 2 } : undefined;

const simpleEscapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
};

const codeLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

const doubleEscape: Escape = (source, at) => {
  if (source.charAt(at) !== '\\') return undefined;
  const sign = source.charAt(at + 1);
  const simple = simpleEscapes[sign];
  if (simple !== undefined) return { text: simple, length: 2 };
  const digits = codeLengths[sign];
  if (digits === undefined) return undefined;
  const code = Number.parseInt(source.slice(at + 2, at + 2 + digits), 16);
  if (Number.isNaN(code) || code > 0x10ffff) return undefined;
  return { text: String.fromCodePoint(code), length: 2 + digits };
};

/** Characters with escapes; a line break with the blanks round it is one space, as YAML folds it. */
function traceQuoted(source: string, start: number, end: number, escape: Escape): Traced {
  let text = '';
  const offsets: number[] = [];
  let at = start;
  while (at < end) {
    const escaped = escape(source, at);
    const folded = escaped ? undefined : foldAt(source, at, end);
    const piece = escaped?.text ?? folded?.text ?? source.charAt(at);
    offsets.push(...Array.from({ length: piece.length }, () => at));
    text += piece;
    at += escaped?.length ?? folded?.length ?? 1;
  }
  return { text, offsets, end };
}

const fold = /[ \t]*(?:\r?\n[ \t]*)+/y;

function foldAt(source: string, at: number, end: number) {
  fold.lastIndex = at;
  const found = fold.exec(source)?.[0];
  if (found === undefined || at + found.length > end) return undefined;
  const breaks = found.split('\n').length - 1;
  return { text: breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), length: found.length };
}

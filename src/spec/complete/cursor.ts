import type { SpecDocument } from '../document/specDocument';

/**
 * To complete in a text that is broken right where one types, the word at the cursor is replaced by a
 * mark that makes the place whole: a key with its colon, or a value. The tree of that text tells where
 * the cursor stands.
 */
export const mark = '\uE000cursor\uE000';

export interface Cursor {
  /** The text with the mark, parsed. */
  readonly doc: SpecDocument;
  /** Offset of the mark in it. */
  readonly offset: number;
  /** What a completion replaces, as offsets of the original text. */
  readonly start: number;
  readonly end: number;
  /** The colon after the key is already there. */
  readonly hasColon: boolean;
  /** The word stands in quotes, which the replacement takes along. */
  readonly quote: '' | '"' | "'";
  /** The place is in braces or brackets: one line, commas. */
  readonly flow: boolean;
  /** The value follows its colon without a blank. */
  readonly tight: boolean;
}

export function cursorAt(doc: SpecDocument, offset: number): Cursor | undefined {
  const word = wordAt(doc.text, offset);
  if (doc.format === 'json') return markedJson(doc, word);
  return markedYaml(doc, word, offset);
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly quote: Cursor['quote'];
}

/** The word round the cursor, with its quotes when it stands in them. */
function wordAt(text: string, offset: number): Word {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = /[\w$@./-]*$/.exec(text.slice(lineStart, offset))?.[0] ?? '';
  const after = /^[\w$@./-]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  const start = offset - before.length;
  const end = offset + after.length;
  const quote = text.charAt(start - 1);
  if (isQuote(quote) && isOpening(text, lineStart, start - 1, quote)) {
    const closed = text.charAt(end) === quote;
    return { start: start - 1, end: closed ? end + 1 : end, quote };
  }
  // A dash is a word's sign only inside it: `- name` is an item.
  const dash = before.startsWith('-') && text.slice(lineStart, start).trim() === '';
  return { start: dash ? Math.min(offset, start + 1) : start, end, quote: '' };
}

function isQuote(sign: string): sign is '"' | "'" {
  return sign === '"' || sign === "'";
}

function isOpening(text: string, lineStart: number, at: number, sign: string): boolean {
  return text.slice(lineStart, at).split(sign).length % 2 === 1;
}

function patched(doc: SpecDocument, { start, end }: Word, text: string): SpecDocument {
  return doc.reparse(doc.text.slice(0, start) + text + doc.text.slice(end));
}

function markedJson(doc: SpecDocument, word: Word): Cursor {
  const after = /^\s*:/.test(doc.text.slice(word.end, word.end + 200));
  const follows = /^\s*["{[\dtfn]/.test(doc.text.slice(word.end, word.end + 200));
  const text = `"${mark}"${follows && !after ? ',' : ''}`;
  return {
    doc: patched(doc, word, text),
    offset: word.start + 1,
    start: word.start,
    end: word.end,
    hasColon: after,
    quote: '',
    flow: true,
    tight: false,
  };
}

function markedYaml(doc: SpecDocument, word: Word, offset: number): Cursor | undefined {
  const { text } = doc;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', word.end);
  const before = text.slice(lineStart, word.start);
  const after = text.slice(word.end, newline < 0 ? text.length : newline);
  if (/(^|\s)#/.test(before.replace(/"[^"]*"|'[^']*'/g, ''))) return undefined;
  const hasColon = /^\s*:(\s|$)/.test(after);
  const alone = /^[\s-]*$/.test(before) && after.trim() === '';
  const tight = before.endsWith(':');
  const inserted = `${tight ? ' ' : ''}${mark}${alone ? ':' : ''}`;
  const made = patched(doc, word, inserted);
  return {
    doc: made,
    offset: word.start + (tight ? 1 : 0),
    start: word.start,
    end: word.end,
    hasColon,
    quote: word.quote,
    flow: isInFlow(made, word.start),
    tight,
  };
}

/** Whether the innermost collection round the offset is written in braces or brackets. */
function isInFlow(doc: SpecDocument, offset: number): boolean {
  let node = doc.root;
  let flow = false;
  while (node && node.kind !== 'scalar') {
    flow ||= node.flow;
    const children =
      node.kind === 'map'
        ? node.entries.map((entry) => ({ from: entry.key.start, node: entry.value }))
        : node.items.map((item) => ({ from: item.start, node: item }));
    node = children.find(
      (child) => child.from <= offset && offset <= Math.max(child.node.end, child.from),
    )?.node;
  }
  return flow;
}

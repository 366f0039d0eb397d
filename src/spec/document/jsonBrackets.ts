/** An object or a list of a JSON text, by its brackets alone: [start, end). */
export interface Brackets {
  readonly start: number;
  end: number;
  /** Directly inside, in their order. */
  readonly inside: Brackets[];
}

const quote = 34;
const slash = 47;
const star = 42;
const backslash = 92;
const newline = 10;
const carriageReturn = 13;

/**
 * How brackets stand inside each other. `around` is the whole text. Undefined when some bracket has no
 * partner, or they stand deeper than `deepest`: then nothing can be told from them.
 */
export function bracketsOf(text: string, deepest: number): Brackets | undefined {
  const around: Brackets = { start: 0, end: text.length, inside: [] };
  const open: Brackets[] = [around];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) at = afterString(text, at);
    else if (code === slash) at = afterComment(text, at);
    else if (opens(code)) {
      if (open.length > deepest) return undefined;
      const found: Brackets = { start: at++, end: 0, inside: [] };
      open.at(-1)?.inside.push(found);
      open.push(found);
    } else if (closes(code)) {
      const last = open.pop();
      // The closing bracket stands two behind the opening one in the table of characters.
      if (!last || open.length === 0 || text.charCodeAt(last.start) !== code - 2) return undefined;
      last.end = ++at;
    } else at++;
  }
  return open.length === 1 ? around : undefined;
}

const opens = (code: number): boolean => code === 123 || code === 91;
const closes = (code: number): boolean => code === 125 || code === 93;

/** A text ends at its quote; one that is not closed, with its line. */
function afterString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === backslash) at++;
    else if (code === newline || code === carriageReturn) return at;
  }
  return text.length;
}

/** JSON has no comments: they are told, and skipped. */
function afterComment(text: string, start: number): number {
  const next = text.charCodeAt(start + 1);
  if (next === star) {
    const end = text.indexOf('*/', start + 2);
    return end < 0 ? text.length : end + 2;
  }
  if (next !== slash) return start + 1;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === newline || code === carriageReturn) return at;
  }
  return text.length;
}

import { coerced } from './json';
import { say } from './messages';
/**
 * The outcome of a condition, with the messages for either direction: what to say when it should
 * have passed, and (inside `condition.not`) when it should have failed.
 */
export type Wanted = 'pass' | 'fail';

export interface Line {
  readonly text: string;
  readonly depth: number;
  readonly joiner?: 'and' | 'or';
}

export interface Verdict {
  readonly passes: boolean;
  readonly lines: (wanted: Wanted) => readonly Line[];
}

const indent = '\u00a0\u00a0';

export const passed: Verdict = { passes: true, lines: () => [] };

/** A condition that stands alone; `hint` replaces the stock text in both directions. */
export function simpleVerdict(
  passes: boolean,
  hint: unknown,
  stock: { readonly pass: string; readonly fail: string },
): Verdict {
  return {
    passes,
    lines: (wanted) => [{ text: hint === undefined ? stock[wanted] : coerced(hint), depth: 0 }],
  };
}

/** A condition made of others: one line for each part that stands in the way. */
export function groupVerdict(
  passes: boolean,
  hint: unknown,
  parts: readonly Verdict[],
  joiners: Readonly<Record<Wanted, 'and' | 'or'>>,
): Verdict {
  if (hint !== undefined) {
    const text = coerced(hint);
    return { passes, lines: () => [{ text, depth: 0 }] };
  }
  return {
    passes,
    lines: (wanted) => {
      const guilty = parts.filter((part) => part.passes === (wanted === 'fail'));
      return guilty.flatMap((part, i) => nested(part.lines(wanted), i, joiners[wanted]));
    },
  };
}

/** Lines of a nested group move in by one step; its first line carries the outer joiner. */
function nested(lines: readonly Line[], position: number, joiner: 'and' | 'or'): readonly Line[] {
  const isGroup = lines.length > 1;
  return lines.map((line, i) => ({
    ...line,
    depth: line.depth + (isGroup ? 1 : 0),
    ...(i === 0 && position > 0 ? { joiner } : {}),
  }));
}

export function lineText(line: Line, language: string): string {
  const joiner = line.joiner ? `${say(language, line.joiner)} ` : '';
  return indent.repeat(line.depth) + joiner + line.text;
}

/** A pair of marks that may stand inside of itself. */
export interface Brackets {
  readonly open: string;
  readonly close: string;
}

/** Text that is put together piece by piece; its end is known without joining it. */
class Pieces {
  readonly #all: string[] = [];
  /** The last characters; the start of a text counts as a new line. */
  end = '\n';

  add(piece: string): void {
    if (piece === '') return;
    this.#all.push(piece);
    this.end = piece.length > 1 ? piece.slice(-2) : this.end.slice(-1) + piece;
  }

  toString(): string {
    return this.#all.join('');
  }
}

/**
 * Replaces what stands between marks, innermost first, with what `replace` makes of it; `before` are the last
 * characters in front of it. Marks without a partner stay. Takes time in proportion to the text, however
 * deep somebody nested.
 */
export function replaceNested(
  text: string,
  { open, close }: Brackets,
  replace: (inside: string, before: string) => string,
): string {
  if (!text.includes(open)) return text;
  const stack: Pieces[] = [];
  let current = new Pieces();
  for (let at = 0; at < text.length;) {
    const outer = text.startsWith(close, at) ? stack.pop() : undefined;
    if (outer !== undefined) {
      outer.add(replace(current.toString(), outer.end));
      current = outer;
      at += close.length;
    } else if (text.startsWith(open, at)) {
      stack.push(current);
      current = new Pieces();
      at += open.length;
    } else {
      const next = nextMark(text, at + 1, open, close);
      current.add(text.slice(at, next));
      at = next;
    }
  }
  return [...stack, current].map(String).join(open);
}

function nextMark(text: string, from: number, open: string, close: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === open[0] || text[at] === close[0]) return at;
  }
  return text.length;
}

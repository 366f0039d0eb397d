/** Marked parts of a text. Pure. */
export interface Mark {
  /** Offsets in UTF-16 units; `end` is behind the last one. */
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  readonly colour: string;
}

/** One piece of the text, marked or not, as `text_review_mode` lists them. */
export interface Piece {
  readonly class: 'text__selected' | 'text__unselected';
  readonly start: number;
  readonly contentLength: number;
  /** Name of the tag; empty for what is not marked. */
  readonly value: string;
  readonly colour: string;
}

/** A new mark takes the place of those it touches. */
export function marked(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  const others = marks.filter(({ start, end }) => end <= mark.start || start >= mark.end);
  return [...others, mark].sort((a, b) => a.start - b.start);
}

/** Marked texts by the name of their tag. */
export function resultOf(
  text: string,
  marks: readonly Mark[],
): Readonly<Record<string, readonly string[]>> {
  const result: Record<string, string[]> = {};
  for (const { tag, start, end } of marks) (result[tag] ??= []).push(text.slice(start, end));
  return result;
}

export function piecesOf(text: string, marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const plain = (start: number, end: number): void => {
    if (end <= start) return;
    const contentLength = end - start;
    pieces.push({ class: 'text__unselected', start, contentLength, value: '', colour: '' });
  };
  let at = 0;
  for (const { start, end, tag: value, colour } of marks) {
    plain(at, start);
    pieces.push({ class: 'text__selected', start, contentLength: end - start, value, colour });
    at = end;
  }
  plain(at, text.length);
  return pieces;
}

/** Marks of an earlier answer; pieces tell their length only, in other editors' answers too. */
export function marksFrom(pieces: unknown): readonly Mark[] {
  if (!Array.isArray(pieces)) return [];
  let at = 0;
  return (pieces as readonly Partial<Piece>[]).flatMap((piece) => {
    const start = at;
    at += piece.contentLength ?? 0;
    if (piece.class === 'text__unselected' || !piece.contentLength) return [];
    return [{ start, end: at, tag: piece.value ?? '', colour: piece.colour ?? '#ffdb4d' }];
  });
}

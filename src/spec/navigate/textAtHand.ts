import { LineIndex } from '../text/position';

/** A text with a cursor in it: a spec, or a file that specs refer to. */
export interface TextAtHand {
  readonly text: string;
  readonly lines: LineIndex;
}

/** For files that are no specs: a tasks file, an interface, markup. */
export function textAtHand(text: string): TextAtHand {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return { text: plain, lines: new LineIndex(plain) };
}

/**
 * Bounds on one pass over a config, far beyond what a performer could work with. A config that
 * refers to its own parts again and again, or doubles a text thirty times, ends here instead of
 * holding up the frame.
 */
const mostSteps = 400_000;
const longestText = 2_000_000;
const longestList = 200_000;

/** The config asks for more than the preview computes. It ends the pass: no part of it is at fault. */
export class TooLarge extends Error {}

export class Budget {
  #steps = 0;

  /** Counts one evaluated node. */
  spend(): void {
    this.#steps += 1;
    if (this.#steps > mostSteps) {
      throw new TooLarge('This interface is too large to be drawn: it has too many parts');
    }
  }
}

/** Hands a computed value on, unless it has grown beyond use. */
export function bounded(value: unknown): unknown {
  if (typeof value === 'string' && value.length > longestText) {
    throw new TooLarge('This interface is too large to be drawn: a helper makes a giant text');
  }
  if (Array.isArray(value) && value.length > longestList) {
    throw new TooLarge('This interface is too large to be drawn: a helper makes a giant list');
  }
  return value;
}

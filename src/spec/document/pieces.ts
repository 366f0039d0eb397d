import type { SpecNode } from './node';
import { placed } from './place';
import type { SyntaxProblem } from './tree';

/** What a piece of text says by itself; offsets count from its beginning. */
export interface ReadPiece {
  readonly root: SpecNode | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * The pieces into which a text was cut for parsing, by their text. Keep one beside each open document.
 * A piece means the same wherever it stands, so an edit costs the reading of the pieces it touched;
 * the others keep their trees, copied only where an edit before them moved them. Pieces that two
 * parses in a row did not use are forgotten.
 */
export class PieceCache<Piece extends object> {
  #current = new Map<string, Piece>();
  #previous = new Map<string, Piece>();

  /** Called before each parse. */
  turn(): void {
    this.#previous = this.#current;
    this.#current = new Map();
  }

  of(text: string, read: (text: string) => Piece): Piece {
    const current = this.#current.get(text);
    if (current) return current;
    const previous = this.#previous.get(text);
    const key = previous ? text : ownText(text);
    const piece = previous ?? read(key);
    this.#current.set(key, piece);
    return piece;
  }
}

/** A slice keeps the whole text alive that it was cut from; this one stands by itself. */
export function ownText(slice: string): string {
  return ` ${slice}`.slice(1);
}

/** A piece's tree, at the place where it stood last. */
export class PlacedPiece {
  #by = 0;
  #root: SpecNode | undefined;

  constructor(readonly read: ReadPiece) {}

  at(by: number): SpecNode | undefined {
    if (this.#root && this.#by === by) return this.#root;
    this.#by = by;
    this.#root = this.read.root && placed(this.read.root, by);
    return this.#root;
  }

  problemsAt(by: number): readonly SyntaxProblem[] {
    const { problems } = this.read;
    if (problems.length === 0) return problems;
    return problems.map((problem) => ({
      ...problem,
      start: problem.start + by,
      end: problem.end + by,
    }));
  }
}

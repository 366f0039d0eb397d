import { bracketsOf, type Brackets } from './jsonBrackets';
import type { MapEntry, ScalarNode, SpecNode } from './node';
import { PlacedPiece, type PieceCache } from './pieces';
import { maxDepth, type ParsedTree, type SyntaxProblem } from './tree';

/** A few lines of JSON, parsed by themselves. */
export type JsonPiece = PlacedPiece;
export type JsonCache = PieceCache<JsonPiece>;

/** Objects and lists of at most this many characters are parsed whole, unless they hold a mistake. */
const pieceLength = 1500;

/** What stands for an object or list while what is around it is parsed. */
const stand = ' 0 ';

/**
 * Parses JSON piece by piece: it is cut along its brackets, and an object or list too long for one piece
 * is parsed with a stand-in for each one inside of it. So after an edit a cache of pieces leaves little
 * to parse, and a mistake spoils no more than the object it stands in. Undefined when brackets do not match.
 */
export function parsePieces(
  { text, base }: PlacedText,
  parse: (piece: string) => ParsedTree,
  cache: JsonCache,
): ParsedTree | undefined {
  const around = bracketsOf(text, maxDepth);
  if (!around) return undefined;
  cache.turn();
  const reader = new PieceReader(text, base, parse, cache);
  const root = reader.readAround(around);
  return { root, problems: reader.problems, shared: false };
}

/** A text, and what is to be added to the offsets in it. */
export interface PlacedText {
  readonly text: string;
  readonly base: number;
}

class PieceReader {
  readonly problems: SyntaxProblem[] = [];

  constructor(
    private readonly text: string,
    private readonly base: number,
    private readonly parse: (piece: string) => ParsedTree,
    private readonly cache: JsonCache,
  ) {}

  read(brackets: Brackets): SpecNode | undefined {
    const { start, end } = brackets;
    if (end - start <= pieceLength) {
      const piece = this.#piece(this.text.slice(start, end));
      const whole = piece.read.problems.length === 0;
      if (whole || brackets.inside.length === 0) return this.#placed(piece, this.base + start);
    }
    return this.readAround(brackets);
  }

  /** What directly stands in an object, a list or the text; what is inside of that is read by itself. */
  readAround(brackets: Brackets): SpecNode | undefined {
    const frame = new Frame(this.text, this.base, brackets);
    const { root, problems } = this.#piece(frame.text).read;
    for (const problem of problems) {
      const [start, end] = [frame.placeOf(problem.start), frame.placeOf(problem.end)];
      this.problems.push({ ...problem, start, end: Math.max(end, start + 1) });
    }
    return root && this.#framed(root, frame);
  }

  #piece(text: string): JsonPiece {
    return this.cache.of(text, (own) => new PlacedPiece(this.parse(own)));
  }

  #placed(piece: JsonPiece, by: number): SpecNode | undefined {
    for (const problem of piece.problemsAt(by)) this.problems.push(problem);
    return piece.at(by);
  }

  /** In a frame nothing but scalars stands inside of anything. */
  #framed(node: SpecNode, frame: Frame): SpecNode {
    if (node.kind === 'scalar') return this.#child(node, frame);
    const [start, end] = [frame.placeOf(node.start), frame.placeOf(node.end)];
    if (node.kind === 'list') {
      const items = node.items.map((item) => this.#framed(item, frame));
      return { kind: 'list', flow: true, start, end, items };
    }
    const entries = node.entries.map(({ key, value }): MapEntry => {
      const name = movedScalar(key, frame);
      return { key: name, value: this.#framed(value, frame) };
    });
    return { kind: 'map', flow: true, start, end, entries };
  }

  #child(scalar: ScalarNode, frame: Frame): SpecNode {
    const inside = frame.inside(scalar);
    return (inside && this.read(inside)) ?? movedScalar(scalar, frame);
  }
}

function movedScalar({ start, end, style, value }: ScalarNode, frame: Frame): ScalarNode {
  return { kind: 'scalar', start: frame.placeOf(start), end: frame.placeOf(end), style, value };
}

/** The text of an object or list, with a stand-in for each one inside of it. */
class Frame {
  readonly text: string;
  /** Offsets of the stand-ins in the frame's text, growing. */
  readonly #stands: number[] = [];
  readonly #brackets: Brackets;

  constructor(
    source: string,
    private readonly base: number,
    brackets: Brackets,
  ) {
    this.#brackets = brackets;
    const parts: string[] = [];
    let from = brackets.start;
    let length = 0;
    for (const { start, end } of brackets.inside) {
      parts.push(source.slice(from, start), stand);
      length += start - from;
      this.#stands.push(length);
      length += stand.length;
      from = end;
    }
    parts.push(source.slice(from, brackets.end));
    this.text = parts.join('');
  }

  /** The object or list that a scalar stands for. */
  inside({ start }: ScalarNode): Brackets | undefined {
    const index = this.#before(start) - 1;
    return this.#stands[index] === start - 1 ? this.#brackets.inside[index] : undefined;
  }

  /** Where an offset of the frame's text lies. */
  placeOf(offset: number): number {
    return this.base + this.#inSource(offset);
  }

  #inSource(offset: number): number {
    const index = this.#before(offset) - 1;
    const hidden = this.#brackets.inside[index];
    const begins = this.#stands[index];
    if (!hidden || begins === undefined) return this.#brackets.start + offset;
    // A stand-in begins and ends where what it stands for does.
    const behind = offset - begins;
    if (behind < stand.length - 1) return hidden.start;
    return hidden.end + Math.max(0, behind - stand.length);
  }

  /** How many stand-ins begin before an offset. */
  #before(offset: number): number {
    let low = 0;
    let high = this.#stands.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#stands[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

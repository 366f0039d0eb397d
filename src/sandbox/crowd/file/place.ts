import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
} from 'yaml';
import { nearest } from '../../../spec/text/nearest';
import type { CrowdProblem } from './crowdFileError';

interface Source {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly problems: CrowdProblem[];
}

/** Bounds of a number. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

/**
 * A value in a crowd file, and where it stands. Readers tell what is wrong with it and give
 * undefined, so that one look finds every mistake of a file.
 */
export class Place {
  private constructor(
    private readonly source: Source,
    private readonly node: Node | undefined,
    /** How a person would say which value it is: `groups[0].pace`. */
    readonly path: string,
    /** Where its key stands. */
    private readonly offset: number,
  ) {}

  /** The whole text; what YAML itself dislikes is among the problems already. */
  static root(text: string, problems: CrowdProblem[]): Place {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const source = { document, lines, problems };
    for (const { message, pos } of document.errors) {
      const { line, col } = lines.linePos(pos[0]);
      problems.push({ line, column: col, message });
    }
    return new Place(source, document.contents ?? undefined, '', 0);
  }

  get isMap(): boolean {
    return isMap(this.#value());
  }

  get isList(): boolean {
    return isSeq(this.#value());
  }

  /** Notes a problem at this place. */
  wrong(message: string): void {
    this.#note(message, this.node?.range?.[0] ?? this.offset);
  }

  #note(message: string, offset: number): void {
    const { line, col } = this.source.lines.linePos(offset);
    const where = this.path === '' ? '' : `${this.path}: `;
    this.source.problems.push({ line, column: col, message: `${where}${message}` });
  }

  /** The values of a mapping that has no other keys than these. */
  fields<Key extends string>(known: readonly Key[]): Partial<Record<Key, Place>> {
    const found: Partial<Record<Key, Place>> = {};
    for (const [key, place] of this.entries()) {
      if (known.includes(key as Key)) found[key as Key] = place;
      else {
        const meant = nearest(key, known);
        const remedy =
          meant === undefined ? `Known are ${known.join(', ')}.` : `Did you mean ${meant}?`;
        place.#note(`there is no such setting. ${remedy}`, place.offset);
      }
    }
    return found;
  }

  /** Keys and values of a mapping, in the order of the file. */
  entries(): readonly (readonly [string, Place])[] {
    const value = this.#value();
    if (!isMap(value)) {
      this.wrong('settings were expected here, one a line as `key: value`.');
      return [];
    }
    return value.items.map(({ key, value: item }) => {
      const name = isScalar(key) ? String(key.value) : String(key);
      const path = this.path === '' ? name : `${this.path}.${name}`;
      const offset = (key as Node).range?.[0] ?? this.offset;
      return [name, new Place(this.source, (item as Node | null) ?? undefined, path, offset)];
    });
  }

  items(): readonly Place[] {
    const value = this.#value();
    if (!isSeq(value)) {
      this.wrong('a list was expected here.');
      return [];
    }
    return value.items.map(
      (item, index) => new Place(this.source, item as Node, `${this.path}[${index}]`, this.offset),
    );
  }

  text(): string | undefined {
    const value = this.#scalar();
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.wrong('a text was expected here.');
    return undefined;
  }

  /** A text, a number or yes and no, as text. */
  label(): string | undefined {
    const value = this.scalar();
    return value === undefined ? undefined : String(value);
  }

  /** A text, a number or yes and no, as it is. */
  scalar(): string | number | boolean | undefined {
    const value = this.#scalar();
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return value;
    }
    this.wrong('a text, a number, true or false was expected here.');
    return undefined;
  }

  flag(): boolean | undefined {
    const value = this.#scalar();
    if (typeof value === 'boolean') return value;
    this.wrong('true or false was expected here.');
    return undefined;
  }

  number({ min, max, whole }: Bounds): number | undefined {
    const value = this.#scalar();
    const fits =
      typeof value === 'number' &&
      value >= min &&
      value <= max &&
      (whole !== true || Number.isInteger(value));
    if (fits) return value;
    const kind = whole === true ? 'a whole number' : 'a number';
    const until = Number.isFinite(max) ? ` to ${max}` : ' up';
    this.wrong(`${kind} from ${min}${until} was expected here.`);
    return undefined;
  }

  #value(): Node | undefined {
    return isAlias(this.node) ? this.node.resolve(this.source.document) : this.node;
  }

  #scalar(): unknown {
    const value = this.#value();
    return isScalar(value) ? value.value : undefined;
  }
}

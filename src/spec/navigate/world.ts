import type { SpecDocument } from '../document/specDocument';
import { LineIndex, type Range } from '../text/position';
import type { Span } from '../validate/report';
import type { Outside } from '../validate/outside';
import { folderOf, joined, relativeTo } from './paths';
import type { TextAtHand } from './textAtHand';

/** A place in the document at hand, or in the file at `path`, relative to the document's folder. */
export interface Location {
  readonly path?: string;
  readonly range: Range;
}

/** Stands for the document at hand when the host does not say where it is: no ref can lead to it. */
const nameless = '*';

/** Specs and files of a workspace folder, under paths that are the same whoever asks. */
export class World {
  /** Path of the document at hand. */
  readonly here: string;
  readonly specs: ReadonlyMap<string, SpecDocument>;
  readonly #folder: string;
  readonly #texts = new Map<string, string | undefined>();
  readonly #lines = new Map<string, LineIndex>();

  constructor(
    private readonly atHand: TextAtHand,
    private readonly outside: Outside,
    /** Only names that stand or end in this part of the document at hand are wanted; all when absent. */
    private readonly focus?: Span,
  ) {
    this.here = outside.path === undefined ? nameless : joined('', outside.path);
    this.#folder = folderOf(this.here);
    const specs = new Map<string, SpecDocument>();
    for (const { path, doc } of outside.specs?.() ?? [])
      if (doc !== atHand) specs.set(joined(this.#folder, path), doc);
    if (isSpec(atHand)) specs.set(this.here, atHand);
    this.specs = specs;
  }

  /** The document at hand without its surroundings; only what stands in a part of it, if one is given. */
  alone(focus?: Span): World {
    const { path } = this.outside;
    return new World(this.atHand, path === undefined ? {} : { path }, focus);
  }

  /** Whether names in this part of a file are wanted. */
  covers(path: string, { start, end }: Span): boolean {
    const { focus } = this;
    return focus === undefined || path !== this.here || (start <= focus.end && focus.start <= end);
  }

  /** The path that a ref in the file `from` means. */
  resolve(from: string, ref: string): string {
    return joined(folderOf(from), ref);
  }

  /** The text of a file without a byte order mark; undefined when it is not known. */
  textOf(path: string): string | undefined {
    if (path === this.here) return this.atHand.text;
    const spec = this.specs.get(path);
    if (spec) return spec.text;
    if (!this.#texts.has(path)) this.#texts.set(path, this.#read(path));
    return this.#texts.get(path);
  }

  /** Whether a file is there, as far as the host knows. */
  stateOf(path: string): 'found' | 'missing' | 'outside' | 'unknown' {
    if (path === this.here || this.specs.has(path)) return 'found';
    return this.outside.file?.(this.refOf(path)).state ?? 'missing';
  }

  #read(path: string): string | undefined {
    const file = this.outside.file?.(this.refOf(path));
    return file?.state === 'found' ? file.text.replace(/^\uFEFF/, '') : undefined;
  }

  /** How the document at hand would write the path. */
  refOf(path: string): string {
    return relativeTo(this.#folder, path);
  }

  location(path: string, start: number, end: number): Location {
    const range = this.#linesOf(path).range(start, end);
    return path === this.here ? { range } : { path: this.refOf(path), range };
  }

  #linesOf(path: string): LineIndex {
    if (path === this.here) return this.atHand.lines;
    const known = this.specs.get(path)?.lines ?? this.#lines.get(path);
    if (known) return known;
    const made = new LineIndex(this.textOf(path) ?? '');
    this.#lines.set(path, made);
    return made;
  }
}

function isSpec(text: TextAtHand): text is SpecDocument {
  return 'kind' in text && 'root' in text;
}

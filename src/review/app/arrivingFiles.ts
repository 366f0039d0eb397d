import type { ReviewFile, ReviewHostMessage } from '../state';

type Piece = Extract<ReviewHostMessage, { type: 'reviewFile' }>;

/** A file that has come whole. */
export interface ArrivedFile {
  readonly name: string;
  readonly blob: Blob;
  /** For players and pictures of the page itself. */
  readonly url: string;
}

/** Puts the files of one assignment together from their pieces; those of another one replace them. */
export class ArrivingFiles {
  #assignment: string | undefined;
  readonly #coming = new Map<string, Uint8Array[]>();
  readonly #here = new Map<string, ArrivedFile>();

  get here(): ReadonlyMap<string, ArrivedFile> {
    return this.#here;
  }

  /** Gives true when a file became whole. */
  take({ assignment, id, bytes, place }: Piece, known: readonly ReviewFile[]): boolean {
    if (assignment !== this.#assignment) this.#begin(assignment);
    if (place === 'first') this.#coming.set(id, []);
    const pieces = this.#coming.get(id);
    if (!pieces) return false;
    pieces.push(bytes);
    if (place !== 'last') return false;
    this.#coming.delete(id);
    const file = known.find((one) => one.id === id);
    const blob = new Blob(pieces as BlobPart[], { type: file?.type ?? '' });
    const before = this.#here.get(id);
    if (before) forget(before.url);
    this.#here.set(id, { name: file?.name ?? id, blob, url: URL.createObjectURL(blob) });
    return true;
  }

  #begin(assignment: string): void {
    this.#assignment = assignment;
    this.#coming.clear();
    for (const { url } of this.#here.values()) forget(url);
    this.#here.clear();
  }
}

/** Players that are drawn yet may still be loading it; they are gone with the next pictures. */
function forget(url: string): void {
  setTimeout(() => URL.revokeObjectURL(url), 2000);
}

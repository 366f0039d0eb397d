import { LineIndex, type Range } from '../text/position';

/**
 * A text that arrives in pieces. What has been read is forgotten, so that a file of any size takes no
 * more memory than its longest row; places are still those of the whole file.
 */
export class Piecewise {
  #text = '';
  #line = 0;
  #character = 0;
  #places: LineIndex | undefined;
  #first = true;

  /** What has arrived and has not been read. */
  get text(): string {
    return this.#text;
  }

  push(piece: string): void {
    const plain = this.#first && piece.startsWith('\uFEFF') ? piece.slice(1) : piece;
    if (this.#first && plain !== piece) this.#character = 1;
    if (piece !== '') this.#first = false;
    this.#text = this.#text === '' ? plain : this.#text + plain;
    this.#places = undefined;
  }

  /** Forgets everything before an offset. */
  drop(end: number): void {
    const at = this.#position(end);
    this.#line = at.line;
    this.#character = at.character;
    this.#text = this.#text.slice(end);
    this.#places = undefined;
  }

  range(start: number, end: number): Range {
    return { start: this.#position(start), end: this.#position(end) };
  }

  #position(offset: number) {
    this.#places ??= new LineIndex(this.#text);
    const { line, character } = this.#places.positionAt(offset);
    return {
      line: this.#line + line,
      character: line === 0 ? this.#character + character : character,
    };
  }
}

/**
 * Markup whose elements tell the line they come from, so that a click on one leads to its source and
 * the cursor in the source to the element. Marks stand in start tags only; no line moves.
 */

import { lineAttribute } from './lineAttribute';

/** Where in the markup the text before ended: what follows is read from there on. */
type Within =
  | { readonly state: 'text' }
  | { readonly state: 'comment' }
  | { readonly state: 'tag'; readonly name: string; readonly quote?: string }
  /** Inside of an element that holds text only. */
  | { readonly state: 'raw'; readonly name: string };

const rawElements = new Set(['script', 'style', 'textarea', 'title', 'template', 'xmp']);

/** Reads the pieces of a template one after the other; what stands between them are mustaches. */
export class MarkupMarker {
  #within: Within = { state: 'text' };

  /** `line` is the zero-based line on which the piece begins. */
  marked(piece: string, line: number): string {
    const out: string[] = [];
    let at = 0;
    while (at < piece.length) {
      const wasText = this.#isIn('text');
      const end = this.#step(piece, at);
      out.push(piece.slice(at, end));
      const isNew = wasText && this.#isIn('tag');
      // A name that a mustache may go on with is no whole name yet: `<h{{level}}>`.
      if (isNew && end < piece.length) out.push(markOf(line + linesIn(piece, end)));
      at = end;
    }
    return out.join('');
  }

  #isIn(state: Within['state']): boolean {
    return this.#within.state === state;
  }

  /** Reads on from `at` to where something else begins, and returns that place. */
  #step(piece: string, at: number): number {
    const { state } = this.#within;
    if (state === 'text') return this.#inText(piece, at);
    if (state === 'tag') return this.#inTag(piece, at);
    const end = state === 'comment' ? '-->' : `</${(this.#within as { name: string }).name}`;
    const found = piece.toLowerCase().indexOf(end, at);
    if (found < 0) return piece.length;
    this.#within = { state: 'text' };
    return found + (state === 'comment' ? end.length : 0);
  }

  #inText(piece: string, at: number): number {
    if (piece.startsWith('<!--', at)) {
      this.#within = { state: 'comment' };
      return at + 4;
    }
    const name = tagName(piece, at);
    if (name !== undefined) {
      this.#within = { state: 'tag', name: name.toLowerCase() };
      return at + 1 + name.length;
    }
    const next = piece.indexOf('<', at + 1);
    return next < 0 ? piece.length : next;
  }

  #inTag(piece: string, at: number): number {
    const tag = this.#within as Extract<Within, { state: 'tag' }>;
    const wanted = tag.quote === undefined ? /["'>]/g : new RegExp(tag.quote, 'g');
    wanted.lastIndex = at;
    const found = wanted.exec(piece);
    if (!found) return piece.length;
    this.#within = afterMark(tag, found[0]);
    return found.index + 1;
  }
}

function afterMark(tag: Extract<Within, { state: 'tag' }>, mark: string): Within {
  if (tag.quote !== undefined) return { state: 'tag', name: tag.name };
  if (mark !== '>') return { ...tag, quote: mark };
  return rawElements.has(tag.name) ? { state: 'raw', name: tag.name } : { state: 'text' };
}

function tagName(piece: string, at: number): string | undefined {
  if (piece[at] !== '<') return undefined;
  const name = /[a-z][\w:-]*/iy;
  name.lastIndex = at + 1;
  return name.exec(piece)?.[0];
}

function markOf(line: number): string {
  return ` ${lineAttribute}="${String(line)}"`;
}

function linesIn(piece: string, end: number): number {
  let count = 0;
  for (let i = piece.indexOf('\n'); i >= 0 && i < end; i = piece.indexOf('\n', i + 1)) count += 1;
  return count;
}

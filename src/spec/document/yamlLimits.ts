/**
 * What the YAML library is not given, told by a look at the text. It reads what stands on lines of its own
 * in time, but what is opened thousands of times on one line takes it minutes and all memory, and each
 * item inside of brackets some ten microseconds.
 */
export type Excess = 'too-deep' | 'too-many-items';

/** Items inside of brackets that one piece may have. Block lists and mappings have no such limit. */
export const mostFlowItems = 20_000;

/** Brackets inside each other; counted in texts, too: an upper bound, and far above what anybody writes. */
const mostBrackets = 500;

const manyDashes = /(?:[-?][ \t]+){250}/;

export function excessOf(text: string): Excess | undefined {
  if (text.length < mostBrackets) return undefined;
  if (manyDashes.test(text) || bracketDepth(text) > mostBrackets) return 'too-deep';
  return text.length > mostFlowItems && flowItems(text) > mostFlowItems
    ? 'too-many-items'
    : undefined;
}

function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 91 || code === 123) deepest = Math.max(deepest, ++depth);
    else if ((code === 93 || code === 125) && depth > 0) depth--;
  }
  return deepest;
}

const opensBlockText = /(?:^|[\s:-])[|>][-+\d]*[ \t]*(?:#.*)?$/;

/** Commas inside of brackets, those in quoted texts and block texts left out. */
function flowItems(text: string): number {
  const count = new FlowCount();
  let blockText: number | undefined;
  for (const line of text.split('\n')) {
    const indent = line.search(/[^ \r]/);
    if (blockText !== undefined && (indent < 0 || indent > blockText)) continue;
    count.read(line);
    blockText = count.isOutside && opensBlockText.test(line.trimEnd()) ? indent : undefined;
  }
  return count.commas;
}

class FlowCount {
  commas = 0;
  #depth = 0;
  #quote = 0;

  get isOutside(): boolean {
    return this.#depth === 0 && this.#quote === 0;
  }

  read(line: string): void {
    let before = 32;
    for (let i = 0; i < line.length; i++) {
      const code = line.charCodeAt(i);
      if (this.#quote !== 0) {
        if (code === 92 && this.#quote === 34) i++;
        else if (code === this.#quote) this.#quote = 0;
      } else if (code === 34 || code === 39) {
        // A quote opens a text only where a value can begin.
        if (isBreak(before)) this.#quote = code;
      } else this.#readSign(code, before);
      before = code;
    }
  }

  #readSign(code: number, before: number): void {
    const opens = code === 91 || code === 123;
    if (opens && (this.#depth > 0 || isBreak(before))) this.#depth++;
    else if ((code === 93 || code === 125) && this.#depth > 0) this.#depth--;
    else if (code === 44 && this.#depth > 0) this.commas++;
  }
}

/** Blank, or a sign of brackets: a value can begin behind it. */
function isBreak(code: number): boolean {
  return code === 32 || code === 9 || code === 44 || code === 91 || code === 123 || code === 58;
}

/** A field id in a text of the classic technique, with its offsets in that text. */
export interface NameInText {
  readonly side: 'input' | 'output';
  readonly role: 'read' | 'write';
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const expression = /\{\{\{?(?![!>])~?([#/^&]?)\s*([^{}]*?)~?\}\}/g;
const word =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w-]+=|(?:\.\.\/)*[A-Za-z_][\w-]*(?:\.[\w-]+)*|\S/g;

/** Words of the template language itself. */
const ownWords: ReadonlySet<string> = new Set(
  'if unless each with else log lookup as this true false null undefined'.split(' '),
);

/**
 * Names that a template takes for values of its data, with their places: whatever is shown, tested or
 * handed to a helper, outside of `{{#each}}` and `{{#with}}`. Comments and block parameters are none.
 */
export function valueNames(markup: string): readonly NameInText[] {
  const plain = markup.replace(/\{\{~?!(?:--[^]*?--~?|[^]*?)\}\}/g, (comment) =>
    ' '.repeat(comment.length),
  );
  const parameters = new Set(
    [...plain.matchAll(/\bas\s*\|([^|}]*)\|/g)].flatMap(([, names = '']) => names.split(/\s+/)),
  );
  const isValue = (name: string): boolean =>
    /^[A-Za-z_]/.test(name) && !ownWords.has(name) && !parameters.has(name);
  return namesIn(plain, isValue).filter(({ side }) => side === 'input');
}

/**
 * Field ids in Handlebars markup: outputs in `{{field name="…"}}`, inputs wherever a value is shown,
 * tested or handed to a helper. Inside `{{#each}}` and `{{#with}}` bare names belong to the item.
 */
export function markupNames(markup: string, inputs: ReadonlySet<string>): readonly NameInText[] {
  return namesIn(markup, (name) => inputs.has(name));
}

function namesIn(markup: string, isInput: (name: string) => boolean): readonly NameInText[] {
  const names: NameInText[] = [];
  const blocks: string[] = [];
  for (const found of markup.matchAll(expression)) {
    const [whole, sign = '', inside = ''] = found;
    const base = found.index + whole.indexOf(inside, 2 + sign.length);
    const words = [...inside.matchAll(word)].map((piece) => ({
      text: piece[0],
      start: base + piece.index,
    }));
    const helper = words[0]?.text ?? '';
    if (sign === '/') {
      blocks.pop();
      continue;
    }
    if (helper === 'field') names.push(...outputName(words));
    names.push(...inputNames(words, sign === '#', scopeOf(blocks), isInput));
    if (sign === '#') blocks.push(helper);
  }
  return names;
}

interface Word {
  readonly text: string;
  readonly start: number;
}

/** How many blocks round here change what bare names mean. */
function scopeOf(blocks: readonly string[]): number {
  return blocks.filter((block) => block === 'each' || block === 'with').length;
}

function outputName(words: readonly Word[]): readonly NameInText[] {
  return words.flatMap(({ text }, i) => {
    const value = words[i + 1];
    if (text !== 'name=' || !value || !/^["'][^{]+["']$/.test(value.text)) return [];
    const name = value.text.slice(1, -1);
    const start = value.start + 1;
    return [{ side: 'output', role: 'write', name, start, end: start + name.length }];
  });
}

/** What follows these is a helper, `@index` or the rest of a path. */
const notAValueAfter: ReadonlySet<string> = new Set(['(', '@', '/', '[']);

function inputNames(
  words: readonly Word[],
  block: boolean,
  scope: number,
  isInput: (name: string) => boolean,
): readonly NameInText[] {
  // The first word of several is a helper's name.
  const skipped = block || words.length > 1 ? 1 : 0;
  return words.flatMap(({ text, start }, i) => {
    if (i < skipped || notAValueAfter.has(words[i - 1]?.text ?? '')) return [];
    const [, up = '', name = ''] = /^((?:\.\.\/)*)([\w-]+)(?:\.|$)/.exec(text) ?? [];
    if (!isInput(name) || up.length / 3 !== scope) return [];
    const at = start + up.length;
    return [{ side: 'input', role: 'read', name, start: at, end: at + name.length }];
  });
}

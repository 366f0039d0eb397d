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

/**
 * Field ids in Handlebars markup: outputs in `{{field name="…"}}`, inputs wherever a value is shown,
 * tested or handed to a helper. Inside `{{#each}}` and `{{#with}}` bare names belong to the item.
 */
export function markupNames(markup: string, inputs: ReadonlySet<string>): readonly NameInText[] {
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
    names.push(...inputNames(words, sign === '#', scopeOf(blocks), inputs));
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

function inputNames(
  words: readonly Word[],
  block: boolean,
  scope: number,
  inputs: ReadonlySet<string>,
): readonly NameInText[] {
  // The first word of several is a helper's name.
  const skipped = block || words.length > 1 ? 1 : 0;
  return words.slice(skipped).flatMap(({ text, start }) => {
    const [, up = '', name = ''] = /^((?:\.\.\/)*)([\w-]+)(?:\.|$)/.exec(text) ?? [];
    if (!inputs.has(name) || up.length / 3 !== scope) return [];
    const at = start + up.length;
    return [{ side: 'input', role: 'read', name, start: at, end: at + name.length }];
  });
}

import assert from 'node:assert/strict';
import {
  completeAt,
  createParseCache,
  hoverAt,
  parseSpec,
  referencesIn,
  validateSpec,
  type SpecFormat,
} from '../../../../src/spec';

const nested = (levels: number): string =>
  Array.from({ length: levels }, (_, i) => `${' '.repeat(i)}k:\n`).join('');

const doubled = (levels: number): string =>
  `a0: &a0 [x, y]\n${Array.from(
    { length: levels },
    (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]\n`,
  ).join('')}`;

const merged = (levels: number): string =>
  `m0: &m0 { a: 1 }\n${Array.from(
    { length: levels },
    (_, i) => `m${i + 1}: &m${i + 1} { <<: [*m${i}, *m${i}], k${i}: *m${i} }\n`,
  ).join('')}`;

const yaml: Readonly<Record<string, string>> = {
  'a line of 1 MB': `public_name: ${'word '.repeat(200_000)}\npublic_description: x\n`,
  'a quoted line of 1 MB': `public_name: "${'😀 '.repeat(250_000)}\npublic_description: x\n`,
  'a list of 5,000 items on one line': `metadata: { a: [${'x, '.repeat(5000)}] }\n`,
  'a comment of 1 MB': `# ${'-'.repeat(1_000_000)}\npublic_name: x\n`,
  '1 MB of colons': ':'.repeat(1_000_000),
  '1 MB of blanks': ' '.repeat(1_000_000),
  '1 MB of tabs and blanks': '\t '.repeat(500_000),
  '1 MB of dashes in one line': `${'- '.repeat(500_000)}x`,
  '1 MB of open brackets': '['.repeat(1_000_000),
  '1 MB of open braces behind a key': `a: ${'{'.repeat(1_000_000)}`,
  '1 MB of question marks': '? '.repeat(500_000),
  'lone returns': `public_name: x\r${'a: b\r'.repeat(500)}`,
  'a block scalar of 1 MB': `task_spec:\n  view_spec:\n    config: |\n${'      [\n'.repeat(120_000)}`,
  'blocks inside each other, 2,000 deep': nested(2000),
  'lists inside each other on their lines': Array.from(
    { length: 1000 },
    (_, i) => `${'  '.repeat(i)}-\n`,
  ).join(''),
  'aliases that double forty times': doubled(40),
  'merge keys that double thirty times': merged(30),
  'an alias of itself': 'a: &a [*a, { b: *a }]\n',
  'one key ten thousand times': 'public_name: x\n'.repeat(10_000),
  'ten thousand documents': '---\npublic_name: x\n'.repeat(10_000),
  'ten thousand wrong keys': Array.from({ length: 10_000 }, (_, i) => `nokey${i}: x\n`).join(''),
  'ten thousand broken lines': 'what is this\n'.repeat(10_000),
  'control signs': '\0\u0001\u001b: \uFFFE\uD83D\n\u2028: \u0085\n',
  'names that objects have': '__proto__: 1\nconstructor: 2\ntoString: { __proto__: x }\n',
};

const json: Readonly<Record<string, string>> = {
  'a text of 1 MB': `{"public_name": "${'word '.repeat(200_000)}"}`,
  '1 MB of open brackets': '['.repeat(1_000_000),
  '1 MB of quotes': '"'.repeat(1_000_000),
  '100,000 commas': `[${','.repeat(100_000)}]`,
  '1 MB of backslashes in a text': `{"a": "${'\\'.repeat(1_000_000)}`,
  'one key fifty thousand times': `{${'"public_name": "x",\n'.repeat(50_000)}}`,
  'names that objects have': '{"__proto__": {"toString": 1}, "constructor": []}',
};

/** Reads a text, changes it, asks everything; whatever it is, there are answers. */
function askAll(text: string, format: SpecFormat): void {
  const how = { kind: 'project', format, cache: createParseCache() } as const;
  for (const version of [text, `${text} `, `x${text}`]) {
    const doc = parseSpec(version, how);
    for (const { range } of validateSpec(doc)) assert.ok(range.end.line < doc.lines.lineCount);
    referencesIn(doc);
    for (const share of [0, 0.5, 1]) {
      const position = doc.lines.positionAt(Math.floor(version.length * share));
      completeAt(doc, position);
      hoverAt(doc, position);
    }
  }
}

describe('a text that nobody should write', () => {
  for (const [name, text] of Object.entries(yaml))
    it(`hangs nothing: YAML, ${name}`, () => {
      askAll(text, 'yaml');
    }).timeout(30_000);
  for (const [name, text] of Object.entries(json))
    it(`hangs nothing: JSON, ${name}`, () => {
      askAll(text, 'json');
    }).timeout(30_000);
});

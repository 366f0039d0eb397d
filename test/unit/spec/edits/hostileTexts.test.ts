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
  'a quoted line of 1 MB': `public_name: "${'😀 '.repeat(333_000)}"\npublic_description: x\n`,
  'a quoted line of 1 MB without its end': `public_name: "${'😀 '.repeat(333_000)}\npublic_description: x\n`,
  'a quoted line of 1 MB of escapes': `public_name: "${'\\n'.repeat(500_000)}"\n`,
  'a list of 1 MB on one line': `metadata: { a: [${'x, '.repeat(333_000)}] }\n`,
  'a list of as many items as are read on one line': `metadata: { a: [${'x, '.repeat(20_000)}] }\n`,
  'a mapping of 1 MB on one line': `metadata: {${'k: 1, '.repeat(166_000)}}\n`,
  'a comment of 1 MB': `# ${'-'.repeat(1_000_000)}\npublic_name: x\n`,
  '1 MB of colons': ':'.repeat(1_000_000),
  '1 MB of blanks': ' '.repeat(1_000_000),
  '1 MB of tabs and blanks': '\t '.repeat(500_000),
  '1 MB of dashes in one line': `${'- '.repeat(500_000)}x`,
  '1 MB of open brackets': '['.repeat(1_000_000),
  '1 MB of open braces behind a key': `a: ${'{'.repeat(1_000_000)}`,
  '1 MB of question marks': '? '.repeat(500_000),
  '1 MB of lines that end in lone returns': `public_name: x\r${'a: b\r'.repeat(200_000)}`,
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
  '1 MB of commas': `[${','.repeat(1_000_000)}]`,
  'a list of 1 MB on one line': `{"metadata": {"a": [${'1,'.repeat(500_000)}1]}}`,
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
    }).timeout(60_000);
  for (const [name, text] of Object.entries(json))
    it(`hangs nothing: JSON, ${name}`, () => {
      askAll(text, 'json');
    }).timeout(60_000);
});

describe('a bound on what is read', () => {
  const told = (text: string, format: SpecFormat) =>
    validateSpec(parseSpec(text, { kind: 'project', format })).map(({ code }) => code);
  const count = (codes: readonly string[], code: string) =>
    codes.filter((one) => one === code).length;

  it('is told for items inside of brackets, and holds for nothing else', () => {
    const list = `metadata: [${'x, '.repeat(20_001)}]\npublic_name: 5\n`;
    assert.equal(count(told(list, 'yaml'), 'too-many-items'), 1);
    assert.equal(count(told(list, 'yaml'), 'wrong-type'), 1, 'the next entry is read');
    const fine = [
      `public_name: "${'x, '.repeat(30_000)}"`,
      `public_name: '[${'x, '.repeat(30_000)}'`,
      `public_name: It is [x], ${'x, '.repeat(30_000)}`,
      `public_instructions: |\n  [${'x, '.repeat(30_000)}]\n`,
      `task_spec:\n  view_spec:\n    type: tb\n    config: |-\n      {"view": [${'1,'.repeat(30_000)}1]}\n`,
      `metadata:\n  a:\n${'    - x\n'.repeat(30_000)}`,
    ];
    for (const text of fine)
      assert.equal(count(told(text, 'yaml'), 'too-many-items'), 0, text.slice(0, 60));
  });

  it('is told for faults of notation and for findings', () => {
    const broken = told(`[${','.repeat(5000)}]`, 'json');
    assert.equal(count(broken, 'syntax-error'), 1000);
    assert.equal(count(broken, 'too-many-problems'), 1);
    const wrong = Array.from({ length: 12_000 }, (_, i) => `wrong_${i}: x\n`).join('');
    const findings = told(wrong, 'yaml');
    assert.equal(findings.length, 10_001);
    assert.equal(count(findings, 'too-many-problems'), 1);
    assert.equal(count(told('public_name: [\nwrong: x\n', 'yaml'), 'too-many-problems'), 0);
  });

  it('takes a lone return for the end of a line, as YAML does', () => {
    const doc = parseSpec('public_name: a\rpublic_description: b\r', {
      kind: 'project',
      format: 'yaml',
    });
    assert.deepEqual(doc.value(), { public_name: 'a', public_description: 'b' });
    assert.deepEqual(doc.syntax, []);
  });
});

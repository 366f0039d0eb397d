import assert from 'node:assert/strict';
import { createParseCache, parseSpec, validateSpec } from '../../../../src/spec';

const how = { kind: 'project', format: 'yaml' } as const;

const options = (count: number): string =>
  Array.from({ length: count }, (_, i) => `  - { label: L${i}, value: v${i} }`).join('\n');

/** More lines than one piece of the text has. */
const longField = (path: string, indent = ''): string =>
  `type: field.radio-group
options:
${options(40)}
data:
  type: data.output
  path: ${path}`.replaceAll(/\n/g, `\n${indent}`);

const project = (outputs: string, items: readonly string[], vars = ''): string => `public_name: Long
public_description: An interface of many pieces
assignments_issuing_type: AUTOMATED
task_spec:
  input_spec: { text: { type: string } }
  output_spec:
${outputs}  view_spec:
    type: tb
    config:
${vars}      view:
        type: view.list
        items:
${items.map((text) => `          - ${text.replaceAll('\n', '\n            ')}\n`).join('')}`;

/** What is said, with the text that it is said of. */
function told(text: string, code: string): readonly string[] {
  const doc = parseSpec(text, how);
  return validateSpec(doc)
    .filter((diagnostic) => diagnostic.code === code)
    .map(
      ({ range: { start, end } }) =>
        `${start.line} ${doc.text.slice(doc.lines.offsetAt(start), doc.lines.offsetAt(end))}`,
    );
}

const lineOf = (text: string, part: string, nth = 0): number => {
  let at = -1;
  for (let i = 0; i <= nth; i++) at = text.indexOf(part, at + 1);
  return text.slice(0, at).split('\n').length - 1;
};

describe('rules on an interface of many pieces', () => {
  it('point at the path of a field that is longer than a piece', () => {
    const text = project('    a: { type: integer }\n', [longField('a')]);
    assert.deepEqual(told(text, 'output-type-mismatch'), [`${lineOf(text, 'path: a')} a`]);
  });

  it('tell apart pieces that are written alike', () => {
    const field = 'type: field.text\nlabel: Note\ndata: { type: data.output, path: a }';
    const filler = Array.from({ length: 10 }, (_, i) => `type: view.text\ncontent: Filler ${i}`);
    const text = project('    a: { type: string }\n', [field, ...filler, field]);
    assert.deepEqual(told(text, 'output-written-twice'), [`${lineOf(text, 'path: a', 1)} a`]);
  });

  it('know which branches of a fork of many pieces can meet', () => {
    const fork = (then: string, other: string): string =>
      `type: helper.if
condition: { type: condition.equals, data: { type: data.input, path: text }, to: x }
then:
  ${longField(then, '  ')}
else:
  ${longField(other, '  ')}`;
    const outputs = '    a: { type: string, required: true }\n    b: { type: string }\n';
    const apart = project(outputs, [fork('a', 'a')]);
    assert.deepEqual(told(apart, 'output-written-twice'), []);
    assert.deepEqual(told(apart, 'required-output-can-hide'), []);
    const hidden = project(outputs, [fork('a', 'b')]);
    assert.deepEqual(told(hidden, 'required-output-can-hide'), [`${lineOf(hidden, '    a: {')} a`]);
    const both = project(outputs, [fork('a', 'b'), fork('a', 'b')]);
    assert.equal(told(both, 'output-written-twice').length, 2);
  });

  it('follow references from one piece into another', () => {
    const vars = `      vars:\n        shared:\n          ${longField('none', '          ')}\n`;
    const text = project('    a: { type: string }\n', ['$ref: vars.shared', '$ref: vars.no'], vars);
    assert.deepEqual(told(text, 'undeclared-output'), [`${lineOf(text, 'path: none')} none`]);
    assert.deepEqual(told(text, 'broken-ref'), [`${lineOf(text, 'vars.no')} vars.no`]);
    const relative = `type: field.list
render:
  type: field.text
  data: { $ref: vars.line }
data: { type: data.output, path: a }`;
    const line = '      vars:\n        line: { type: data.relative, path: x }\n';
    assert.deepEqual(
      told(project('    a: { type: json }\n', [relative], line), 'relative-outside-list'),
      [],
    );
    const outside = 'type: field.text\ndata: { $ref: vars.line }';
    const both = project('    a: { type: json }\n', [relative, outside], line);
    assert.deepEqual(told(both, 'relative-outside-list'), [
      `${lineOf(both, 'line: {')} data.relative`,
    ]);
  });

  it('say the same after edits as of a fresh text', () => {
    const items = Array.from({ length: 30 }, (_, i) =>
      i % 7 === 3
        ? longField(`a${i}`)
        : `type: field.text\nlabel: Field ${i}\ndata: { type: data.output, path: a${i} }`,
    );
    const outputs = items
      .map((_, i) => `    a${i}: { type: ${i % 3 ? 'string' : 'integer'} }\n`)
      .join('');
    const original = project(outputs, items);
    const cache = createParseCache();
    for (const [from, to] of [
      ['', ''],
      ['path: a5 ', 'path: a4 '],
      ['a9: { type: integer }', 'a9: { type: string, allowed_values: [x] }'],
      ['label: Field 8', 'label: Field 8\n            hint: An added line'],
      ['    a3: { type: integer }\n', ''],
      ['path: a10\n', 'path: a11\n'],
      ['field.text', 'field.number'],
    ] as const) {
      const text = original.replace(from, to);
      assert.deepEqual(
        validateSpec(parseSpec(text, { ...how, cache })),
        validateSpec(parseSpec(text, how)),
        to,
      );
    }
  });
});

import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { createParseCache, parseSpec, specKindOf } from '../../../src/spec';
import { specOf, textOf } from './cursor';

const value = (text: string): unknown => specOf('a.pool.yaml', text).value();

describe('the kind of a spec', () => {
  it('is told by its name', () => {
    assert.deepEqual(specKindOf('x/y/a.pool.yml'), { kind: 'pool', format: 'yaml' });
    assert.deepEqual(specKindOf('x\\a.project.json'), { kind: 'project', format: 'json' });
    assert.equal(specKindOf('pool.yaml'), undefined);
    assert.equal(specKindOf('a.pool.yaml/readme.md'), undefined);
  });
});

describe('parsing YAML', () => {
  it('reads what the YAML library reads, however it is nested', () => {
    const texts = [
      'a: 1\nb:\n  - x\n  - y: 1\n    z: [1, {k: v}]\n  -\n    - q\nc: |\n  one\n   two\n\nd: >-\n  fold\n  ed\n',
      '---\n# head\na:\n- 1\n- 2\n"k e": \'v\'\n? x\n: y\n',
      '{a: 1, b: [2]}',
      '- a\n- b: c\n',
      'text: "several\n  lines: x"\nother: 1\n',
    ];
    for (const text of texts) assert.deepEqual(value(text), parse(text), text);
  });

  it('reads a long text, cut into pieces, like a short one', () => {
    const item =
      '  - type: x\n    list:\n      - { a: 1 }\n      - |\n        key: not a key\n        - not an item\n    last: "a: b"\n';
    const text = `head: 1\nitems:\n${item.repeat(40)}tail: yes\n`;
    assert.deepEqual(value(text), parse(text));
  });

  it('follows anchors, aliases and merge keys across pieces', () => {
    const filler = Array.from({ length: 40 }, (_, i) => `k${i}: ${i}`).join('\n');
    const text = `base: &base { x: 1, y: 2 }\n${filler}\nuse: *base\nmore:\n  <<: *base\n  y: 3\n`;
    const read = value(text) as { use: unknown; more: unknown };
    assert.deepEqual(read.use, { x: 1, y: 2 });
    assert.deepEqual(read.more, { y: 3, x: 1 });
  });

  it('survives aliases that would explode', () => {
    const lines = ['a0: &a0 [x, x]'];
    for (let i = 1; i < 60; i++) lines.push(`a${i}: &a${i} [*a${i - 1}, *a${i - 1}]`);
    const doc = specOf('a.pool.yaml', lines.join('\n'));
    assert.equal(doc.shared, true);
    assert.ok(doc.value());
  });

  it('gives exact places, also in CRLF and behind emoji', () => {
    const doc = specOf('a.pool.yaml', 'a: 😀 x\r\nkey: value\r\n');
    const node = doc.nodeAt(['key']);
    assert.ok(node);
    assert.deepEqual(doc.rangeOf(node).start, { line: 1, character: 5 });
    assert.equal(textOf(doc, doc.rangeOf(node)), 'value');
  });

  it('ignores a byte order mark', () => {
    assert.deepEqual(value('\uFEFFa: 1'), { a: 1 });
    assert.deepEqual(specOf('a.pool.json', '\uFEFF{"a": 1}').value(), { a: 1 });
  });

  it('reports lines that are indented too little', () => {
    assert.equal(specOf('a.pool.yaml', '  a: 1\n b: 2\n').syntax[0]?.code, 'syntax-error');
  });

  it('refuses nesting without end', () => {
    const deep = `a: ${'['.repeat(5000)}`;
    assert.ok(specOf('a.pool.yaml', deep).syntax.length > 0);
    assert.equal(specOf('a.pool.json', '['.repeat(50_000)).syntax[0]?.code, 'too-deep');
  });

  it('parses again only what has changed, with the same result', () => {
    const cache = createParseCache();
    const text = (n: number) =>
      `a: 1\n${Array.from({ length: 90 }, (_, i) => `k${i}: ${i === 50 ? n : 0}`).join('\n')}\n`;
    for (const n of [1, 2, 1]) {
      const doc = parseSpec(text(n), { kind: 'pool', format: 'yaml', cache });
      assert.deepEqual(doc.value(), parse(text(n)));
    }
  });
});

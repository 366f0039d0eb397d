import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  foldingOf,
  parseSpec,
  selectionAt,
  semanticTokensOf,
  coloursOf,
  linksOf,
  specKindOf,
  symbolsOf,
  type Range,
  type SpecDocument,
  type SpecSymbol,
} from '../../../../src/spec';
import { specOf, textOf, withCursor } from '../cursor';

const names = (symbols: readonly SpecSymbol[]): unknown[] =>
  symbols.map(({ name, children }) => (children.length > 0 ? [name, names(children)] : name));

describe('the outline', () => {
  it('names what stands in lists by what people know it by', () => {
    const doc = specOf(
      'a.pool.yaml',
      `private_name: x
quality_control:
  configs:
    - collector_config: { type: SKIPPED_IN_ROW_ASSIGNMENTS }
      rules:
        - conditions: [{ key: skipped_in_row_count, operator: GTE, value: 10 }]
          action: { type: RESTRICTION_V2 }
filter:
  and: [{ or: [{ category: profile, key: languages, operator: IN, value: EN }] }]
`,
    );
    const [, control, filter] = symbolsOf(doc);
    const config = control?.children[0]?.children[0];
    assert.equal(config?.name, 'SKIPPED_IN_ROW_ASSIGNMENTS');
    const rule = config.children[1]?.children[0];
    assert.deepEqual(
      [rule?.name, rule?.kind],
      ['skipped_in_row_count GTE 10 → RESTRICTION_V2', 'rule'],
    );
    assert.equal(
      filter?.children[0]?.children[0]?.children[0]?.children[0]?.name,
      'languages IN EN',
    );
  });

  it('shows an interface, in place or as JSON text', () => {
    const inPlace = specOf(
      'a.project.yaml',
      'task_spec:\n  view_spec:\n    type: tb\n    config:\n      view: { type: view.list, items: [{ type: view.text, label: Hi }] }\n',
    );
    const pasted = specOf(
      'a.project.json',
      JSON.stringify({
        task_spec: {
          view_spec: {
            type: 'tb',
            config: JSON.stringify({ view: { type: 'view.list', items: [{ type: 'view.text' }] } }),
          },
        },
      }),
    );
    const wanted = [
      [
        'task_spec',
        [
          [
            'view_spec',
            ['type', ['config', [['view', ['type', ['items', [['view.text', ['type']]]]]]]]],
          ],
        ],
      ],
    ];
    assert.deepEqual(names(symbolsOf(pasted)), wanted);
    const text = JSON.stringify(names(symbolsOf(inPlace)));
    assert.equal(text, JSON.stringify(wanted).replace('["type"]', '["type","label"]'));
  });

  it('shows fields with their type', () => {
    const doc = specOf('a.project.yaml', 'task_spec:\n  input_spec:\n    text: { type: string }\n');
    const field = symbolsOf(doc)[0]?.children[0]?.children[0];
    assert.deepEqual([field?.name, field?.detail, field?.kind], ['text', 'string', 'field']);
  });
});

describe('folding', () => {
  it('folds entries, items, block texts and comments', () => {
    const doc = specOf(
      'a.pool.yaml',
      '# one\n# two\na:\n  - x: 1\n    y: 2\n  - z\nb: |\n  # no comment\n  # here\nc: [\n  1\n]\n',
    );
    assert.deepEqual(foldingOf(doc), [
      { startLine: 0, endLine: 1, kind: 'comment' },
      { startLine: 2, endLine: 5 },
      { startLine: 3, endLine: 4 },
      { startLine: 6, endLine: 8 },
      { startLine: 9, endLine: 10 },
    ]);
  });

  it('keeps the closing bracket of JSON in sight', () => {
    const doc = specOf('a.skill.json', '{\n  "a": {\n    "b": 1\n  }\n}\n');
    assert.deepEqual(foldingOf(doc), [
      { startLine: 0, endLine: 3 },
      { startLine: 1, endLine: 2 },
    ]);
  });
});

describe('growing a selection', () => {
  it('goes from the word over the value, the entry and the mapping to everything', () => {
    const { doc, position } = withCursor('a.skill.yaml', "name: 'two w|ords'\nhidden: true\n");
    assert.deepEqual(
      selectionAt(doc, position).map((range) => textOf(doc, range)),
      [
        'words',
        'two words',
        "'two words'",
        "name: 'two words'",
        "name: 'two words'\nhidden: true",
        "name: 'two words'\nhidden: true\n",
      ],
    );
  });
});

const examples = join(__dirname, '../../../../examples/asr-en');
const corpus = readdirSync(examples).flatMap((file) => {
  const how = specKindOf(file);
  return how ? [{ how, text: readFileSync(join(examples, file), 'utf8') }] : [];
});
const broken = fc
  .record({
    spec: fc.constantFrom(...corpus),
    from: fc.nat(),
    length: fc.nat(200),
    junk: fc.constantFrom(
      '',
      '{',
      ' - ',
      '&a ',
      '*a',
      '\t',
      '"',
      '\r\n',
      '|',
      'a: &a\n  b: *a\n',
      '<<: ',
    ),
  })
  .map(({ spec, from, length, junk }): SpecDocument => {
    const at = from % spec.text.length;
    return parseSpec(spec.text.slice(0, at) + junk + spec.text.slice(at + length), spec.how);
  });

const holds = (outer: Range, inner: Range): boolean => {
  const order = (a: Range['start'], b: Range['start']): number =>
    a.line - b.line || a.character - b.character;
  return order(outer.start, inner.start) <= 0 && order(inner.end, outer.end) <= 0;
};

describe('any text, whole or broken', () => {
  it('has an outline in which everything lies in what holds it', () => {
    const check = ({ range, selection, children, name }: SpecSymbol): void => {
      assert.notEqual(name, '');
      assert.ok(holds(range, selection), name);
      for (const child of children) {
        assert.ok(holds(range, child.range), `${name} > ${child.name}`);
        check(child);
      }
    };
    fc.assert(
      fc.property(broken, (doc) => {
        symbolsOf(doc).forEach(check);
      }),
      { numRuns: 150 },
    );
  });

  it('has folds of at least two lines, each line once', () => {
    fc.assert(
      fc.property(broken, (doc) => {
        const folds = foldingOf(doc).filter(({ kind }) => kind !== 'comment');
        for (const { startLine, endLine } of folds) assert.ok(startLine < endLine);
        assert.equal(new Set(folds.map(({ startLine }) => startLine)).size, folds.length);
      }),
      { numRuns: 100 },
    );
  });

  it('has selections that only grow, round every position', () => {
    fc.assert(
      fc.property(broken, fc.nat(), (doc, at) => {
        const position = doc.lines.positionAt(at % (doc.text.length + 1));
        const ranges = selectionAt(doc, position);
        assert.ok(ranges.length > 0);
        ranges.forEach((range, i) => {
          const next = ranges[i + 1];
          assert.ok(holds(range, { start: position, end: position }));
          if (next) assert.ok(holds(next, range));
        });
      }),
      { numRuns: 200 },
    );
  });

  it('has tokens on one line each that do not overlap, and links and colours that can be asked for', () => {
    fc.assert(
      fc.property(broken, (doc) => {
        const tokens = semanticTokensOf(doc);
        tokens.forEach(({ range }, i) => {
          assert.equal(range.start.line, range.end.line);
          const next = tokens[i + 1];
          if (next)
            assert.ok(doc.lines.offsetAt(range.end) <= doc.lines.offsetAt(next.range.start));
        });
        linksOf(doc);
        coloursOf(doc);
      }),
      { numRuns: 100 },
    );
  });
});

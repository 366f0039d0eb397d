import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  coloursOf,
  colourTexts,
  inlayHintsOf,
  lensesOf,
  linksOf,
  semanticTokensOf,
  type Outside,
  type SpecDocument,
} from '../../../../src/spec';
import { specOf, textOf } from '../cursor';

const all = (doc: SpecDocument) => doc.lines.range(0, doc.text.length);

describe('colours', () => {
  const colours = (text: string): readonly string[] => {
    const doc = specOf('a.project.yaml', text);
    return coloursOf(doc).map(({ range, red, green, blue, alpha }) => {
      const parts = [red, green, blue].map((part) => Math.round(part * 255));
      return `${textOf(doc, range)} ${parts.join(',')} ${alpha}`;
    });
  };
  const tb = (config: string): string =>
    `task_spec:\n  view_spec:\n    type: tb\n    config:\n      view: ${config}\n`;

  it('are found in components, with the quotes left alone', () => {
    assert.deepEqual(
      colours(
        tb("{ type: field.image-annotation, labels: [{ label: A, value: a, color: '#f00' }] }"),
      ),
      ['#f00 255,0,0 1'],
    );
  });

  it('are found in styles, where a colour can stand', () => {
    const styles = [
      '.red { color: red; background: rgba(0, 128, 255, .5) url(a/red.png) }',
      '/* color: blue */',
      '#abc { border: 1px solid hsl(120, 100%, 25%); font-family: navy }',
      'a { color: #11223344 }',
    ];
    const text = `task_spec:\n  view_spec:\n    styles: |\n${styles.map((line) => `      ${line}\n`).join('')}`;
    assert.deepEqual(colours(text), [
      'red 255,0,0 1',
      'rgba(0, 128, 255, .5) 0,128,255 0.5',
      'hsl(120, 100%, 25%) 0,128,0 1',
      `#11223344 17,34,51 ${0x44 / 255}`,
    ]);
  });

  it('are found in style attributes, not in words', () => {
    assert.deepEqual(colours(`public_instructions: '<p style="color:#fff">Say red: red</p>'\n`), [
      '#fff 255,255,255 1',
    ]);
  });

  it('are written so that they are read as the same colour', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, fc.constantFrom(1, 0.2, 0.6), (r, g, b, alpha) => {
        const picked = { red: r / 255, green: g / 255, blue: b / 255, alpha };
        for (const [i, written] of colourTexts(picked).entries()) {
          const doc = specOf('a.project.yaml', tb(`{ type: x, color: '${written}' }`));
          const [read] = coloursOf(doc);
          // Whole degrees and percentages are as near as hsl() comes.
          const least = i === 2 ? 0.02 : 0.0021;
          assert.ok(read, written);
          for (const part of ['red', 'green', 'blue', 'alpha'] as const)
            assert.ok(Math.abs(read[part] - picked[part]) <= least, `${written} ${part}`);
        }
      }),
    );
  });
});

describe('hints', () => {
  const hints = (name: string, text: string, outside: Outside = {}): readonly string[] => {
    const doc = specOf(name, text);
    return inlayHintsOf(doc, all(doc), outside).map(
      ({ position, label }) => `${position.line}: ${label}`,
    );
  };

  it('tell what 1,000 answers cost with the size of the suite', () => {
    const text = 'reward_per_assignment: 0.03\nmixer_config: { real_tasks_count: 9 }\n';
    assert.deepEqual(hints('a.pool.yaml', text), ['0: $3.33 per 1,000 answers']);
    assert.deepEqual(hints('a.pool.yaml', 'reward_per_assignment: 0.03\n'), [
      '0: $30.00 per 1,000 task suites',
    ]);
    assert.deepEqual(hints('a.pool.yaml', 'reward_per_assignment: 0\n'), []);
  });

  it('tell what comes on top', () => {
    const doc = specOf(
      'a.pool.yaml',
      'reward_per_assignment: 0.02\nmixer_config: { real_tasks_count: 10 }\ndefaults: { default_overlap_for_new_tasks: 3 }\n',
    );
    const feeFor = (pages: number): number => pages * 0.05;
    const [hint] = inlayHintsOf(doc, all(doc), { feeFor });
    assert.match(hint?.tooltip ?? '', /overlap of 3, 1,000 tasks cost \$6\.00/);
    assert.match(hint?.tooltip ?? '', /fee comes on top: \$5\.00/);
  });

  it('tell seconds as minutes, hours as days, and regions by name', () => {
    const text = `assignment_max_duration_seconds: 375
auto_close_after_complete_delay_seconds: 30
filter: { and: [{ category: computed, key: region_by_phone, operator: IN, value: 84 }] }
`;
    assert.deepEqual(hints('a.pool.yaml', text), ['0: 6 min 15 s', '2: United States']);
    assert.deepEqual(hints('a.skill.yaml', 'name: a\nskill_ttl_hours: 36\n'), ['1: 1 d 12 h']);
  });

  it('tell the names of ids, and none while signed out', () => {
    const remote = { projects: [{ id: '12', name: 'Reading' }] };
    assert.deepEqual(hints('a.pool.yaml', "project_id: '12'\n", { remote }), ['0: Reading']);
    assert.deepEqual(hints('a.pool.yaml', "project_id: '12'\n"), []);
  });

  it('are made only for the lines that are asked for', () => {
    const doc = specOf(
      'a.pool.yaml',
      'assignment_max_duration_seconds: 375\nreward_per_assignment: 1\n',
    );
    const line = doc.lines.range(0, 36);
    assert.equal(inlayHintsOf(doc, line).length, 1);
  });
});

describe('lenses', () => {
  const lenses = (name: string, text: string): readonly string[] =>
    lensesOf(specOf(name, text)).map(({ range, action }) => `${range.start.line} ${action}`);

  it('stand above the whole, the interface and the tasks', () => {
    assert.deepEqual(
      lenses('a.project.yaml', '# x\npublic_name: a\ntask_spec:\n  view_spec: {}\n'),
      ['1 state', '1 preview', '1 deploy', '3 preview'],
    );
    assert.deepEqual(lenses('a.pool.yaml', 'private_name: a\n$tasks: []\n'), [
      '0 state',
      '0 deploy',
      '0 open',
      '0 estimate',
      '0 simulate',
      '1 upload-tasks',
    ]);
    assert.deepEqual(lenses('a.pipeline.yaml', 'kind: recording\n'), [
      '0 run',
      '0 preview',
      '0 estimate',
      '0 simulate',
    ]);
    assert.deepEqual(lenses('a.pool.yaml', ''), []);
  });
});

describe('links', () => {
  it('lead to files and to web pages', () => {
    const doc = specOf(
      'a.project.yaml',
      `public_instructions: { $file: './a.html' }
private_comment: See https://example.com/a?b=1, and more.
task_spec:
  view_spec:
    markup: |
      <a href="https://example.com/x">x</a>
`,
    );
    assert.deepEqual(
      linksOf(doc).map(({ kind, target, range }) => [kind, target, textOf(doc, range)]),
      [
        ['file', './a.html', './a.html'],
        ['url', 'https://example.com/a?b=1', 'https://example.com/a?b=1'],
        ['url', 'https://example.com/x', 'https://example.com/x'],
      ],
    );
  });
});

describe('semantic tokens', () => {
  it('tell components, forms, data paths and fields from other texts', () => {
    const doc = specOf(
      'a.project.yaml',
      `public_instructions: { $file: ./a.html }
task_spec:
  input_spec: { text: { type: string } }
  view_spec:
    type: tb
    config:
      view: { type: view.text, content: { type: data.input, path: text.a } }
      vars: { x: { type: data.internal, path: seen } }
`,
    );
    assert.deepEqual(
      semanticTokensOf(doc).map(({ range, type, modifiers }) =>
        [textOf(doc, range), type, ...modifiers].join(' '),
      ),
      [
        '$file form',
        'text field declaration input',
        'view.text component',
        'data.input component',
        'text field input',
        '.a dataPath',
        'data.internal component',
        'seen dataPath',
      ],
    );
  });
});

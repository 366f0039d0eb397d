import assert from 'node:assert/strict';
import { completeAt, validateSpec, type CompletionItem } from '../../../../src/spec';
import { specOf, withCursor } from '../cursor';

/** The document after an item was put in, as an editor does it: further lines get the line's indentation. */
function accepted(name: string, fixture: string, item: CompletionItem): string {
  const { doc } = withCursor(name, fixture);
  const start = doc.lines.offsetAt(item.replace.start);
  const line = doc.text.slice(doc.lines.lineStart(item.replace.start.line), start);
  const leading = ' '.repeat(line.length - line.trimStart().length);
  const text = item.insertText
    .replace(/(?<!\\)\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replace(/\\([\\$}])/g, '$1')
    .replaceAll('\n', `\n${leading}`);
  return doc.text.slice(0, start) + text + doc.text.slice(doc.lines.offsetAt(item.replace.end));
}

function pieces(name: string, fixture: string): readonly CompletionItem[] {
  const { doc, position } = withCursor(name, fixture);
  return completeAt(doc, position).filter(({ kind }) => kind === 'snippet');
}

/** Errors in the piece itself, and not in the rest of the pool, which is not there. */
const faultsIn = (name: string, text: string): readonly string[] =>
  validateSpec(specOf(name, text))
    .filter(({ severity, code }) => severity === 'error' && code !== 'missing-key')
    .map(({ code, message }) => `${code}: ${message}`);

const rest = "auto_accept_solutions: false\nauto_accept_period_day: 7\nproject_id: '1'\n";
const rules = {
  block: [`a.pool.yaml`, `${rest}quality_control:\n  configs:\n    - |\n`],
  flow: [`a.pool.yaml`, `${rest}quality_control: { configs: [{ | }] }\n`],
  json: [
    `a.pool.json`,
    '{ "auto_accept_solutions": false, "auto_accept_period_day": 7, "quality_control": { "configs": [{ "|" }] } }\n',
  ],
} as const;

describe('ready-made rules', () => {
  for (const [notation, [name, fixture]] of Object.entries(rules))
    it(`are valid as they stand, in ${notation} notation`, () => {
      const items = pieces(name, fixture);
      assert.ok(items.length >= 9);
      for (const item of items) {
        const text = accepted(name, fixture, item);
        const doc = specOf(name, text);
        assert.deepEqual(doc.syntax, [], text);
        assert.deepEqual(faultsIn(name, text), [], text);
        assert.ok(
          doc.nodeAt(['quality_control', 'configs', 0, 'rules', 0, 'action', 'type']),
          text,
        );
      }
    });

  it('are found by the names people have for them', () => {
    const filters = pieces(...rules.block).map(({ filterText }) => filterText ?? '');
    for (const word of ['max_tasks_per_user', 'haste', 'reissue', 'honeypots'])
      assert.ok(
        filters.some((text) => text.includes(word)),
        word,
      );
  });

  it('are not offered inside a rule that is begun', () => {
    const fixture =
      'quality_control:\n  configs:\n    - collector_config: { type: CAPTCHA }\n      |\n';
    assert.deepEqual(pieces('a.pool.yaml', fixture), []);
  });
});

describe('ready-made filters', () => {
  it('are valid as they stand', () => {
    const fixture = `${rest}filter:\n  and:\n    - |\n`;
    const items = pieces('a.pool.yaml', fixture);
    assert.equal(items.length, 6);
    for (const item of items) {
      const text = accepted('a.pool.yaml', fixture, item);
      assert.deepEqual(faultsIn('a.pool.yaml', text), [], text);
    }
  });
});

describe('ready-made specs', () => {
  for (const name of ['a.project.yaml', 'a.pool.yaml', 'a.training.yaml', 'a.pool.json'])
    it(`make an empty ${name} a valid one`, () => {
      const fixture = name.endsWith('json') ? '{ "|" }\n' : '|';
      const items = pieces(name, fixture);
      assert.ok(items.length > 0);
      for (const item of items) {
        const text = accepted(name, fixture, item);
        const said = validateSpec(specOf(name, text)).filter(
          ({ severity }) => severity === 'error',
        );
        assert.deepEqual(said, [], text);
      }
    });

  it('are not offered where something is written already', () => {
    assert.deepEqual(pieces('a.pool.yaml', 'private_name: a\n|\n'), []);
  });
});

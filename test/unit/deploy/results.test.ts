import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Assignment } from '../../../src/api';
import { rowWriter } from '../../../src/deploy/results/formats';
import { columnsOf, rowsOf } from '../../../src/deploy/results/rows';
import { delimitedRows } from '../../../src/spec';

const inputs = { text: { type: 'string' }, tags: { type: 'array_string' } } as const;
const outputs = { mark: { type: 'json' } } as const;
const columns = columnsOf(inputs, outputs, ({ id }) => `link/${id}`);

const assignment = (text: string, tags: readonly string[], mark: unknown): Assignment => ({
  id: 'a1',
  task_suite_id: 's1',
  pool_id: 'p1',
  user_id: 'u1',
  status: 'ACCEPTED',
  reward: 0.05,
  tasks: [{ id: 't1', input_values: { text, tags } }],
  solutions: [{ output_values: { mark } }],
});

describe('results rows', () => {
  it('are one per task, with no answers until there are some', () => {
    const whole = assignment('x', [], 1);
    const active = without(whole, 'solutions');
    assert.deepEqual(
      rowsOf(active).map(({ outputs: given }) => given),
      [{}],
    );
    assert.deepEqual(rowsOf(without(whole, 'tasks')), []);
  });

  for (const [format, delimiter] of [
    ['tsv', '\t'],
    ['csv', ','],
  ] as const) {
    it(`survive ${format}: any text is read back as it was`, () => {
      const writer = rowWriter(format, columns);
      fc.assert(
        fc.property(fc.string({ minLength: 1, unit: 'binary' }), (text) => {
          fc.pre(!text.startsWith('\uFEFF'));
          const lines = rowsOf(assignment(text, ['a'], true)).map((row) => writer.line(row));
          const [, row] = [...delimitedRows(writer.header + lines.join(''), delimiter)];
          assert.equal(row?.[0]?.value, text);
        }),
      );
    });
  }

  it('write lists as comma lists and other values as JSON', () => {
    const writer = rowWriter('tsv', columns);
    const [row] = rowsOf(assignment('x', ['a,b', 'c'], { deep: [1] }));
    assert.ok(row);
    const [text, tags, mark] = writer.line(row).split('\t');
    assert.deepEqual([text, tags, mark], ['x', 'a\\,b,c', '"{""deep"":[1]}"']);
  });
});

function without(whole: Assignment, field: keyof Assignment): Assignment {
  const kept = Object.entries(whole).filter(([key]) => key !== field);
  return Object.fromEntries(kept) as unknown as Assignment;
}

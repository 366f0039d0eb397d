import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Remote } from '../../../../src/api';
import { renewalsOf, surplusOf } from '../../../../src/pipeline/links/renewal';
import type { LinkedTasks } from '../../../../src/pipeline/links/renewal';
import type { Task } from '../../../../src/spec';

/** A task about a text, with the copies that were taken; `old` addresses end soon. */
interface Shown {
  readonly text: string;
  readonly overlap: number;
  readonly taken: number;
  readonly address: 'old' | 'fresh';
}

function linked(shown: readonly Shown[], wanted = 3): LinkedTasks {
  const tasks = shown.map(({ text, overlap, address }, at): Remote<Task> => ({
    ...{ id: String(at), pool_id: '1', input_values: { text, address } },
    ...(overlap === Infinity ? { infinite_overlap: true } : { overlap }),
  }));
  return {
    ...{ tasks, wanted },
    labelOf: ({ input_values: values }) => String(values.text),
    isEnding: ({ input_values: values }) => values.address === 'old',
    taken: ({ id }) => shown[Number(id)]?.taken ?? 0,
  };
}

const told = (o: LinkedTasks): readonly (readonly [string, number])[] =>
  renewalsOf(o).map(({ ending, copies }) => [ending.map(({ id }) => id).join(), copies]);

describe('tasks whose addresses end', () => {
  const old = { text: 'a', overlap: 3, address: 'old' } as const;
  const fresh = { text: 'a', address: 'fresh', taken: 0 } as const;

  it('go out again with the copies that nobody took', () => {
    assert.deepEqual(told(linked([{ ...old, taken: 0 }])), [['0', 3]]);
    assert.deepEqual(told(linked([{ ...old, taken: 2 }])), [['0', 1]]);
  });

  it('are left alone where everybody has answered, and where the address is fresh', () => {
    assert.deepEqual(told(linked([{ ...old, taken: 3 }])), []);
    assert.deepEqual(told(linked([{ ...fresh, overlap: 3 }])), []);
  });

  it('are only stopped where an attempt that broke off sent them anew already', () => {
    assert.deepEqual(
      told(
        linked([
          { ...old, taken: 1 },
          { ...fresh, overlap: 2 },
        ]),
      ),
      [['0', 0]],
    );
  });

  it('go out once more when a copy came back later', () => {
    const stopped = { ...old, overlap: 2 };
    assert.deepEqual(
      told(
        linked([
          { ...stopped, taken: 1 },
          { ...fresh, overlap: 1 },
        ]),
      ),
      [['0', 1]],
    );
  });

  it('keep a larger overlap that somebody, or a rule, gave them', () => {
    assert.deepEqual(told(linked([{ ...old, overlap: 5, taken: 4 }])), [['0', 1]]);
  });

  it('stay endless in a training, and are sent once', () => {
    const clip = { ...old, overlap: Infinity, taken: 0 };
    assert.deepEqual(told(linked([clip], 1)), [['0', Infinity]]);
    assert.deepEqual(told(linked([clip, { ...fresh, overlap: Infinity }], 1)), [['0', 0]]);
  });

  it('are one copy less where somebody took an old one in the last moment', () => {
    const before = linked([
      { ...old, taken: 1 },
      { ...old, text: 'b', taken: 0 },
    ]);
    const renewals = renewalsOf(before);
    // Two copies of a were sent anew, and three of b; of the old ones another was taken each.
    const after = linked([
      { ...old, overlap: 2, taken: 2 },
      { ...old, text: 'b', overlap: 1, taken: 1 },
      { ...fresh, overlap: 2 },
      { ...fresh, text: 'b', overlap: 3 },
      { ...fresh, text: 'c', overlap: 9 },
    ]);
    assert.deepEqual(
      surplusOf(renewals, after).map(({ task, overlap }) => [task.id, overlap]),
      [
        ['2', 1],
        ['3', 2],
      ],
    );
    const stopped = linked([
      { ...old, overlap: 1, taken: 1 },
      { ...old, text: 'b', overlap: 0, taken: 0 },
      { ...fresh, overlap: 2 },
      { ...fresh, text: 'b', overlap: 3 },
    ]);
    assert.deepEqual(surplusOf(renewals, stopped), []);
  });

  it('never become more or fewer copies than were wanted, however often that is done', () => {
    const step = fc.record({ take: fc.nat(3), age: fc.boolean(), back: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(step), (wanted, steps) => {
        let shown: Shown[] = [{ text: 'a', overlap: wanted, taken: 0, address: 'fresh' }];
        for (const { take, age, back } of steps) {
          shown = shown.map((one) => ({
            ...one,
            taken: Math.min(one.overlap, one.taken + take) - (back && one.taken > 0 ? 1 : 0),
            address: age ? ('old' as const) : one.address,
          }));
          for (const { ending, copies } of renewalsOf(linked(shown, wanted))) {
            const ids = new Set(ending.map(({ id }) => id));
            shown = shown.map((one, at) =>
              ids.has(String(at)) ? { ...one, overlap: one.taken } : one,
            );
            if (copies > 0) shown.push({ text: 'a', overlap: copies, taken: 0, address: 'fresh' });
          }
          const open = shown.filter(({ overlap, taken }) => overlap > taken);
          assert.ok(open.every(({ address }) => address === 'fresh'));
          assert.equal(
            shown.reduce((sum, { overlap }) => sum + overlap, 0),
            wanted,
          );
        }
      }),
    );
  });
});

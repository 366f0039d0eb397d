import assert from 'node:assert/strict';
import { createPool } from '../../../../src/sandbox/domain/pools';
import { openPool } from '../../../../src/sandbox/domain/poolLife';
import { freeBalance } from '../../../../src/sandbox/domain/requester';
import { runBatch } from '../../../../src/sandbox/domain/batches';
import { taskBatch } from '../../../../src/sandbox/domain/tasks';
import { poolOf, type Json } from '../platform';
import { addPerformer, flags, openSetting, work, type Setting } from '../world';

const one = { real_tasks_count: 1, golden_tasks_count: 0, training_tasks_count: 0 };

/** Two open pools of one project; the second has a task that asks what the first one's asks. */
function twins(o: { project?: Json; pool?: Json } = {}): Setting & { readonly otherId: string } {
  const setting = openSetting({
    project: { assignments_automerge_enabled: true, ...o.project },
    pool: { mixer_config: one, ...o.pool },
    tasks: 1,
  });
  const { world, projectId } = setting;
  const { id } = createPool(world, poolOf(projectId, { mixer_config: one, ...o.pool }));
  const task = { pool_id: id, input_values: { text: 'main 0' }, overlap: 2 };
  runBatch(world, taskBatch(world), [task, { ...task, input_values: { text: 'else' } }], flags);
  openPool(world, id);
  return { ...setting, otherId: id };
}

describe('sandbox automerge', () => {
  it('gives the answer to tasks with the same inputs, and pays for it once', () => {
    const setting = twins();
    const { world, otherId } = setting;
    const before = freeBalance(world);
    const { userId } = work(setting, addPerformer(world, 'a'));
    const copies = world.store.assignments.by('pool', otherId);
    assert.equal(copies.length, 1);
    const [copy] = copies;
    assert.deepEqual(
      [copy?.automerged, copy?.status, copy?.reward, copy?.userId],
      [true, 'ACCEPTED', 0, userId],
    );
    assert.deepEqual(copy?.solutions, [{ output_values: { is_correct: 'yes' } }]);
    const [twin, other] = world.store.tasks.by('pool', otherId);
    assert.ok(twin && other);
    assert.deepEqual([world.progress.remaining(twin), world.progress.remaining(other)], [1, 2]);
    assert.equal(Math.round((before - freeBalance(world)) * 1000), 20);
  });

  it('does not ask the same person the same thing again', () => {
    const setting = twins();
    const performer = addPerformer(setting.world, 'a');
    work(setting, performer);
    const seen = work({ ...setting, poolId: setting.otherId }, performer);
    assert.equal(seen.taskIds.length, 1);
    const asked = setting.world.store.tasks.get(seen.taskIds[0] ?? '');
    assert.deepEqual(asked?.inputValues, { text: 'else' });
  });

  for (const [why, changes] of [
    ['the project does not ask for it', { project: { assignments_automerge_enabled: false } }],
    [
      'answers are reviewed by hand',
      { pool: { auto_accept_solutions: false, auto_accept_period_day: 3 } },
    ],
  ] as const) {
    it(`leaves tasks alone where ${why}`, () => {
      const setting = twins(changes);
      work(setting, addPerformer(setting.world, 'a'));
      assert.deepEqual(setting.world.store.assignments.by('pool', setting.otherId), []);
    });
  }
});

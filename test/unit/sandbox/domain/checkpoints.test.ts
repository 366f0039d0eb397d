import assert from 'node:assert/strict';
import { addPerformer, openSetting, pass, work, type Setting } from '../world';
import type { Json } from '../platform';

function everyThird(changes: Json = {}): Json {
  return {
    scope: 'POOL',
    distribution: 'UNIFORM',
    window_days: 7,
    intervals: [{ frequency: 3 }],
    ...changes,
  };
}

function spotChecked(kind: 'real' | 'golden', task_distribution_function: Json): Setting {
  return openSetting({
    tasks: 9,
    golden: 3,
    overlap: 1,
    pool: {
      mixer_config: {
        real_tasks_count: 3,
        golden_tasks_count: 0,
        training_tasks_count: 0,
        mix_tasks_in_creation_order: true,
        shuffle_tasks_in_task_suite: false,
      },
      quality_control: {
        checkpoints_config: {
          [`${kind}_settings`]: { target_overlap: 4, task_distribution_function },
        },
        configs: [],
      },
    },
  });
}

function overlaps({ world, poolId }: Setting): (number | null)[] {
  return world.store.tasks
    .by('pool', poolId)
    .filter(({ kind }) => kind === 'main')
    .map(({ overlap }) => overlap);
}

describe('sandbox spot checks', () => {
  it('give every so manieth general task to as many people as are needed for a majority', () => {
    const setting = spotChecked('real', everyThird());
    const performer = addPerformer(setting.world, 'a');
    work(setting, performer);
    work(setting, performer);
    assert.deepEqual(overlaps(setting), [4, 1, 1, 4, 1, 1, 1, 1, 1]);
  });

  it('count only what was done within the window', () => {
    const setting = spotChecked('real', everyThird({ intervals: [{ to: 3, frequency: 3 }] }));
    const performer = addPerformer(setting.world, 'a');
    work(setting, performer);
    work(setting, performer);
    assert.deepEqual(overlaps(setting).slice(0, 6), [4, 1, 1, 1, 1, 1]);
    pass(setting.world, 8 * 24 * 3600);
    work(setting, performer);
    assert.deepEqual(overlaps(setting).slice(6), [4, 1, 1]);
  });

  it('are refused where their shape is wrong', () => {
    for (const wrong of [
      everyThird({ intervals: [] }),
      everyThird({ scope: 'WORLD' }),
      everyThird({
        intervals: [
          { to: 5, frequency: 1 },
          { from: 5, frequency: 2 },
        ],
      }),
    ]) {
      assert.throws(() => spotChecked('real', wrong), { code: 'VALIDATION_ERROR' });
    }
  });

  it('mix in control tasks where it is their turn', () => {
    const setting = spotChecked('golden', everyThird());
    const { taskIds } = work(setting, addPerformer(setting.world, 'a'));
    const kinds = taskIds.map((id) => setting.world.store.tasks.get(id)?.kind);
    assert.deepEqual([...kinds].sort(), ['golden', 'main', 'main']);
  });
});

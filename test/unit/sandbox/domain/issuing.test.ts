import assert from 'node:assert/strict';
import { accessOf } from '../../../../src/sandbox/domain/access';
import { specialPositions } from '../../../../src/sandbox/domain/distribution';
import { closePool, openPool } from '../../../../src/sandbox/domain/poolLife';
import { createPool } from '../../../../src/sandbox/domain/pools';
import { submitAssignment } from '../../../../src/sandbox/domain/assignments';
import { poolOf } from '../platform';
import {
  addPerformer,
  addTasks,
  addTraining,
  finishWork,
  openSetting,
  pass,
  skip,
  skillOf,
  take,
  tryToTake,
  work,
} from '../world';

const mixer = (changes: object): object => ({
  mixer_config: { real_tasks_count: 4, golden_tasks_count: 0, training_tasks_count: 0, ...changes },
});

describe('sandbox issuing of suites', () => {
  it('mixes the wanted numbers of general, control and training tasks', () => {
    const { world, poolId } = openSetting({
      tasks: 8,
      golden: 3,
      pool: mixer({ golden_tasks_count: 2, training_tasks_count: 1 }),
    });
    addTasks(world, poolId, { training: 2 });
    const { taskIds } = take(world, addPerformer(world, 'a'), poolId);
    const kinds = taskIds.map((id) => world.store.tasks.get(id)!.kind).sort();
    assert.deepEqual(kinds, ['golden', 'golden', 'main', 'main', 'main', 'main', 'training']);
  });

  it('never gives a person the same task twice, skipped ones included', () => {
    const setting = openSetting({ tasks: 12, overlap: 9, pool: mixer({}) });
    const performer = addPerformer(setting.world, 'a');
    skip(setting, performer);
    work(setting, performer);
    work(setting, performer);
    const assignments = [...setting.world.store.assignments.values()];
    const seen = assignments.flatMap(({ taskIds }) => taskIds);
    assert.equal(seen.length, 12);
    assert.equal(new Set(seen).size, 12);
    assert.equal(tryToTake(setting.world, performer, setting.poolId), undefined);
  });

  it('gives a skipped copy to somebody else, but no copy more than the overlap', () => {
    const setting = openSetting({ tasks: 4, overlap: 1, pool: mixer({}) });
    const { world, poolId } = setting;
    skip(setting, addPerformer(world, 'a'));
    take(world, addPerformer(world, 'b'), poolId);
    assert.equal(tryToTake(world, addPerformer(world, 'c'), poolId), undefined);
  });

  it('holds a short last suite back until its delay is over', () => {
    const { world, poolId } = openSetting({
      tasks: 3,
      pool: mixer({ force_last_assignment: true, force_last_assignment_delay_seconds: 30 }),
    });
    const performer = addPerformer(world, 'a');
    assert.equal(tryToTake(world, performer, poolId), undefined);
    pass(world, 30);
    assert.equal(take(world, performer, poolId).taskIds.length, 3);
  });

  it('gives no short suite where force_last_assignment is off, unless the minimum is lower', () => {
    const strict = openSetting({ tasks: 3, pool: mixer({ force_last_assignment: false }) });
    assert.equal(
      tryToTake(strict.world, addPerformer(strict.world, 'a'), strict.poolId),
      undefined,
    );
    const lenient = openSetting({
      tasks: 3,
      pool: mixer({ force_last_assignment: false, min_real_tasks_count: 2 }),
    });
    const taken = take(lenient.world, addPerformer(lenient.world, 'a'), lenient.poolId);
    assert.equal(taken.taskIds.length, 3);
  });

  it('stops when a person has had every control task', () => {
    const setting = openSetting({ tasks: 20, golden: 1, pool: mixer({ golden_tasks_count: 1 }) });
    const performer = addPerformer(setting.world, 'a');
    work(setting, performer);
    assert.equal(tryToTake(setting.world, performer, setting.poolId), undefined);
  });

  it('follows the order of creation where the mixer says so', () => {
    const { world, poolId } = openSetting({
      tasks: 8,
      pool: mixer({ mix_tasks_in_creation_order: true, shuffle_tasks_in_task_suite: false }),
    });
    const { taskIds } = take(world, addPerformer(world, 'a'), poolId);
    const texts = taskIds.map((id) => world.store.tasks.get(id)!.inputValues.text);
    assert.deepEqual(texts, ['main 0', 'main 1', 'main 2', 'main 3']);
  });

  it('places special tasks by a distribution function', () => {
    const every3 = {
      intervals: [
        { to: 6, frequency: 3 },
        { from: 7, frequency: 5 },
      ],
    };
    assert.equal(specialPositions(every3, 0, 6), 2); // 1 and 4
    assert.equal(specialPositions(every3, 6, 6), 2); // 7 and 12
    assert.equal(specialPositions(every3, 1, 2), 0);
  });

  it('keeps out whom the filter does not want, and who was banned', () => {
    const { world, poolId } = openSetting({
      pool: {
        filter: { and: [{ category: 'profile', key: 'languages', operator: 'IN', value: 'EN' }] },
      },
    });
    const pool = world.store.pools.get(poolId)!;
    const english = addPerformer(world, 'a', { languages: ['EN'] });
    const french = addPerformer(world, 'b', { languages: ['FR'] });
    assert.equal(accessOf(world, english, pool).state, 'open');
    assert.deepEqual(accessOf(world, french, pool), { state: 'denied', reason: 'filter' });
  });

  it('leads through the training first, and lets in who reached the passing value', () => {
    const base = openSetting();
    const { world, projectId } = base;
    const training = addTraining(world, projectId);
    addTasks(world, training.id, { training: 4 });
    const pool = createPool(
      world,
      poolOf(projectId, {
        quality_control: {
          configs: [],
          training_requirement: { training_pool_id: training.id, training_passing_skill_value: 50 },
        },
      }),
    );
    addTasks(world, pool.id, { main: 5 });
    openPool(world, pool.id);
    const gate = (key: string): ReturnType<typeof accessOf> =>
      accessOf(world, addPerformer(world, key), world.store.pools.get(pool.id)!);
    assert.deepEqual(gate('good'), { state: 'denied', reason: 'training' });
    openPool(world, training.id);
    for (const [key, answers, access] of [
      ['good', ['yes', 'no'], 'open'],
      ['bad', ['no', 'no'], 'denied'],
    ] as const) {
      const performer = addPerformer(world, key);
      assert.equal(gate(key).state, 'train');
      const { id } = take(world, performer, training.id);
      const first = answers.map((answer) => ({ output_values: { is_correct: answer } }));
      const right = answers.map(() => ({ output_values: { is_correct: 'yes' } }));
      submitAssignment(world, id, { solutions: right, firstAttempts: first, captchas: [] });
      assert.equal(gate(key).state, access);
      const skillId = world.store.pools.get(training.id)!;
      assert.ok(skillId.kind === 'training');
      assert.equal(skillOf(world, performer, skillId.skillId), access === 'open' ? 50 : 0);
    }
  });

  it('lets people train again when what they reached is gone with time', () => {
    const { world, projectId } = openSetting();
    const training = addTraining(world, projectId, { retry_training_after_days: 1 });
    addTasks(world, training.id, { training: 2 });
    const requirement = { training_pool_id: training.id, training_passing_skill_value: 50 };
    const pool = createPool(
      world,
      poolOf(projectId, { quality_control: { configs: [], training_requirement: requirement } }),
    );
    addTasks(world, pool.id, { main: 5 });
    openPool(world, pool.id);
    openPool(world, training.id);
    const performer = addPerformer(world, 'a');
    const access = (): string => accessOf(world, performer, world.store.pools.get(pool.id)!).state;
    work({ world, poolId: training.id }, performer, { answer: 'no' });
    assert.equal(access(), 'denied');
    pass(world, 24 * 60 * 60 + 1);
    assert.equal(access(), 'train');
    work({ world, poolId: training.id }, performer, { answer: 'yes' });
    assert.equal(access(), 'open');
  });

  it('closes a pool when its last answer is in, after its delay, and not while more is wanted', () => {
    const setting = openSetting({
      tasks: 4,
      overlap: 1,
      pool: { ...mixer({}), auto_close_after_complete_delay_seconds: 60 },
    });
    const { world, poolId } = setting;
    work(setting, addPerformer(world, 'a'));
    const before = world.clock.now();
    addTasks(world, poolId, { main: 1, overlap: 1 });
    finishWork(world);
    assert.equal(world.store.pools.get(poolId)!.status, 'OPEN');
    work(setting, addPerformer(world, 'b'));
    finishWork(world);
    const pool = world.store.pools.get(poolId)!;
    assert.deepEqual([pool.status, pool.lastCloseReason], ['CLOSED', 'COMPLETED']);
    assert.ok(world.clock.now() >= before + 60_000);
  });

  it('closes a pool when its day has come, and when the money is gone', () => {
    const dated = openSetting({ pool: { will_expire: '2026-01-02T00:00:00' } });
    pass(dated.world, 24 * 60 * 60);
    while (dated.world.agenda.step(dated.world.clock));
    assert.equal(dated.world.store.pools.get(dated.poolId)!.lastCloseReason, 'EXPIRED');

    const poor = openSetting();
    const row = poor.world.store.requesters.get('requester')!;
    poor.world.store.requesters.put({ ...row, balance: 0.03 });
    take(poor.world, addPerformer(poor.world, 'a'), poor.poolId);
    assert.equal(tryToTake(poor.world, addPerformer(poor.world, 'b'), poor.poolId), undefined);
    const pool = poor.world.store.pools.get(poor.poolId)!;
    assert.deepEqual([pool.status, pool.lastCloseReason], ['CLOSED', 'NOT_ENOUGH_BALANCE']);
  });

  it('lets a suite in hand be finished after the pool was closed', () => {
    const { world, poolId } = openSetting({ tasks: 4, pool: mixer({}) });
    const { id, taskIds } = take(world, addPerformer(world, 'a'), poolId);
    closePool(world, poolId);
    const solutions = taskIds.map(() => ({ output_values: { is_correct: 'yes' } }));
    submitAssignment(world, id, { solutions, captchas: [] });
    assert.equal(world.store.assignments.get(id)!.status, 'ACCEPTED');
  });
});

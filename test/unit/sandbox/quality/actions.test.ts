import assert from 'node:assert/strict';
import { accessOf } from '../../../../src/sandbox/domain/access';
import { createSkill } from '../../../../src/sandbox/domain/skills';
import {
  addPerformer,
  bansOf,
  openSetting,
  pass,
  rule,
  skillOf,
  work,
  type Setting,
} from '../world';
import type { PerformerRow } from '../../../../src/sandbox/domain/rows';

const hasty = [['fast_submitted_count', 'GT', 0]] as [string, string, unknown][];

function fastRule(action: object): object {
  return rule('ASSIGNMENT_SUBMIT_TIME', { fast_submit_threshold_seconds: 60 }, hasty, action);
}

function openWith(action: object, pool: object = {}): Setting {
  return openSetting({
    tasks: 60,
    pool: { ...pool, quality_control: { configs: [fastRule(action)] } },
  });
}

function state({ world, poolId }: Setting, performer: PerformerRow): string {
  return accessOf(world, performer, world.store.pools.get(poolId)!).state;
}

describe('sandbox quality control: actions', () => {
  it('RESTRICTION_V2 ends when its time is over, and its rule counts anew', () => {
    const setting = openWith({
      type: 'RESTRICTION_V2',
      parameters: { scope: 'PROJECT', duration: 2, duration_unit: 'HOURS' },
    });
    const performer = addPerformer(setting.world, 'a', { adult_allowed: true });
    work(setting, performer, { seconds: 10 });
    assert.equal(state(setting, performer), 'denied');
    pass(setting.world, 2 * 60 * 60 + 1);
    assert.equal(state(setting, performer), 'open');
    work(setting, performer, { seconds: 100 });
    assert.equal(state(setting, performer), 'open');
  });

  it('RESTRICTION without days is for ever', () => {
    const setting = openWith({ type: 'RESTRICTION', parameters: { scope: 'ALL_PROJECTS' } });
    const performer = addPerformer(setting.world, 'a');
    work(setting, performer, { seconds: 10 });
    pass(setting.world, 400 * 24 * 60 * 60);
    assert.equal(bansOf(setting.world, performer), 1);
    assert.equal(state(setting, performer), 'denied');
  });

  it('SET_SKILL_FROM_OUTPUT_FIELD follows the percentage after every answer', () => {
    const setting = openSetting({
      golden: 4,
      tasks: 20,
      pool: {
        mixer_config: { real_tasks_count: 2, golden_tasks_count: 1, training_tasks_count: 0 },
      },
    });
    const { world, poolId } = setting;
    const skill = createSkill(world, { name: 'quality' });
    const pool = world.store.pools.get(poolId)!;
    assert.ok(pool.kind === 'pool');
    const action = {
      type: 'SET_SKILL_FROM_OUTPUT_FIELD',
      parameters: { skill_id: skill.id, from_field: 'correct_answers_rate' },
    };
    const config = rule('GOLDEN_SET', {}, [['total_answers_count', 'GTE', 1]], action);
    const quality_control = { configs: [config as never] };
    world.store.pools.put({ ...pool, spec: { ...pool.spec, quality_control } });
    const performer = addPerformer(world, 'a');
    work(setting, performer, { answer: 'yes' });
    assert.equal(skillOf(world, performer, skill.id), 100);
    work(setting, performer, { answer: 'no' });
    assert.equal(skillOf(world, performer, skill.id), 50);
  });

  it('REJECT_ALL_ASSIGNMENTS and APPROVE_ALL_ASSIGNMENTS judge what waits, with pay or without', () => {
    const manual = { auto_accept_solutions: false, auto_accept_period_day: 5 };
    const cases = [
      {
        action: { type: 'REJECT_ALL_ASSIGNMENTS', parameters: { public_comment: 'no' } },
        status: 'REJECTED',
        paid: 0,
      },
      { action: { type: 'APPROVE_ALL_ASSIGNMENTS' }, status: 'ACCEPTED', paid: 0.04 },
    ];
    for (const { action, status, paid } of cases) {
      const setting = openWith(action, manual);
      const { world, poolId } = setting;
      const before = world.store.requesters.get('requester')!.balance;
      const performer = addPerformer(world, 'a');
      const other = addPerformer(world, 'b');
      work(setting, performer, { seconds: 100 });
      work(setting, other, { seconds: 100 });
      work(setting, performer, { seconds: 10 });
      const statuses = world.store.assignments
        .by('pool', poolId)
        .map((row) => [row.userId === performer.id, row.status]);
      assert.deepEqual(statuses, [
        [true, status],
        [false, 'SUBMITTED'],
        [true, status],
      ]);
      assert.equal(
        Math.round((before - world.store.requesters.get('requester')!.balance) * 1e4) / 1e4,
        paid,
      );
    }
  });
});

import assert from 'node:assert/strict';
import type { PerformerRow } from '../../../../../src/sandbox/domain/rows';
import type { Json } from '../../platform';
import { ban, bansOf, pass, rule, skillOf, work, type Setting } from '../../world';
import { banning } from './banning';
import { reissuing } from './reissuing';
import { both, does, manual, stageOf, stateOf, type Scenario, type Stage } from './stage';

/** A rule that acts on the first fast page, and what its action does to the two people. */
export const fast: Scenario = {
  operator: 'GT',
  value: 0,
  parameters: { fast_submit_threshold_seconds: 60 },
  play: both(does(1, { seconds: 10 }), does(1, { seconds: 100 })),
};
export const acting = (action: Json, pool: Json = {}): Stage =>
  stageOf('ASSIGNMENT_SUBMIT_TIME', 'fast_submitted_count', { ...fast, pool }, action);
const statusesOf = ({ world, poolId }: Setting, { id }: PerformerRow): string[] =>
  world.store.assignments.by('userPool', `${id}|${poolId}`).map(({ status }) => status);

/** What each action does to the one and not to the other. */
export const acts: Readonly<Record<string, () => void>> = {
  RESTRICTION() {
    const stage = acting({ type: 'RESTRICTION', parameters: { scope: 'POOL', duration_days: 2 } });
    fast.play(stage);
    assert.deepEqual(
      [bansOf(stage.world, stage.tripper), bansOf(stage.world, stage.other)],
      [1, 0],
    );
    const [row] = stage.world.store.userRestrictions.by('user', stage.tripper.id);
    assert.equal(row!.willExpireAt! - stage.world.clock.now(), 2 * 24 * 60 * 60 * 1000);
  },
  RESTRICTION_V2() {
    const hours = { MINUTES: 1 / 60, HOURS: 1, DAYS: 24 };
    for (const [duration_unit, length] of Object.entries(hours)) {
      const parameters = { scope: 'PROJECT', duration: 3, duration_unit };
      const stage = acting({ type: 'RESTRICTION_V2', parameters });
      fast.play(stage);
      const [row] = stage.world.store.userRestrictions.by('user', stage.tripper.id);
      assert.equal(row!.willExpireAt! - stage.world.clock.now(), 3 * length * 60 * 60 * 1000);
      assert.equal(bansOf(stage.world, stage.other), 0);
    }
  },
  SET_SKILL() {
    const filter = { and: [{ category: 'skill', key: '26377', operator: 'EQ', value: null }] };
    const parameters = { skill_id: '26377', skill_value: 7 };
    const stage = acting({ type: 'SET_SKILL', parameters }, { filter });
    const { world } = stage;
    const people = [stage.tripper, stage.other].map((person) => {
      const bare = {
        ...person,
        globalSkills: {},
        profile: { ...person.profile, adult_allowed: true },
      };
      world.store.performers.put(bare);
      return bare;
    });
    fast.play(stage);
    assert.deepEqual(
      people.map((person) => skillOf(world, person, '26377')),
      [7, undefined],
    );
    // The filter wants people without it: it closes at once for the one and not for the other.
    assert.deepEqual(
      people.map((person) => stateOf(stage, person)),
      ['denied', 'open'],
    );
  },
  SET_SKILL_FROM_OUTPUT_FIELD() {
    const parameters = { skill_id: '26377', from_field: 'incorrect_answers_rate' };
    const scenario = banning.GOLDEN_SET!.incorrect_answers_rate!;
    const action = { type: 'SET_SKILL_FROM_OUTPUT_FIELD', parameters };
    const stage = stageOf('GOLDEN_SET', 'incorrect_answers_rate', scenario, action);
    scenario.play(stage);
    assert.equal(skillOf(stage.world, stage.tripper, '26377'), 100);
    assert.equal(skillOf(stage.world, stage.other, '26377'), undefined);
  },
  APPROVE_ALL_ASSIGNMENTS() {
    const stage = acting({ type: 'APPROVE_ALL_ASSIGNMENTS' }, manual);
    fast.play(stage);
    assert.deepEqual(statusesOf(stage, stage.tripper), ['ACCEPTED']);
    assert.deepEqual(statusesOf(stage, stage.other), ['SUBMITTED']);
  },
  REJECT_ALL_ASSIGNMENTS() {
    const parameters = { public_comment: 'Too fast' };
    const stage = acting({ type: 'REJECT_ALL_ASSIGNMENTS', parameters }, manual);
    fast.play(stage);
    assert.deepEqual(statusesOf(stage, stage.tripper), ['REJECTED']);
    assert.deepEqual(statusesOf(stage, stage.other), ['SUBMITTED']);
  },
  CHANGE_OVERLAP() {
    for (const play of Object.values(reissuing.ASSIGNMENTS_ASSESSMENT!)) play();
  },
  CLEAN_COLLECTOR() {
    const stage = acting({ type: 'CLEAN_COLLECTOR' });
    const { world, poolId } = stage;
    const pool = world.store.pools.get(poolId)!;
    assert.ok(pool.kind === 'pool');
    const config = {
      ...pool.spec.quality_control!.configs![0]!,
      collector_config: {
        type: 'ASSIGNMENT_SUBMIT_TIME',
        parameters: { fast_submit_threshold_seconds: 60 },
        uuid: 'cleaned',
      },
    };
    const clean = {
      conditions: [{ key: 'fast_submitted_count', operator: 'GT', value: 0 }],
      action: { type: 'CLEAN_COLLECTOR' },
    };
    const banSecond = {
      conditions: [{ key: 'fast_submitted_count', operator: 'GT', value: 1 }],
      action: ban,
    };
    const put = (rules: Json[]): void =>
      world.store.pools.put({
        ...pool,
        spec: { ...pool.spec, quality_control: { configs: [{ ...config, rules } as never] } },
      });
    put([clean, banSecond]);
    does(3, { seconds: 10 })(stage, stage.tripper);
    assert.equal(bansOf(world, stage.tripper), 0);
    put([banSecond]);
    does(2, { seconds: 10 })(stage, stage.other);
    assert.equal(bansOf(world, stage.other), 1);
  },
  CLEAN_ASSIGNMENTS_HISTORY() {
    const stage = acting({ type: 'CLEAN_ASSIGNMENTS_HISTORY' });
    const { world, poolId } = stage;
    const pool = world.store.pools.get(poolId)!;
    assert.ok(pool.kind === 'pool');
    const quality = pool.spec.quality_control!;
    const counted = rule('ANSWER_COUNT', {}, [['assignments_accepted_count', 'GTE', 3]], ban);
    const configs = [...quality.configs!, counted as never];
    world.store.pools.put({ ...pool, spec: { ...pool.spec, quality_control: { configs } } });
    does(1, { seconds: 10 })(stage, stage.tripper);
    pass(world, 1);
    does(2, { seconds: 100 })(stage, stage.tripper);
    does(3, { seconds: 100 })(stage, stage.other);
    assert.deepEqual([bansOf(world, stage.tripper), bansOf(world, stage.other)], [0, 1]);
  },
  SET_POOL_COMPLETE() {
    const stage = acting({ type: 'SET_POOL_COMPLETE' });
    const status = (): string => stage.world.store.pools.get(stage.poolId)!.status;
    work(stage, stage.other, { seconds: 100 });
    assert.equal(status(), 'OPEN');
    work(stage, stage.tripper, { seconds: 10 });
    assert.equal(status(), 'CLOSED');
    assert.equal(stage.world.store.pools.get(stage.poolId)!.lastCloseReason, 'COMPLETED');
  },
};

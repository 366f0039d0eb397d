import assert from 'node:assert/strict';
import { accessOf } from '../../../../src/sandbox/domain/access';
import { judge, submitAssignment } from '../../../../src/sandbox/domain/assignments';
import { createPool } from '../../../../src/sandbox/domain/pools';
import { openPool } from '../../../../src/sandbox/domain/poolLife';
import { putRestriction } from '../../../../src/sandbox/domain/restrictions';
import type { PerformerRow } from '../../../../src/sandbox/domain/rows';
import { setUserSkill } from '../../../../src/sandbox/domain/skills';
import {
  actionTypes,
  collectorKeys,
} from '../../../../src/sandbox/domain/validation/qualityControl';
import { actions } from '../../../../src/sandbox/quality/actions';
import { collectors } from '../../../../src/sandbox/quality/collectors';
import { poolOf, type Json } from '../platform';
import {
  addPerformer,
  addTasks,
  addTraining,
  ban,
  bansOf,
  finishWork,
  openSetting,
  pass,
  rule,
  skillOf,
  skip,
  take,
  work,
  type Manner,
  type Setting,
} from '../world';

/** Two people and a pool with one rule. Only what `tripper` does may make the rule act. */
interface Stage extends Setting {
  readonly tripper: PerformerRow;
  readonly other: PerformerRow;
}

interface Scenario {
  readonly operator: string;
  readonly value: unknown;
  readonly parameters?: Json;
  readonly pool?: Json;
  readonly golden?: number;
  readonly overlap?: number;
  readonly tasks?: number;
  play(stage: Stage): void;
}

const manual = { auto_accept_solutions: false, auto_accept_period_day: 10 };
const withGolden = {
  pool: { mixer_config: { real_tasks_count: 2, golden_tasks_count: 1, training_tasks_count: 0 } },
  golden: 6,
};

const does =
  (count: number, manner: Manner = {}) =>
  (stage: Stage, performer: PerformerRow): void => {
    for (let suite = 0; suite < count; suite++) work(stage, performer, manner);
  };

const both =
  (
    tripper: (stage: Stage, performer: PerformerRow) => void,
    other: (stage: Stage, performer: PerformerRow) => void,
  ) =>
  (stage: Stage): void => {
    other(stage, stage.other);
    tripper(stage, stage.tripper);
  };

const right = does(2, { answer: 'yes' });
const wrong = does(2, { answer: 'no' });

/** Three answers to each task; the tripper is alone with theirs. */
const outvoted = (stage: Stage): void => {
  work(stage, stage.tripper, { answer: 'no' });
  work(stage, stage.other, { answer: 'yes' });
  work(stage, addPerformer(stage.world, 'third'), { answer: 'yes' });
};
const voting = { parameters: { answer_threshold: 2 }, tasks: 5, overlap: 3 };

const judged =
  (tripper: readonly ('ACCEPTED' | 'REJECTED')[], other: readonly ('ACCEPTED' | 'REJECTED')[]) =>
  (stage: Stage): void => {
    for (const [performer, verdicts] of [
      [stage.other, other],
      [stage.tripper, tripper],
    ] as const) {
      for (const status of verdicts) {
        judge(stage.world, work(stage, performer), { status, by: 'requester' });
      }
    }
  };

/** Rules that ban: by collector and condition, one person who trips it and one who does not. */
const banning: Readonly<Record<string, Readonly<Record<string, Scenario>>>> = {
  ACCEPTANCE_RATE: {
    total_assignments_count: {
      ...{ operator: 'GTE', value: 2, pool: manual },
      play: judged(['ACCEPTED', 'ACCEPTED'], ['ACCEPTED']),
    },
    accepted_assignments_rate: {
      ...{ operator: 'LT', value: 50, pool: manual },
      play: judged(['REJECTED'], ['ACCEPTED']),
    },
    rejected_assignments_rate: {
      ...{ operator: 'GT', value: 50, pool: manual },
      play: judged(['REJECTED'], ['ACCEPTED', 'REJECTED']),
    },
  },
  ANSWER_COUNT: {
    assignments_accepted_count: { operator: 'GTE', value: 2, play: both(does(2), does(1)) },
  },
  ASSIGNMENT_SUBMIT_TIME: {
    total_submitted_count: {
      ...{ operator: 'GTE', value: 2, parameters: { fast_submit_threshold_seconds: 5 } },
      play: both(does(2), does(1)),
    },
    fast_submitted_count: {
      ...{ operator: 'GT', value: 1, parameters: { fast_submit_threshold_seconds: 60 } },
      play: both(does(2, { seconds: 59 }), does(2, { seconds: 60 })),
    },
  },
  CAPTCHA: {
    stored_results_count: {
      ...{ operator: 'GTE', value: 3 },
      play: both(does(1, { captchas: [true, true, true] }), does(1, { captchas: [true, true] })),
    },
    success_rate: {
      ...{ operator: 'LT', value: 50 },
      play: both(does(1, { captchas: [false] }), does(1, { captchas: [true, false] })),
    },
    fail_rate: {
      ...{ operator: 'GTE', value: 60, parameters: { history_size: 5 } },
      play: both(does(1, { captchas: [false] }), does(1, { captchas: [true, false] })),
    },
  },
  GOLDEN_SET: {
    total_answers_count: { ...withGolden, operator: 'GTE', value: 2, play: both(right, does(1)) },
    correct_answers_rate: { ...withGolden, operator: 'LT', value: 50, play: both(wrong, right) },
    incorrect_answers_rate: { ...withGolden, operator: 'GT', value: 50, play: both(wrong, right) },
    golden_set_answers_count: {
      ...{ ...withGolden, operator: 'GTE', value: 2 },
      play: both(right, does(1)),
    },
    golden_set_correct_answers_rate: {
      ...{ ...withGolden, operator: 'LT', value: 50 },
      play: both(wrong, right),
    },
    golden_set_incorrect_answers_rate: {
      ...{ ...withGolden, operator: 'GTE', value: 100 },
      play: both(wrong, right),
    },
  },
  INCOME: {
    income_sum_for_last_24_hours: {
      ...{ operator: 'GTE', value: 0.04 },
      play: both(does(2), (stage, performer) => {
        work(stage, performer);
        pass(stage.world, 25 * 60 * 60);
        work(stage, performer);
      }),
    },
  },
  MAJORITY_VOTE: {
    total_answers_count: {
      ...{ ...voting, operator: 'GTE', value: 8, tasks: 10 },
      play(stage) {
        const third = addPerformer(stage.world, 'third');
        for (const answer of ['yes', 'no']) {
          work(stage, stage.tripper, { answer });
          work(stage, third, { answer });
        }
        work(stage, stage.other, { answer: 'yes' });
        // The last page is left to somebody else, so that only the others have ten comparisons.
        work(stage, addPerformer(stage.world, 'fourth'), { answer: 'no' });
      },
    },
    correct_answers_rate: { ...voting, operator: 'LT', value: 50, play: outvoted },
    incorrect_answers_rate: { ...voting, operator: 'GT', value: 50, play: outvoted },
  },
  SKIPPED_IN_ROW_ASSIGNMENTS: {
    skipped_in_row_count: {
      ...{ operator: 'GT', value: 1 },
      play: both(
        (stage, performer) => {
          skip(stage, performer);
          skip(stage, performer);
        },
        (stage, performer) => {
          skip(stage, performer);
          work(stage, performer);
          skip(stage, performer);
        },
      ),
    },
  },
};

function stageOf(collector: string, key: string, scenario: Scenario, action: Json = ban): Stage {
  const { operator, value, parameters = {}, pool = {}, golden = 0 } = scenario;
  const config = rule(collector, parameters, [[key, operator, value]], action);
  const setting = openSetting({
    tasks: scenario.tasks ?? 40,
    overlap: scenario.overlap ?? 5,
    golden,
    pool: { ...pool, quality_control: { configs: [config] } },
  });
  const tripper = addPerformer(setting.world, 'tripper');
  const other = addPerformer(setting.world, 'other');
  return { ...setting, tripper, other };
}

const reissue = (value: unknown, key: string, collector: string, extra: Json[] = []): Json => ({
  quality_control: {
    configs: [
      {
        collector_config: { type: collector },
        rules: [
          {
            conditions: [{ key, operator: 'EQ', value }, ...extra],
            action: { type: 'CHANGE_OVERLAP', parameters: { delta: 1 } },
          },
        ],
      },
    ],
  },
});

function overlapsOf({ world, poolId }: Setting): unknown[] {
  return world.store.tasks.by('pool', poolId).map(({ overlap }) => overlap);
}

/** Rules that change the overlap: what makes them act, and what does not. */
const reissuing: Readonly<Record<string, Readonly<Record<string, () => void>>>> = {
  ASSIGNMENTS_ASSESSMENT: Object.fromEntries(
    (
      [
        ['assessment_event', 'REJECT', ['REJECTED'], ['ACCEPTED']],
        ['assessment_event', 'ACCEPT', ['ACCEPTED'], ['REJECTED']],
        ['assessment_event', 'ACCEPT_AFTER_REJECT', ['REJECTED', 'ACCEPTED'], ['REJECTED']],
        ['accepted_assignments_count', 1, ['ACCEPTED'], ['REJECTED']],
        ['rejected_assignments_count', 1, ['REJECTED'], ['ACCEPTED']],
        ['pending_assignments_count', 0, ['ACCEPTED'], []],
      ] as const
    ).map(([key, value, trips, stays]) => [
      `${key} ${value}`,
      () => {
        for (const [verdicts, expected] of [
          [trips, 2],
          [stays, 1],
        ] as const) {
          const pool = { ...manual, ...reissue(value, key, 'ASSIGNMENTS_ASSESSMENT') };
          const setting = openSetting({ tasks: 5, overlap: 1, pool });
          const { id } = work(setting, addPerformer(setting.world, 'a'));
          for (const status of verdicts) {
            const row = setting.world.store.assignments.get(id)!;
            judge(setting.world, row, { status, by: 'requester' });
          }
          assert.deepEqual(overlapsOf(setting), Array(5).fill(expected), verdicts.join());
        }
      },
    ]),
  ),
  USERS_ASSESSMENT: {
    'pool_access_revoked_reason RESTRICTION'() {
      const pool = reissue('RESTRICTION', 'pool_access_revoked_reason', 'USERS_ASSESSMENT');
      const setting = openSetting({ tasks: 5, overlap: 1, pool });
      const [banned, other] = ['banned', 'other'].map((key) => addPerformer(setting.world, key));
      work(setting, banned!);
      putRestriction(setting.world, { scope: 'POOL', poolId: setting.poolId, userId: other!.id });
      assert.deepEqual(overlapsOf(setting), [1, 1, 1, 1, 1]);
      putRestriction(setting.world, { scope: 'POOL', poolId: setting.poolId, userId: banned!.id });
      assert.deepEqual(overlapsOf(setting), [2, 2, 2, 2, 2]);
    },
    skill_id() {
      const skillId = '26366';
      const filter = { and: [{ category: 'skill', key: skillId, operator: 'GTE', value: 50 }] };
      const reason = { key: 'pool_access_revoked_reason', operator: 'EQ', value: 'SKILL_CHANGE' };
      const pool = { filter, ...reissue(skillId, 'skill_id', 'USERS_ASSESSMENT', [reason]) };
      const setting = openSetting({ tasks: 5, overlap: 1, pool });
      const { world } = setting;
      const performer = addPerformer(world, 'a');
      setUserSkill(world, performer.id, skillId, 80);
      work(setting, performer);
      setUserSkill(world, performer.id, '26377', 0);
      assert.deepEqual(overlapsOf(setting), [1, 1, 1, 1, 1]);
      setUserSkill(world, performer.id, skillId, 20);
      assert.deepEqual(overlapsOf(setting), [2, 2, 2, 2, 2]);
    },
  },
};

/** A training of two pages; the pool lets in who has at least half of it right. */
function trainingStage(suites: number | undefined): Stage & { readonly skillId: string } {
  const setting = openSetting({ tasks: 10 });
  const { world, projectId } = setting;
  const training = addTraining(world, projectId, {
    ...(suites === undefined
      ? { task_suites_required_to_pass: null }
      : { task_suites_required_to_pass: suites }),
    retry_training_after_days: 3,
  });
  addTasks(world, training.id, { training: 4 });
  openPool(world, training.id);
  const requirement = { training_pool_id: training.id, training_passing_skill_value: 50 };
  const pool = createPool(
    world,
    poolOf(projectId, { quality_control: { training_requirement: requirement, configs: [] } }),
  );
  addTasks(world, pool.id, { main: 10 });
  openPool(world, pool.id);
  assert.ok(training.kind === 'training');
  return {
    world,
    projectId,
    poolId: pool.id,
    skillId: training.skillId,
    tripper: addPerformer(world, 'tripper', { adult_allowed: true }),
    other: addPerformer(world, 'other', { adult_allowed: true }),
  };
}

function trainingIdOf({ world, poolId }: Setting): string {
  const pool = world.store.pools.get(poolId)!;
  assert.ok(pool.kind === 'pool');
  return pool.spec.quality_control!.training_requirement!.training_pool_id;
}

/** First answers of one page of the training; what is corrected afterwards does not count. */
function train(stage: Stage, performer: PerformerRow, first: 'yes' | 'no'): void {
  const { id, taskIds } = take(stage.world, performer, trainingIdOf(stage));
  pass(stage.world, 60);
  const answers = (answer: string): { output_values: Json }[] =>
    taskIds.map(() => ({ output_values: { is_correct: answer } }));
  submitAssignment(stage.world, id, {
    solutions: answers('yes'),
    firstAttempts: answers(first),
    captchas: [],
  });
}

function stateOf({ world, poolId }: Setting, performer: PerformerRow): string {
  return accessOf(world, performer, world.store.pools.get(poolId)!).state;
}

const trainings: Readonly<Record<string, () => void>> = {
  submitted_assignments_count() {
    const stage = trainingStage(2);
    train(stage, stage.tripper, 'yes');
    assert.equal(skillOf(stage.world, stage.tripper, stage.skillId), undefined);
    train(stage, stage.tripper, 'yes');
    assert.equal(skillOf(stage.world, stage.tripper, stage.skillId), 100);
  },
  next_assignment_available() {
    const stage = trainingStage(undefined);
    train(stage, stage.tripper, 'yes');
    assert.equal(skillOf(stage.world, stage.tripper, stage.skillId), undefined);
    train(stage, stage.tripper, 'no');
    assert.equal(skillOf(stage.world, stage.tripper, stage.skillId), 50);
  },
  correct_answers_rate() {
    const stage = trainingStage(1);
    assert.equal(stateOf(stage, stage.tripper), 'train');
    train(stage, stage.tripper, 'no');
    train(stage, stage.other, 'yes');
    assert.equal(skillOf(stage.world, stage.tripper, stage.skillId), 0);
    assert.equal(stateOf(stage, stage.tripper), 'denied');
    assert.equal(stateOf(stage, stage.other), 'open');
  },
  incorrect_answers_rate() {
    const stage = trainingStage(1);
    const collector = collectors.get('TRAINING')!;
    train(stage, stage.tripper, 'no');
    const { world, tripper } = stage;
    const pool = world.store.pools.get(trainingIdOf(stage))!;
    world.store.userSkills.delete(world.store.userSkills.by('user', tripper.id)[0]!.id);
    const scope = { world, pool, userId: tripper.id } as Parameters<typeof collector.measure>[0];
    assert.equal(collector.measure(scope).incorrect_answers_rate, 100);
  },
  total_answers_count() {
    const stage = trainingStage(2);
    const collector = collectors.get('TRAINING')!;
    train(stage, stage.tripper, 'no');
    const { world, tripper, other } = stage;
    const pool = world.store.pools.get(trainingIdOf(stage))!;
    const count = (userId: string): unknown =>
      collector.measure({ world, pool, userId } as Parameters<typeof collector.measure>[0])
        .total_answers_count;
    assert.equal(count(tripper.id), 2);
    assert.equal(count(other.id), 0);
  },
};

/** A rule that acts on the first fast page, and what its action does to the two people. */
const fast: Scenario = {
  operator: 'GT',
  value: 0,
  parameters: { fast_submit_threshold_seconds: 60 },
  play: both(does(1, { seconds: 10 }), does(1, { seconds: 100 })),
};
const acting = (action: Json, pool: Json = {}): Stage =>
  stageOf('ASSIGNMENT_SUBMIT_TIME', 'fast_submitted_count', { ...fast, pool }, action);
const statusesOf = ({ world, poolId }: Setting, { id }: PerformerRow): string[] =>
  world.store.assignments.by('userPool', `${id}|${poolId}`).map(({ status }) => status);

const acts: Readonly<Record<string, () => void>> = {
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

describe('the catalog of quality control, one person who trips a rule and one who does not', () => {
  for (const [collector, keys] of Object.entries(banning)) {
    for (const [key, scenario] of Object.entries(keys)) {
      it(`${collector}: ${key}`, () => {
        const stage = stageOf(collector, key, scenario);
        scenario.play(stage);
        assert.equal(bansOf(stage.world, stage.tripper), 1, 'the tripper');
        assert.equal(bansOf(stage.world, stage.other), 0, 'the other');
      });
    }
  }
  for (const [collector, keys] of Object.entries(reissuing)) {
    for (const [key, play] of Object.entries(keys)) it(`${collector}: ${key}`, play);
  }
  for (const [key, play] of Object.entries(trainings)) it(`TRAINING: ${key}`, play);
  for (const [action, play] of Object.entries(acts)) it(`action ${action}`, play);

  it('has no collector, condition or action without a scenario', () => {
    const played: Readonly<Record<string, readonly string[]>> = {
      ...Object.fromEntries(
        Object.entries(banning).map(([type, keys]) => [type, Object.keys(keys)]),
      ),
      ...Object.fromEntries(
        Object.entries(reissuing).map(([type, keys]) => [
          type,
          [...new Set(Object.keys(keys).map((key) => key.split(' ')[0]!))],
        ]),
      ),
      TRAINING: Object.keys(trainings),
    };
    for (const [collector, keys] of Object.entries(collectorKeys)) {
      assert.deepEqual([...(played[collector] ?? [])].sort(), [...keys].sort(), collector);
      assert.ok(collectors.has(collector), `${collector} is not evaluated`);
    }
    assert.deepEqual(Object.keys(acts).sort(), [...actionTypes].sort());
    for (const type of actionTypes) assert.ok(actions.has(type), `${type} does nothing`);
  });
});

describe('restrictions by scope', () => {
  const closedFor = (scope: string): readonly boolean[] => {
    const parameters = { scope, duration_unit: 'PERMANENT' };
    const stage = acting({ type: 'RESTRICTION_V2', parameters });
    const { world, projectId } = stage;
    const sibling = createPool(world, poolOf(projectId));
    const foreign = world.store.projects.get(projectId)!;
    world.store.projects.put({ ...foreign, id: '19999999' });
    const other = createPool(world, poolOf('19999999'));
    for (const { id } of [sibling, other]) {
      addTasks(world, id, { main: 5 });
      openPool(world, id);
    }
    const tripper = {
      ...stage.tripper,
      profile: { ...stage.tripper.profile, adult_allowed: true },
    };
    fast.play(stage);
    return [stage.poolId, sibling.id, other.id].map(
      (id) => accessOf(world, tripper, world.store.pools.get(id)!).state === 'denied',
    );
  };

  it('POOL closes one pool, PROJECT those of the project, ALL_PROJECTS everything', () => {
    assert.deepEqual(closedFor('POOL'), [true, false, false]);
    assert.deepEqual(closedFor('PROJECT'), [true, true, false]);
    assert.deepEqual(closedFor('ALL_PROJECTS'), [true, true, true]);
  });
});

describe('training and retry', () => {
  it('lets those who failed train again after the days it says, with the same tasks', () => {
    const stage = trainingStage(1);
    train(stage, stage.tripper, 'no');
    assert.equal(stateOf(stage, stage.tripper), 'denied');
    pass(stage.world, 3 * 24 * 60 * 60 + 1);
    assert.equal(stateOf(stage, stage.tripper), 'train');
    train(stage, stage.tripper, 'yes');
    assert.equal(stateOf(stage, stage.tripper), 'open');
  });
});

describe('dynamic pricing', () => {
  it('pays by the interval that the skill lies in when the suite is given out', () => {
    const dynamic_pricing_config = {
      type: 'SKILL',
      skill_id: '26377',
      intervals: [
        { from: 0, to: 49, reward_per_assignment: 0.01 },
        { from: 90, reward_per_assignment: 0.08 },
      ],
    };
    const setting = openSetting({ tasks: 40, overlap: 5, pool: { dynamic_pricing_config } });
    const { world } = setting;
    const paid = (value: number | undefined): number => {
      const person = addPerformer(world, `with ${value}`);
      world.store.performers.put({ ...person, globalSkills: {} });
      if (value !== undefined) setUserSkill(world, person.id, '26377', value);
      return work(setting, person).reward;
    };
    assert.deepEqual([10, 60, 95, undefined].map(paid), [0.01, 0.02, 0.08, 0.02]);
  });
});

describe('rejected work', () => {
  it('comes back through CHANGE_OVERLAP, opens the pool again, and is done by somebody else', () => {
    const action = { type: 'CHANGE_OVERLAP', parameters: { delta: 1, open_pool: true } };
    const configs = [
      rule('ASSIGNMENTS_ASSESSMENT', {}, [['assessment_event', 'EQ', 'REJECT']], action),
    ];
    const pool = { ...manual, quality_control: { configs } };
    const setting = openSetting({ tasks: 5, overlap: 1, pool });
    const { world, poolId } = setting;
    const status = (): string => world.store.pools.get(poolId)!.status;
    const first = work(setting, addPerformer(world, 'first'));
    finishWork(world);
    assert.equal(status(), 'CLOSED');
    judge(world, first, { status: 'REJECTED', by: 'requester' });
    assert.equal(status(), 'OPEN');
    work(setting, addPerformer(world, 'second'));
    finishWork(world);
    assert.equal(status(), 'CLOSED');
  });
});

import assert from 'node:assert/strict';
import { judge } from '../../../../src/sandbox/domain/assignments';
import { putRestriction } from '../../../../src/sandbox/domain/restrictions';
import { createSkill, setUserSkill } from '../../../../src/sandbox/domain/skills';
import {
  addPerformer,
  ban,
  bansOf,
  finishWork,
  openSetting,
  pass,
  rule,
  skillOf,
  skip,
  take,
  tryToTake,
  work,
} from '../world';

const manual = { auto_accept_solutions: false, auto_accept_period_day: 10 };

function controlled(configs: unknown[], pool: object = {}): object {
  return { ...pool, quality_control: { configs } };
}

describe('sandbox quality control: collectors', () => {
  it('ASSIGNMENT_SUBMIT_TIME bans who is too fast and lets the careful go on', () => {
    const setting = openSetting({
      pool: controlled([
        rule(
          'ASSIGNMENT_SUBMIT_TIME',
          { fast_submit_threshold_seconds: 60 },
          [['fast_submitted_count', 'GT', 0]],
          ban,
        ),
      ]),
    });
    const hasty = addPerformer(setting.world, 'hasty');
    const careful = addPerformer(setting.world, 'careful');
    work(setting, hasty, { seconds: 59 });
    work(setting, careful, { seconds: 60 });
    assert.equal(bansOf(setting.world, hasty), 1);
    assert.equal(bansOf(setting.world, careful), 0);
  });

  it('counts only the latest results inside a sliding window', () => {
    const setting = openSetting({
      tasks: 40,
      pool: controlled([
        rule(
          'ASSIGNMENT_SUBMIT_TIME',
          { fast_submit_threshold_seconds: 60, history_size: 2 },
          [['fast_submitted_count', 'GT', 1]],
          ban,
        ),
      ]),
    });
    const performer = addPerformer(setting.world, 'a');
    for (const seconds of [10, 100, 10]) work(setting, performer, { seconds });
    assert.equal(bansOf(setting.world, performer), 0);
    work(setting, performer, { seconds: 10 });
    assert.equal(bansOf(setting.world, performer), 1);
  });

  it('GOLDEN_SET judges answers to control tasks', () => {
    const setting = openSetting({
      golden: 4,
      pool: controlled(
        [
          rule(
            'GOLDEN_SET',
            {},
            [
              ['golden_set_answers_count', 'GT', 1],
              ['golden_set_correct_answers_rate', 'LT', 50],
            ],
            ban,
          ),
        ],
        { mixer_config: { real_tasks_count: 2, golden_tasks_count: 1, training_tasks_count: 0 } },
      ),
    });
    const wrong = addPerformer(setting.world, 'wrong');
    const right = addPerformer(setting.world, 'right');
    for (let suite = 0; suite < 2; suite++) {
      assert.equal(bansOf(setting.world, wrong), 0);
      work(setting, wrong, { answer: 'no' });
      work(setting, right, { answer: 'yes' });
    }
    assert.equal(bansOf(setting.world, wrong), 1);
    assert.equal(bansOf(setting.world, right), 0);
  });

  it('MAJORITY_VOTE waits until the overlap is complete, then judges everybody', () => {
    const setting = openSetting({
      tasks: 5,
      overlap: 3,
      pool: controlled([
        rule(
          'MAJORITY_VOTE',
          { answer_threshold: 2 },
          [
            ['total_answers_count', 'GTE', 5],
            ['correct_answers_rate', 'LT', 50],
          ],
          ban,
        ),
      ]),
    });
    const lone = addPerformer(setting.world, 'lone');
    const others = ['b', 'c'].map((key) => addPerformer(setting.world, key));
    work(setting, lone, { answer: 'no' });
    work(setting, others[0]!);
    assert.equal(bansOf(setting.world, lone), 0);
    work(setting, others[1]!);
    assert.equal(bansOf(setting.world, lone), 1);
    for (const performer of others) assert.equal(bansOf(setting.world, performer), 0);
  });

  it('MAJORITY_VOTE leaves out tasks without enough equal answers', () => {
    const setting = openSetting({
      tasks: 5,
      overlap: 2,
      pool: controlled([
        rule('MAJORITY_VOTE', { answer_threshold: 2 }, [['total_answers_count', 'GT', 0]], ban),
      ]),
    });
    const [a, b] = ['a', 'b'].map((key) => addPerformer(setting.world, key));
    work(setting, a!, { answer: 'no' });
    work(setting, b!, { answer: 'yes' });
    assert.equal(bansOf(setting.world, a!) + bansOf(setting.world, b!), 0);
  });

  it('CAPTCHA looks at what was shown', () => {
    const setting = openSetting({
      pool: controlled([rule('CAPTCHA', { history_size: 5 }, [['fail_rate', 'GTE', 60]], ban)]),
    });
    const failer = addPerformer(setting.world, 'failer');
    const solver = addPerformer(setting.world, 'solver');
    const neverAsked = addPerformer(setting.world, 'never asked');
    work(setting, failer, { captchas: [false, false, true] });
    work(setting, solver, { captchas: [false, true, true] });
    work(setting, neverAsked);
    assert.equal(bansOf(setting.world, failer), 1);
    assert.equal(bansOf(setting.world, solver) + bansOf(setting.world, neverAsked), 0);
  });

  it('SKIPPED_IN_ROW_ASSIGNMENTS starts anew after a submitted suite', () => {
    const setting = openSetting({
      tasks: 60,
      overlap: 5,
      pool: controlled([
        rule('SKIPPED_IN_ROW_ASSIGNMENTS', {}, [['skipped_in_row_count', 'GT', 2]], ban),
      ]),
    });
    const skipper = addPerformer(setting.world, 'skipper');
    const picky = addPerformer(setting.world, 'picky');
    for (let count = 0; count < 3; count++) {
      assert.equal(bansOf(setting.world, skipper), 0);
      skip(setting, skipper);
      skip(setting, picky);
      if (count === 1) work(setting, picky);
    }
    assert.equal(bansOf(setting.world, skipper), 1);
    assert.equal(bansOf(setting.world, picky), 0);
  });

  it('ANSWER_COUNT marks who has accepted suites with a skill', () => {
    const setting = openSetting();
    const { world, poolId } = setting;
    const skill = createSkill(world, { name: 'took part' });
    const pool = world.store.pools.get(poolId)!;
    assert.ok(pool.kind === 'pool');
    const action = { type: 'SET_SKILL', parameters: { skill_id: skill.id, skill_value: 7 } };
    const config = rule('ANSWER_COUNT', {}, [['assignments_accepted_count', 'GTE', 1]], action);
    world.store.pools.put({
      ...pool,
      spec: { ...pool.spec, quality_control: { configs: [config as never] } },
    });
    const performer = addPerformer(world, 'a');
    const onlyTakes = addPerformer(world, 'b');
    work(setting, performer);
    take(world, onlyTakes, poolId);
    assert.equal(skillOf(world, performer, skill.id), 7);
    assert.equal(skillOf(world, onlyTakes, skill.id), undefined);
  });

  it('INCOME sums what was earned in the last 24 hours', () => {
    const setting = openSetting({
      tasks: 60,
      pool: controlled([rule('INCOME', {}, [['income_sum_for_last_24_hours', 'GTE', 0.06]], ban)]),
    });
    const steady = addPerformer(setting.world, 'steady');
    const eager = addPerformer(setting.world, 'eager');
    for (let suite = 0; suite < 3; suite++) work(setting, eager);
    for (let suite = 0; suite < 3; suite++) {
      work(setting, steady);
      pass(setting.world, 20 * 60 * 60);
    }
    assert.equal(bansOf(setting.world, eager), 1);
    assert.equal(bansOf(setting.world, steady), 0);
  });

  it('ACCEPTANCE_RATE looks at verdicts', () => {
    const setting = openSetting({
      tasks: 60,
      pool: controlled(
        [
          rule(
            'ACCEPTANCE_RATE',
            {},
            [
              ['total_assignments_count', 'GTE', 2],
              ['rejected_assignments_rate', 'GT', 60],
            ],
            ban,
          ),
        ],
        manual,
      ),
    });
    const { world } = setting;
    const bad = addPerformer(world, 'bad');
    const good = addPerformer(world, 'good');
    for (let suite = 0; suite < 2; suite++) {
      judge(world, work(setting, bad), { status: 'REJECTED', by: 'requester' });
      const status = suite === 0 ? 'REJECTED' : 'ACCEPTED';
      judge(world, work(setting, good), { status, by: 'requester' });
    }
    assert.equal(bansOf(world, bad), 1);
    assert.equal(bansOf(world, good), 0);
  });

  it('ASSIGNMENTS_ASSESSMENT gives a rejected suite to somebody else and opens the pool again', () => {
    const reissue = { type: 'CHANGE_OVERLAP', parameters: { delta: 1, open_pool: true } };
    const setting = openSetting({
      tasks: 5,
      overlap: 1,
      pool: controlled(
        [rule('ASSIGNMENTS_ASSESSMENT', {}, [['assessment_event', 'EQ', 'REJECT']], reissue)],
        manual,
      ),
    });
    const { world, poolId } = setting;
    const first = addPerformer(world, 'first');
    const second = addPerformer(world, 'second');
    const assignment = work(setting, first);
    finishWork(world);
    assert.equal(world.store.pools.get(poolId)?.status, 'CLOSED');
    assert.equal(tryToTake(world, second, poolId), undefined);
    judge(world, assignment, { status: 'REJECTED', by: 'requester' });
    assert.equal(world.store.pools.get(poolId)?.status, 'OPEN');
    assert.equal(tryToTake(world, first, poolId), undefined);
    assert.equal(take(world, second, poolId).taskIds.length, 5);
  });

  it('ASSIGNMENTS_ASSESSMENT does nothing for an accepted suite', () => {
    const reissue = { type: 'CHANGE_OVERLAP', parameters: { delta: 1, open_pool: true } };
    const setting = openSetting({
      tasks: 5,
      overlap: 1,
      pool: controlled(
        [rule('ASSIGNMENTS_ASSESSMENT', {}, [['assessment_event', 'EQ', 'REJECT']], reissue)],
        manual,
      ),
    });
    const { world, poolId } = setting;
    judge(world, work(setting, addPerformer(world, 'first')), {
      status: 'ACCEPTED',
      by: 'requester',
    });
    assert.equal(tryToTake(world, addPerformer(world, 'second'), poolId), undefined);
  });

  it('USERS_ASSESSMENT re-issues what a banned person did, once', () => {
    const reissue = { type: 'CHANGE_OVERLAP', parameters: { delta: 1, open_pool: true } };
    const setting = openSetting({
      tasks: 5,
      overlap: 1,
      pool: controlled([
        rule(
          'USERS_ASSESSMENT',
          {},
          [['pool_access_revoked_reason', 'EQ', 'RESTRICTION']],
          reissue,
        ),
      ]),
    });
    const { world, poolId } = setting;
    const first = addPerformer(world, 'first');
    work(setting, first);
    putRestriction(world, { scope: 'POOL', poolId, userId: first.id });
    putRestriction(world, { scope: 'ALL_PROJECTS', userId: first.id });
    const overlaps = world.store.tasks.by('pool', poolId).map(({ overlap }) => overlap);
    assert.deepEqual(overlaps, [2, 2, 2, 2, 2]);
  });

  it('USERS_ASSESSMENT reacts to a skill that the filter wants', () => {
    const reissue = { type: 'CHANGE_OVERLAP', parameters: { delta: 1 } };
    const skillId = '26366';
    const setting = openSetting({
      tasks: 5,
      overlap: 1,
      pool: controlled(
        [
          rule(
            'USERS_ASSESSMENT',
            {},
            [
              ['pool_access_revoked_reason', 'EQ', 'SKILL_CHANGE'],
              ['skill_id', 'EQ', skillId],
            ],
            reissue,
          ),
        ],
        { filter: { and: [{ category: 'skill', key: skillId, operator: 'GTE', value: 50 }] } },
      ),
    });
    const { world, poolId } = setting;
    const performer = addPerformer(world, 'first');
    setUserSkill(world, performer.id, skillId, 80);
    work(setting, performer);
    setUserSkill(world, performer.id, skillId, 60);
    const overlaps = (): unknown[] =>
      world.store.tasks.by('pool', poolId).map(({ overlap }) => overlap);
    assert.deepEqual(overlaps(), [1, 1, 1, 1, 1]);
    setUserSkill(world, performer.id, skillId, 40);
    assert.deepEqual(overlaps(), [2, 2, 2, 2, 2]);
  });
});

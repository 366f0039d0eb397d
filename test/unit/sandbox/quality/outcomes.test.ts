import assert from 'node:assert/strict';
import { accessOf } from '../../../../src/sandbox/domain/access';
import { judge } from '../../../../src/sandbox/domain/assignments';
import { createPool } from '../../../../src/sandbox/domain/pools';
import { openPool } from '../../../../src/sandbox/domain/poolLife';
import { setUserSkill } from '../../../../src/sandbox/domain/skills';
import { poolOf } from '../platform';
import { addPerformer, addTasks, finishWork, openSetting, pass, rule, work } from '../world';
import { acting, fast } from './catalog/acts';
import { manual, stateOf } from './catalog/stage';
import { train, trainingStage } from './catalog/trainings';

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

import assert from 'node:assert/strict';
import { submitAssignment } from '../../../../../src/sandbox/domain/assignments';
import { createPool } from '../../../../../src/sandbox/domain/pools';
import { openPool } from '../../../../../src/sandbox/domain/poolLife';
import type { PerformerRow } from '../../../../../src/sandbox/domain/rows';
import { collectors } from '../../../../../src/sandbox/quality/collectors';
import { poolOf, type Json } from '../../platform';
import {
  addPerformer,
  addTasks,
  addTraining,
  openSetting,
  pass,
  skillOf,
  take,
  type Setting,
} from '../../world';
import { stateOf, type Stage } from './stage';

/** A training of two pages; the pool lets in who has at least half of it right. */
export function trainingStage(suites: number | undefined): Stage & { readonly skillId: string } {
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
export function train(stage: Stage, performer: PerformerRow, first: 'yes' | 'no'): void {
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

/** The collector of trainings, by its conditions. */
export const trainings: Readonly<Record<string, () => void>> = {
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

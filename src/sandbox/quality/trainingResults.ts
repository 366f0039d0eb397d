import type { DomainEvent } from '../domain/events';
import { offerOf } from '../domain/mixing';
import type { TrainingRow } from '../domain/rows';
import { setUserSkill, storedUserSkill } from '../domain/skills';
import { userPoolKey } from '../domain/store';
import type { World } from '../domain/world';
import { knownAnswers } from './correctness';

/**
 * The collector the server gives every training: when a person has done the suites it takes, the
 * share of right first answers becomes their training skill, passed or not, and stays.
 */
export function watchTrainings(world: World): void {
  world.listen((event: DomainEvent) => {
    if (event.type !== 'assignment-submitted') return;
    const training = world.store.pools.get(event.assignment.poolId);
    if (training?.kind === 'training') finishTraining(world, training, event.assignment.userId);
  });
}

function finishTraining(world: World, training: TrainingRow, userId: string): void {
  const since = storedUserSkill(world, userId, training.skillId)?.modifiedAt ?? 0;
  const done = world.store.assignments
    .by('userPool', userPoolKey(userId, training.id))
    .filter((row) => (row.submittedAt ?? 0) > since);
  const needed = training.spec.task_suites_required_to_pass ?? Number.POSITIVE_INFINITY;
  const isLast = offerOf(world, userId, training).state === 'none';
  if (done.length < needed && !isLast) return;
  const answers = done.flatMap((row) => knownAnswers(world, row));
  const right = answers.reduce((sum, answer) => sum + answer.correctness, 0);
  const percent = answers.length === 0 ? 100 : (100 * right) / answers.length;
  setUserSkill(world, userId, training.skillId, percent);
}

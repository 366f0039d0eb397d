import { offerOf } from '../../domain/mixing';
import { storedUserSkill } from '../../domain/skills';
import { userPoolKey } from '../../domain/store';
import { performerOf, readings, type Collector } from '../collector';
import { knownAnswers } from '../correctness';

/** First answers in a training, since the result of an earlier attempt was kept. */
export const training: Collector = {
  type: 'TRAINING',
  subjects: (event, pool) =>
    pool.kind === 'training' ? performerOf(event, pool, 'assignment-submitted') : [],
  measure({ world, pool, userId }) {
    if (pool.kind !== 'training') return {};
    const since = storedUserSkill(world, userId, pool.skillId)?.modifiedAt ?? 0;
    const done = world.store.assignments
      .by('userPool', userPoolKey(userId, pool.id))
      .filter((row) => (row.submittedAt ?? 0) > since);
    const answers = done.flatMap((row) => knownAnswers(world, row));
    const right = answers.reduce((sum, answer) => sum + answer.correctness, 0);
    // Who was asked nothing that is known did nothing wrong.
    const rate = answers.length === 0 ? 100 : (100 * right) / answers.length;
    return readings({
      submitted_assignments_count: done.length,
      total_answers_count: answers.length,
      correct_answers_rate: rate,
      incorrect_answers_rate: 100 - rate,
      next_assignment_available: offerOf(world, userId, pool).state !== 'none',
    });
  },
};

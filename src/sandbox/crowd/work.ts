import { expireAssignment, skipAssignment, submitAssignment } from '../domain/assignments';
import { projectOfPool } from '../domain/projectVersions';
import type { AssignmentRow, PerformerRow, PoolRow } from '../domain/rows';
import type { World } from '../domain/world';
import { answerSuite, correctedSolutions } from './answers';
import { captchasFor, type Plan } from './plans';

/** Does what was planned with a suite that is still in somebody's hands. */
export function finishAssignment(world: World, id: string, outcome: Plan['outcome']): void {
  const assignment = world.store.assignments.get(id);
  if (assignment?.status !== 'ACTIVE') return;
  const performer = world.store.performers.get(assignment.userId);
  const pool = world.store.pools.get(assignment.poolId);
  if (!performer || !pool) return;
  if (outcome === 'skip') skipAssignment(world, id);
  // A rest of the crowd may have lasted longer than the time for the suite.
  else if (outcome === 'expire' || world.clock.now() > assignment.dueAt)
    expireAssignment(world, id);
  else submit(world, performer, pool, assignment);
}

function submit(
  world: World,
  performer: PerformerRow,
  pool: PoolRow,
  assignment: AssignmentRow,
): void {
  const project = projectOfPool(world, pool);
  if (!project) return;
  const first = answerSuite(world, project, performer, assignment);
  const captchas = captchasFor(world, performer, pool, assignment);
  if (pool.kind === 'pool') {
    submitAssignment(world, assignment.id, { solutions: first, captchas });
    return;
  }
  const solutions = correctedSolutions(world, assignment, first);
  submitAssignment(world, assignment.id, { solutions, firstAttempts: first, captchas });
}

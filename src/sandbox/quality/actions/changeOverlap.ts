import { PlatformFault } from '../../domain/fault';
import { addToOverlap } from '../../domain/overlap';
import { ensureOpen } from '../../domain/poolLife';
import type { AssignmentRow } from '../../domain/rows';
import { userPoolKey } from '../../domain/store';
import type { Scope } from '../collector';
import type { Action } from './action';

/** Gives judged or doubtful work to somebody else, or takes that back with a negative `delta`. */
export const changeOverlap: Action = {
  type: 'CHANGE_OVERLAP',
  apply({ scope, parameters }) {
    for (const assignment of affected(scope)) {
      changeUnits(scope, assignment, Number(parameters.delta));
    }
    if (parameters.open_pool === true) tryToOpen(scope);
  },
};

/** The judged assignment, or everything the person answered in the pool they lost. */
function affected({ world, event, userId, pool }: Scope): readonly AssignmentRow[] {
  if (event.type === 'assignment-judged') return [event.assignment];
  return world.store.assignments
    .by('userPool', userPoolKey(userId, pool.id))
    .filter((row) => row.status === 'SUBMITTED' || row.status === 'ACCEPTED');
}

function changeUnits({ world }: Scope, assignment: AssignmentRow, delta: number): void {
  if (!assignment.mixed) {
    const suite = world.store.taskSuites.get(assignment.suiteId);
    if (suite) addToOverlap(world, suite, delta);
    return;
  }
  for (const id of assignment.taskIds) {
    const task = world.store.tasks.get(id);
    if (task?.kind === 'main') addToOverlap(world, task, delta);
  }
}

/** A rule has nobody to complain to: a pool that cannot open stays closed. */
function tryToOpen({ world, pool }: Scope): void {
  try {
    ensureOpen(world, pool.id);
  } catch (error) {
    if (!(error instanceof PlatformFault)) throw error;
  }
}

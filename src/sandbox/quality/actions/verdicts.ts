import { judge } from '../../domain/assignments';
import type { AssignmentRow } from '../../domain/rows';
import { userPoolKey } from '../../domain/store';
import type { Scope } from '../collector';
import type { Action } from './action';

export const approveAll: Action = {
  type: 'APPROVE_ALL_ASSIGNMENTS',
  apply({ scope }) {
    for (const row of waiting(scope)) {
      judge(scope.world, row, { status: 'ACCEPTED', by: 'rule' });
    }
  },
};

export const rejectAll: Action = {
  type: 'REJECT_ALL_ASSIGNMENTS',
  apply({ scope, parameters }) {
    for (const row of waiting(scope)) {
      const commented = { ...row, publicComment: String(parameters.public_comment) };
      judge(scope.world, commented, { status: 'REJECTED', by: 'rule' });
    }
  },
};

/** The person's suites in this pool that nobody has judged yet. */
function waiting({ world, userId, pool }: Scope): readonly AssignmentRow[] {
  return world.store.assignments
    .by('userPool', userPoolKey(userId, pool.id))
    .filter((row) => row.status === 'SUBMITTED');
}

import { closeWith } from '../../domain/poolLife';
import { forgetHistory } from '../cleaning';
import { collectorOfRule } from '../ruleKey';
import type { Action } from './action';

/**
 * Actions that the platform lists and says nothing about; what they do is read off their names. Both
 * cleanings let a person begin anew, in the rule's collector or in all of the pool.
 */
export const cleanCollector: Action = {
  type: 'CLEAN_COLLECTOR',
  apply({ scope: { world, pool, userId }, rule }) {
    forgetHistory(world, pool, userId, collectorOfRule(rule));
  },
};

export const cleanAssignmentsHistory: Action = {
  type: 'CLEAN_ASSIGNMENTS_HISTORY',
  apply({ scope: { world, pool, userId } }) {
    forgetHistory(world, pool, userId, undefined);
  },
};

/** The pool closes as if everything were collected. */
export const setPoolComplete: Action = {
  type: 'SET_POOL_COMPLETE',
  apply({ scope: { world, pool } }) {
    const now = world.store.pools.get(pool.id);
    if (now?.status === 'OPEN') closeWith(world, now, 'COMPLETED');
  },
};

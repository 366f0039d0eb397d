import { covers, restrictionIn } from '../../domain/restrictions';
import { passesPoolFilter } from '../../domain/access';
import { skillsInFilter } from '../../filters';
import type { DomainEvent } from '../../domain/events';
import type { PoolRow } from '../../domain/rows';
import { readings, type Collector } from '../collector';

/** A person who had answered lost access to the pool: by a ban, or by a skill the filter wants. */
export const usersAssessment: Collector = {
  type: 'USERS_ASSESSMENT',
  subjects(event, pool) {
    if (event.type === 'restricted') {
      return covers(event.restriction, pool) ? [event.restriction.userId] : [];
    }
    return event.type === 'skill-changed' && asksFor(pool, event) ? [event.userId] : [];
  },
  measure({ world, event, pool, userId }) {
    if (event.type === 'restricted') {
      // Access is lost once: a second ban of somebody who is out already changes nothing.
      const isFirst = restrictionIn(world, userId, pool)?.id === event.restriction.id;
      return readings({ pool_access_revoked_reason: isFirst ? 'RESTRICTION' : undefined });
    }
    if (event.type !== 'skill-changed' || pool.kind !== 'pool') return {};
    const performer = world.store.performers.get(userId);
    const isOut = performer !== undefined && !passesPoolFilter(world, performer, pool);
    return readings({
      pool_access_revoked_reason: isOut ? 'SKILL_CHANGE' : undefined,
      skill_id: isOut ? event.skillId : undefined,
    });
  },
};

function asksFor(pool: PoolRow, event: DomainEvent & { type: 'skill-changed' }): boolean {
  return pool.kind === 'pool' && skillsInFilter(pool.spec.filter).includes(event.skillId);
}

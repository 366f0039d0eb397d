import { day, minute } from '../../domain/choices';
import { putRestriction, restrictionIn } from '../../domain/restrictions';
import type { RestrictionScope } from '../../domain/rows';
import type { Action, Target } from './action';

/** Older form: whole days, or for ever. */
export const restriction: Action = {
  type: 'RESTRICTION',
  apply(target) {
    const days = target.parameters.duration_days;
    ban(target, typeof days === 'number' ? days * day : undefined);
  },
};

const units: Readonly<Record<string, number>> = { MINUTES: minute, HOURS: 60 * minute, DAYS: day };

export const restrictionV2: Action = {
  type: 'RESTRICTION_V2',
  apply(target) {
    const { duration, duration_unit: unit } = target.parameters;
    const length = units[String(unit)];
    ban(target, length === undefined ? undefined : Number(duration) * length);
  },
};

function ban({ scope, parameters, rule }: Target, milliseconds: number | undefined): void {
  const { world, pool, userId } = scope;
  // A ban that holds already is not made longer by answers that were still in hand.
  if (restrictionIn(world, userId, pool)?.rule === rule) return;
  const where = parameters.scope as RestrictionScope;
  putRestriction(world, {
    scope: where,
    userId,
    ...(where === 'PROJECT' && { projectId: pool.projectId }),
    ...(where === 'POOL' && { poolId: pool.id }),
    ...(typeof parameters.private_comment === 'string' && {
      privateComment: parameters.private_comment,
    }),
    ...(milliseconds !== undefined && { willExpireAt: world.clock.now() + milliseconds }),
    rule,
  });
}

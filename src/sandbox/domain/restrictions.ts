import { parsePlatformDate, toPlatformDate } from '../time/dates';
import { conflict, missing, validationFault } from './fault';
import { nextDecimalId } from './ids';
import type { PoolRow, UserRestrictionRow } from './rows';
import { checkBody, shapes, type JsonObject } from './validation';
import type { World } from './world';

type NewRestriction = Omit<UserRestrictionRow, 'id' | 'created'>;

/** Creates or changes a ban as the requester asks. */
export function putRestrictionFromBody(
  world: World,
  body: unknown,
): { readonly row: UserRestrictionRow; readonly isNew: boolean } {
  const posted = checkBody(body, shapes.userRestriction);
  if (posted.scope === 'SYSTEM') {
    throw conflict('SYSTEM_SCOPE_MODIFICATION', 'Only the platform makes system restrictions.');
  }
  refuseUnknownTarget(world, posted);
  return putRestriction(world, {
    scope: posted.scope as UserRestrictionRow['scope'],
    userId: String(posted.user_id),
    ...(posted.scope === 'PROJECT' && { projectId: String(posted.project_id) }),
    ...(posted.scope === 'POOL' && { poolId: String(posted.pool_id) }),
    ...(typeof posted.private_comment === 'string' && { privateComment: posted.private_comment }),
    ...(typeof posted.will_expire === 'string' && {
      willExpireAt: parsePlatformDate(posted.will_expire) ?? 0,
    }),
  });
}

/** One ban a person, scope and target: a second one replaces the first. */
export function putRestriction(
  world: World,
  wanted: NewRestriction,
): { readonly row: UserRestrictionRow; readonly isNew: boolean } {
  const before = world.store.userRestrictions
    .by('user', wanted.userId)
    .find((row) => isSameTarget(row, wanted));
  const row: UserRestrictionRow = {
    ...wanted,
    id: before?.id ?? nextDecimalId(world, 'userRestriction'),
    created: before?.created ?? world.date(),
  };
  world.store.userRestrictions.put(row);
  world.announce({ type: 'restricted', restriction: row });
  return { row, isNew: before === undefined };
}

export function restrictionOf(world: World, id: string): UserRestrictionRow {
  const row = world.store.userRestrictions.get(id);
  if (!row) throw missing('user restriction', id);
  return row;
}

export function liftRestriction(world: World, id: string): void {
  if (restrictionOf(world, id).scope === 'SYSTEM') {
    throw conflict('SYSTEM_SCOPE_MODIFICATION', 'Only the platform lifts system restrictions.');
  }
  world.store.userRestrictions.delete(id);
  for (const pool of world.store.pools.by('open', 'OPEN')) {
    world.announce({ type: 'work-added', poolId: pool.id });
  }
}

/** The ban that keeps a person out of a pool now. */
export function restrictionIn(
  world: World,
  userId: string,
  pool: Pick<PoolRow, 'id' | 'projectId'>,
): UserRestrictionRow | undefined {
  return world.store.userRestrictions
    .by('user', userId)
    .find((row) => isActive(world, row) && covers(row, pool));
}

export function covers(row: UserRestrictionRow, pool: Pick<PoolRow, 'id' | 'projectId'>): boolean {
  if (row.scope === 'POOL') return row.poolId === pool.id;
  if (row.scope === 'PROJECT') return row.projectId === pool.projectId;
  return true;
}

export function presentRestriction(row: UserRestrictionRow): JsonObject {
  return {
    id: row.id,
    scope: row.scope,
    user_id: row.userId,
    ...(row.projectId !== undefined && { project_id: row.projectId }),
    ...(row.poolId !== undefined && { pool_id: row.poolId }),
    ...(row.privateComment !== undefined && { private_comment: row.privateComment }),
    ...(row.willExpireAt !== undefined && { will_expire: toPlatformDate(row.willExpireAt) }),
    created: row.created,
  };
}

function isActive(world: World, row: UserRestrictionRow): boolean {
  return row.willExpireAt === undefined || row.willExpireAt > world.clock.now();
}

function isSameTarget(row: UserRestrictionRow, wanted: NewRestriction): boolean {
  return (
    row.scope === wanted.scope && row.projectId === wanted.projectId && row.poolId === wanted.poolId
  );
}

function refuseUnknownTarget(world: World, posted: JsonObject): void {
  const target = posted.scope === 'PROJECT' ? 'project_id' : 'pool_id';
  const table = posted.scope === 'PROJECT' ? world.store.projects : world.store.pools;
  if (posted.scope === 'ALL_PROJECTS' || table.get(String(posted[target]))) return;
  throw validationFault({
    [target]: {
      code: 'ENTITY_DOES_NOT_EXIST',
      message: `There is no such object: ${String(posted[target])}`,
    },
  });
}

import { passesFilter, profileValue, type FilterSubject } from '../filters';
import { isAmongTheBest } from './balance';
import { day } from './choices';
import { requiredTrainingOf } from './poolLife';
import { restrictionIn } from './restrictions';
import type { PerformerRow, PoolRow, RegularPoolRow, TrainingRow } from './rows';
import { skillValue, storedUserSkill } from './skills';
import type { World } from './world';

/** Why a person may or may not get a suite of a pool now. */
export type Access =
  | { readonly state: 'open' }
  | { readonly state: 'train'; readonly training: TrainingRow }
  | {
      readonly state: 'denied';
      readonly reason:
        'closed' | 'banned' | 'filter' | 'not-among-best' | 'training' | 'too-many-active';
    };

const open: Access = { state: 'open' };

export function accessOf(world: World, performer: PerformerRow, pool: PoolRow): Access {
  if (pool.status !== 'OPEN') return { state: 'denied', reason: 'closed' };
  if (restrictionIn(world, performer.id, pool)) return { state: 'denied', reason: 'banned' };
  if (pool.kind === 'training') return open;
  if (!passesPoolFilter(world, performer, pool)) return { state: 'denied', reason: 'filter' };
  if (!isAmongTheBest(world, performer, pool, (other) => subjectOf(world, other))) {
    return { state: 'denied', reason: 'not-among-best' };
  }
  if (hasTooManyActive(world, performer, pool)) {
    return { state: 'denied', reason: 'too-many-active' };
  }
  return trainingAccess(world, performer, pool);
}

export function passesPoolFilter(
  world: World,
  performer: PerformerRow,
  pool: RegularPoolRow,
): boolean {
  if (pool.spec.may_contain_adult_content === true && !performer.profile.adult_allowed)
    return false;
  return passesFilter(pool.spec.filter, subjectOf(world, performer));
}

/** A person as filters see them. */
export function subjectOf(world: World, performer: PerformerRow): FilterSubject {
  const profile = performer.profile as unknown as Readonly<Record<string, unknown>>;
  return {
    value: (key) => profileValue(profile, key),
    skill: (id) => skillValue(world, performer.id, id),
  };
}

function trainingAccess(world: World, performer: PerformerRow, pool: RegularPoolRow): Access {
  const trainingId = requiredTrainingOf(pool);
  if (trainingId === undefined) return open;
  const training = world.store.pools.get(trainingId);
  if (training?.kind !== 'training') return { state: 'denied', reason: 'training' };
  const passing = pool.spec.quality_control?.training_requirement?.training_passing_skill_value;
  const value = trainingSkillValue(world, performer.id, training, pool);
  if (value !== undefined) {
    return value >= (passing ?? 0) ? open : { state: 'denied', reason: 'training' };
  }
  return training.status === 'OPEN'
    ? { state: 'train', training }
    : { state: 'denied', reason: 'training' };
}

/**
 * What a person reached in a training. The skill goes when they did nothing in the linked pool for
 * the training's retry time (or the pool's own lifetime for it), so that they may train again.
 */
function trainingSkillValue(
  world: World,
  userId: string,
  training: TrainingRow,
  pool: RegularPoolRow,
): number | undefined {
  const row = storedUserSkill(world, userId, training.skillId);
  if (!row) return undefined;
  const days =
    pool.spec.training_config?.training_skill_ttl_days ?? training.spec.retry_training_after_days;
  if (days === undefined) return row.exactValue;
  const lastUse = Math.max(row.modifiedAt, world.progress.person(userId, pool.id).lastGivenAt);
  return lastUse + days * day > world.clock.now() ? row.exactValue : undefined;
}

function hasTooManyActive(world: World, performer: PerformerRow, pool: RegularPoolRow): boolean {
  const limit = world.store.projects.get(pool.projectId)?.spec.max_active_assignments_count;
  if (limit === undefined) return false;
  let active = 0;
  for (const { id } of world.store.pools.by('project', pool.projectId)) {
    active += world.progress.person(performer.id, id).active;
  }
  return active >= limit;
}

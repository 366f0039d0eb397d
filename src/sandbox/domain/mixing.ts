import type { MixerConfig } from '../../spec/model';
import { hashOf, mixedHash } from '../random/stream';
import { checkpointsOf } from './checkpoints';
import { countedTasks, specialPositions, type DistributionFunction } from './distribution';
import type { PoolRow, TaskRow, TaskSuiteRow, TrainingRow } from './rows';
import { storedUserSkill } from './skills';
import { userPoolKey } from './store';
import type { UnitSet } from './workList';
import type { World } from './world';

/** What can be given to a person now. */
export type Offer =
  | { readonly state: 'suite'; readonly taskIds: readonly string[]; readonly suiteId?: string }
  /** A short last suite will be there at `time`. */
  | { readonly state: 'later'; readonly time: number }
  | { readonly state: 'none' };

const none: Offer = { state: 'none' };

/** How many tasks are looked at before choosing among them, so that big pools stay quick. */
const windowSize = 120;

export function offerOf(world: World, userId: string, pool: PoolRow): Offer {
  if (pool.kind === 'training') return offerTraining(world, userId, pool);
  const mixer = pool.spec.mixer_config;
  return mixer ? offerMixed(world, userId, pool, mixer) : offerSuite(world, userId, pool);
}

function trainingMixer(pool: TrainingRow): MixerConfig {
  return {
    real_tasks_count: 0,
    golden_tasks_count: 0,
    training_tasks_count: pool.spec.training_tasks_in_task_suite_count,
    mix_tasks_in_creation_order: pool.spec.mix_tasks_in_creation_order ?? true,
    shuffle_tasks_in_task_suite: pool.spec.shuffle_tasks_in_task_suite ?? true,
  };
}

/**
 * Every known task of a training, whatever its kind; the last suite may be short. Who trains again,
 * because what they had reached is gone, gets the same tasks once more.
 */
function offerTraining(world: World, userId: string, training: TrainingRow): Offer {
  const { training: known, golden, endless } = world.progress.of(training.id);
  const mixer = trainingMixer(training);
  const since = storedUserSkill(world, userId, training.skillId)?.modifiedAt ?? 0;
  const had = new Set(
    world.store.assignments
      .by('userPool', userPoolKey(userId, training.id))
      .filter(({ createdAt }) => createdAt >= since)
      .flatMap(({ taskIds }) => taskIds),
  );
  const fresh = [...known, ...golden, ...endless].filter((id) => !had.has(id));
  const order = mixer.mix_tasks_in_creation_order === true ? fresh : drawn(world, userId, fresh);
  const picked = order.slice(0, mixer.training_tasks_count);
  return picked.length === 0 ? none : suiteOf(world, userId, picked, mixer);
}

function offerMixed(world: World, userId: string, pool: PoolRow, mixer: MixerConfig): Offer {
  const wanted = wantedCounts(world, userId, pool, mixer);
  const progress = world.progress.of(pool.id);
  const real = pick(world, userId, pool.id, [progress.open, progress.endless], wanted.real, mixer);
  const golden = pick(world, userId, pool.id, [progress.golden], wanted.golden, mixer);
  const training = pick(world, userId, pool.id, [progress.training], wanted.training, mixer);
  if (golden.length < wanted.minGolden || training.length < wanted.minTraining) return none;
  if (real.length + golden.length + training.length === 0) return none;
  if (real.length < wanted.minReal) {
    if (real.length === 0 || mixer.force_last_assignment === false) return none;
    const wait = (mixer.force_last_assignment_delay_seconds ?? 0) * 1000;
    const time = pool.lastMovement + wait;
    if (time > world.clock.now()) return { state: 'later', time };
  }
  return suiteOf(world, userId, [...real, ...golden, ...training], mixer);
}

interface WantedCounts {
  readonly real: number;
  readonly golden: number;
  readonly training: number;
  readonly minReal: number;
  readonly minGolden: number;
  readonly minTraining: number;
}

/** The mixer's counts, or what its distribution functions make of the suite's positions. */
function wantedCounts(
  world: World,
  userId: string,
  pool: PoolRow,
  mixer: MixerConfig,
): WantedCounts {
  const golden = specialCount(world, userId, pool, mixer, 'golden');
  const training = specialCount(world, userId, pool, mixer, 'training');
  const real = Math.max(0, mixer.real_tasks_count - golden.placed - training.placed);
  return {
    real,
    golden: golden.count,
    training: training.count,
    minReal: Math.min(real, mixer.min_real_tasks_count ?? real),
    minGolden: golden.least,
    minTraining: training.least,
  };
}

interface SpecialCount {
  readonly count: number;
  readonly least: number;
  /** How many of them stand in places of general tasks. */
  readonly placed: number;
}

/** By count, or by the function that says which of a person's tasks are special ones. */
function specialCount(
  world: World,
  userId: string,
  pool: PoolRow,
  mixer: MixerConfig,
  kind: 'golden' | 'training',
): SpecialCount {
  const count = mixer[`${kind}_tasks_count`];
  const spots = checkpointsOf(pool)[`${kind}_settings`]?.task_distribution_function;
  const own = mixer[`${kind}_task_distribution_function`] as DistributionFunction | undefined;
  const distribution = own ?? (count === 0 ? spots : undefined);
  if (!distribution) return { count, least: mixer[`min_${kind}_tasks_count`] ?? count, placed: 0 };
  const done = countedTasks(world, userId, pool, distribution);
  const special = specialPositions(distribution, done, mixer.real_tasks_count);
  return { count: special, least: 0, placed: special };
}

/** Tasks the person has not seen and may see: in order of upload, or mixed by a stable draw. */
function pick(
  world: World,
  userId: string,
  poolId: string,
  from: readonly UnitSet[],
  count: number,
  mixer: MixerConfig,
): readonly string[] {
  if (count === 0) return [];
  const { work } = world.progress.of(poolId);
  const inOrder = mixer.mix_tasks_in_creation_order === true;
  const enough = inOrder ? count : Math.max(windowSize, 2 * count);
  let places: readonly number[] = [];
  for (const units of from) {
    const more = unseen(world, userId, poolId, units, enough - places.length);
    places = places.length === 0 ? more : [...places, ...more];
  }
  const picked = inOrder ? places : byDraw(world, userId, poolId, places, count);
  return picked.map((place) => work.idAt(place));
}

/** The first places that a person was not given yet and may be given. */
function unseen(
  world: World,
  userId: string,
  poolId: string,
  units: UnitSet,
  most: number,
): readonly number[] {
  if (most <= 0) return [];
  const { work } = world.progress.of(poolId);
  const { seen } = world.progress.person(userId, poolId);
  if (work.choosy.size === 0) return units.first(most, seen);
  // Only where many are reserved for others must one look further than at as many as are wanted.
  for (let look = most; ; look *= 8) {
    const places = units.first(look, seen);
    const allowed = places.filter(
      (place) => !work.choosy.has(place) || isUnitFor(world, work.idAt(place), userId),
    );
    if (allowed.length >= most || places.length < look) return allowed.slice(0, most);
  }
}

function isUnitFor(world: World, id: string, userId: string): boolean {
  const unit = world.store.tasks.get(id) ?? world.store.taskSuites.get(id);
  return unit !== undefined && isFor(unit, userId);
}

/** The `count` places that come first in a person's own order of a pool, in that order. */
function byDraw(
  world: World,
  userId: string,
  poolId: string,
  places: readonly number[],
  count: number,
): readonly number[] {
  const name = hashOf(world.seed, 'mix', userId, poolId);
  const first: { readonly place: number; readonly key: number }[] = [];
  for (const place of places) {
    const key = mixedHash(name, place);
    if (first.length === count && key >= (first[count - 1]?.key ?? 0)) continue;
    let at = first.length;
    while (at > 0 && key < (first[at - 1]?.key ?? 0)) at -= 1;
    first.splice(at, 0, { place, key });
    if (first.length > count) first.pop();
  }
  return first.map(({ place }) => place);
}

function drawn(world: World, userId: string, ids: readonly string[]): string[] {
  const keyed = ids.map((id) => ({ id, key: hashOf(world.seed, 'mix', userId, id) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ id }) => id);
}

export function isFor(unit: TaskRow | TaskSuiteRow, userId: string): boolean {
  if (unit.unavailableFor?.includes(userId)) return false;
  return !unit.reservedFor || unit.reservedFor.length === 0 || unit.reservedFor.includes(userId);
}

function suiteOf(
  world: World,
  userId: string,
  taskIds: readonly string[],
  mixer: MixerConfig,
): Offer {
  const shown =
    mixer.shuffle_tasks_in_task_suite === false ? taskIds : drawn(world, `${userId}:show`, taskIds);
  return { state: 'suite', taskIds: shown };
}

/** Suites made by the requester: highest `issuing_order_override` first, then by draw or order. */
function offerSuite(world: World, userId: string, pool: PoolRow & { kind: 'pool' }): Offer {
  const inOrder = pool.spec.assignments_issuing_config?.issue_task_suites_in_creation_order;
  const places = suitePlaces(world, userId, pool.id);
  const order = inOrder === true ? places : byDraw(world, userId, pool.id, places, places.length);
  const { work } = world.progress.of(pool.id);
  for (const place of order) {
    const suite = world.store.taskSuites.get(work.idAt(place));
    if (suite && !hasSeenAny(world, userId, suite)) {
      return { state: 'suite', taskIds: suite.taskIds, suiteId: suite.id };
    }
  }
  return none;
}

/** Where to look for a suite: among the first ones, or among all that are to be issued first. */
function suitePlaces(world: World, userId: string, poolId: string): readonly number[] {
  const { open, endless, work } = world.progress.of(poolId);
  const most = work.hasOrders ? Number.POSITIVE_INFINITY : windowSize;
  const places = [open, endless].flatMap((units) => unseen(world, userId, poolId, units, most));
  if (!work.hasOrders) return places;
  const highest = places.reduce(
    (order, place) => Math.max(order, work.orderAt(place)),
    Number.NEGATIVE_INFINITY,
  );
  return places.filter((place) => work.orderAt(place) === highest);
}

function hasSeenAny(world: World, userId: string, suite: TaskSuiteRow): boolean {
  return suite.taskIds.some((id) => world.progress.hasSeen(userId, suite.poolId, id));
}

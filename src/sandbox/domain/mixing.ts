import type { MixerConfig } from '../../spec/model';
import { hashOf } from '../random/stream';
import { specialPositions, type DistributionFunction } from './distribution';
import type { PoolRow, TaskRow, TaskSuiteRow, TrainingRow } from './rows';
import { storedUserSkill } from './skills';
import { userPoolKey } from './store';
import type { World } from './world';

/** What can be given to a person now. */
export type Offer =
  | { readonly state: 'suite'; readonly taskIds: readonly string[]; readonly suiteId?: string }
  /** A short last suite will be there at `time`. */
  | { readonly state: 'later'; readonly time: number }
  | { readonly state: 'none' };

const none: Offer = { state: 'none' };

/** How many tasks are looked at before choosing among them, so that big pools stay quick. */
const windowSize = 400;

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
  const source = inTurn(progress.open, progress.endless);
  const real = pick(world, userId, pool.id, source, wanted.real, mixer);
  const golden = pick(world, userId, pool.id, progress.golden, wanted.golden, mixer);
  const training = pick(world, userId, pool.id, progress.training, wanted.training, mixer);
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

/** One after the other, without copying: a pool may have very many tasks. */
function* inTurn(...sources: readonly Iterable<string>[]): Generator<string> {
  for (const ids of sources) yield* ids;
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
  const special = (distribution: unknown): number =>
    specialPositions(
      distribution as DistributionFunction,
      tasksDone(world, userId, pool),
      mixer.real_tasks_count,
    );
  const goldenFunction = mixer.golden_task_distribution_function;
  const trainingFunction = mixer.training_task_distribution_function;
  const golden = goldenFunction ? special(goldenFunction) : mixer.golden_tasks_count;
  const training = trainingFunction ? special(trainingFunction) : mixer.training_tasks_count;
  const placed = (goldenFunction ? golden : 0) + (trainingFunction ? training : 0);
  const real = Math.max(0, mixer.real_tasks_count - placed);
  return {
    real,
    golden,
    training,
    minReal: Math.min(real, mixer.min_real_tasks_count ?? real),
    minGolden: goldenFunction ? 0 : (mixer.min_golden_tasks_count ?? golden),
    minTraining: trainingFunction ? 0 : (mixer.min_training_tasks_count ?? training),
  };
}

function tasksDone(world: World, userId: string, pool: PoolRow): number {
  const assignments = world.store.assignments.by('userPool', userPoolKey(userId, pool.id));
  return assignments.reduce((sum, { taskIds }) => sum + taskIds.length, 0);
}

/** Tasks the person has not seen and may see: in order of upload, or mixed by a stable draw. */
function pick(
  world: World,
  userId: string,
  poolId: string,
  from: Iterable<string>,
  count: number,
  mixer: MixerConfig,
): readonly string[] {
  if (count === 0) return [];
  const inOrder = mixer.mix_tasks_in_creation_order === true;
  const enough = inOrder ? count : Math.max(windowSize, 2 * count);
  const found: string[] = [];
  const seen = world.progress.seenBy(userId, poolId);
  for (const id of from) {
    if (found.length >= enough) break;
    if (seen.has(id)) continue;
    const task = world.store.tasks.get(id);
    if (task && isFor(task, userId)) found.push(id);
  }
  return inOrder ? found : drawn(world, userId, found).slice(0, count);
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
  const { open, endless } = world.progress.of(pool.id);
  const inOrder = pool.spec.assignments_issuing_config?.issue_task_suites_in_creation_order;
  let best: TaskSuiteRow | undefined;
  let bestKey = Number.POSITIVE_INFINITY;
  for (const suite of suitesFor(world, userId, [...open, ...endless])) {
    const key = inOrder === true ? 0 : hashOf(world.seed, 'mix', userId, suite.id);
    const goesFirst = best === undefined || suite.order > best.order;
    if (goesFirst || (suite.order === best?.order && key < bestKey)) {
      best = suite;
      bestKey = key;
    }
  }
  return best ? { state: 'suite', taskIds: best.taskIds, suiteId: best.id } : none;
}

function suitesFor(world: World, userId: string, ids: readonly string[]): readonly TaskSuiteRow[] {
  return ids
    .flatMap((id) => world.store.taskSuites.get(id) ?? [])
    .filter((suite) => isFor(suite, userId) && !hasSeenAny(world, userId, suite));
}

function hasSeenAny(world: World, userId: string, suite: TaskSuiteRow): boolean {
  return suite.taskIds.some((id) => world.progress.hasSeen(userId, suite.poolId, id));
}

import { Crowd } from '../crowd';
import type { CrowdSpec } from '../crowd';
import { runBatch, type BatchFlags } from '../domain/batches';
import { watchPools } from '../domain/watchPools';
import { PlatformFault } from '../domain/fault';
import { openPool } from '../domain/poolLife';
import { createPool, createTraining } from '../domain/pools';
import { createProject } from '../domain/projects';
import { createRequester } from '../domain/requester';
import { adoptSkill, createGlobalSkills, createSkill } from '../domain/skills';
import { taskSuiteBatch } from '../domain/taskSuites';
import { taskBatch } from '../domain/tasks';
import { createWorld, type World } from '../domain/world';
import { noteBans, observe, type Observation } from '../observe';
import { watchQuality } from '../quality';
import { Agenda } from '../time/agenda';
import { createJumpingClock } from '../time/clock';
import { reviewManually } from './reviewer';

export interface InnerOptions {
  readonly seed: number;
  readonly crowd: CrowdSpec;
  /** When simulated time begins, milliseconds since 1970. */
  readonly start: number;
  /** Keys of quality rules to go without. */
  readonly silenced: ReadonlySet<string>;
}

export type InnerKind = 'skill' | 'project' | 'training' | 'pool';

/**
 * A platform in memory, without HTTP, that only moves when it is told to: what a simulation works
 * with. Refusals are thrown as errors whose message names the fields.
 */
export interface InnerSandbox {
  /** Gives the id of the new object. */
  create(kind: InnerKind, object: unknown): string;
  /** A skill that exists elsewhere under this id. */
  adoptSkill(id: string): void;
  addTasks(tasks: readonly unknown[]): void;
  addSuites(suites: readonly unknown[]): void;
  open(poolId: string): void;
  /** Lets time go by for some real milliseconds; false when nothing is left to happen. */
  work(milliseconds: number): boolean;
  observe(): Observation;
}

const flags: BatchFlags = {
  asyncMode: false,
  skipInvalidItems: false,
  allowDefaults: true,
  openPool: false,
};
/** What one request may hold, with room to spare: items, and bytes of JSON. */
const mostItems = 2000;
const mostBytes = 500_000;

export function createInnerSandbox({ seed, crowd, start, silenced }: InnerOptions): InnerSandbox {
  const clock = createJumpingClock(() => start);
  const world = createWorld({ seed, clock, agenda: new Agenda(), crowd, silenced });
  createRequester(world);
  createGlobalSkills(world);
  watchPools(world);
  watchQuality(world);
  reviewManually(world);
  const bans = noteBans(world);
  new Crowd(world).start();
  return {
    create: (kind, object) => told(() => creators[kind](world, object).id),
    adoptSkill: (id) => adoptSkill(world, id),
    addTasks: (tasks) => told(() => addAll(world, taskBatch(world), tasks)),
    addSuites: (suites) => told(() => addAll(world, taskSuiteBatch(world), suites)),
    open: (poolId) => told(() => void openPool(world, poolId)),
    work: (milliseconds) => workFor(world, milliseconds),
    observe: () => observe(world, bans),
  };
}

const creators = {
  skill: createSkill,
  project: createProject,
  training: createTraining,
  pool: createPool,
} as const;

function addAll(world: World, kind: ReturnType<typeof taskBatch>, items: readonly unknown[]): void {
  for (const batch of batchesOf(items)) {
    runBatch(world, kind, batch, flags);
    // Nothing is kept: what changed would only pile up.
    world.store.takeChanges();
  }
}

function* batchesOf(items: readonly unknown[]): Generator<readonly unknown[]> {
  let batch: unknown[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item));
    if (batch.length > 0 && (batch.length >= mostItems || bytes + size > mostBytes)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(item);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

function workFor(world: World, milliseconds: number): boolean {
  const end = performance.now() + milliseconds;
  let steps = 0;
  while (world.agenda.hasWork && world.agenda.step(world.clock)) {
    steps += 1;
    if (steps % 64 === 0 && performance.now() >= end) break;
  }
  world.store.takeChanges();
  return world.agenda.hasWork;
}

/** The platform's refusals speak in codes and paths; people get both. */
function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PlatformFault)) throw error;
    const payload = error.payload === undefined ? '' : `: ${JSON.stringify(error.payload)}`;
    throw new Error(`The platform would refuse it (${error.code}: ${error.message}${payload})`, {
      cause: error,
    });
  }
}

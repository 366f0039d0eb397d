import { randomBytes } from 'node:crypto';
import { Crowd, loadCrowd, type CrowdSpec } from './crowd';
import { planAutoAccept } from './domain/assignments';
import { choices } from './domain/choices';
import { planClosing } from './domain/completion';
import { watchPools } from './domain/watchPools';
import { planDates } from './domain/poolLife';
import { createRequester } from './domain/requester';
import { createGlobalSkills } from './domain/skills';
import { createWorld, type World } from './domain/world';
import { noteBans, observe, type Observation } from './observe';
import { parseFaults, type FaultPlan } from './faults';
import type { Limits } from './limits';
import { lockFolder } from './persistence/folderLock';
import { keepWorld, type Keeper } from './persistence/keeper';
import { watchQuality } from './quality';
import { createApp } from './server/app';
import { Agenda } from './time/agenda';
import { createJumpingClock, createScaledClock, type Clock } from './time/clock';
import { startOfDay } from './time/dates';
import { AgendaDriver } from './time/driver';
import { watchForSubscribers } from './webhooks/outbox';
import { WebhookSender } from './webhooks/sender';

export interface SandboxOptions {
  /** Loopback only. */
  readonly host?: '127.0.0.1';
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** The token that requests must bring; one is made up where none is given. */
  readonly token?: string;
  /** Names the crowd and everything it does. A folder that has a world keeps its own. */
  readonly seed?: number;
  /** 1 is real time, 60 a minute a second; 0, the default, jumps from event to event. */
  readonly speed?: number;
  /** Who the simulated performers are: a crowd, its file, or the name of a shipped one. */
  readonly crowd?: string | CrowdSpec;
  /** Keys of quality rules that a simulation goes without. */
  readonly silenced?: ReadonlySet<string>;
  /** Keeps everything in this folder, where the next start finds it. */
  readonly dataDir?: string;
  /** Bad days: see `parseFaults`. */
  readonly faults?: string;
  /** Whether clients are held to the platform's published limits; `none` unless said. */
  readonly limits?: Limits;
  /** Ends the sandbox. */
  readonly signal?: AbortSignal;
}

export interface Sandbox {
  /** `http://127.0.0.1:PORT`, without `/api/v1`. */
  readonly url: string;
  /** The token that requests must bring. */
  readonly token: string;
  close(): Promise<void>;
}

/** A sandbox of one's own, with the hidden truth in hand. */
export interface OwnSandbox extends Sandbox {
  /** What happened so far; bans of this process only. */
  observe(): Observation;
}

/** Starts the local platform: HTTP on loopback, a crowd, and time of its own. */
export async function startSandbox(options: SandboxOptions = {}): Promise<OwnSandbox> {
  options.signal?.throwIfAborted();
  const token = options.token ?? randomBytes(16).toString('hex');
  const faults = options.faults === undefined ? undefined : parseFaults(options.faults);
  const release = options.dataDir === undefined ? nothing : await lockFolder(options.dataDir);
  try {
    return await serve(options, { token, release, ...(faults && { faults }) });
  } catch (error) {
    release();
    throw error;
  }
}

const nothing = (): void => undefined;

interface Serving {
  readonly token: string;
  readonly faults?: FaultPlan;
  /** Gives the folder back. */
  readonly release: () => void;
}

async function serve(
  options: SandboxOptions,
  { token, faults, release }: Serving,
): Promise<OwnSandbox> {
  const { limits = 'none' } = options;
  const { world, keeper, driver, sender } = createLivingWorld(options, faults);
  const persist = (): void => {
    keeper.commit();
    driver.poke();
    sender.poke();
  };
  const settle = (): Promise<void> => driver.rest(longestRest);
  const app = createApp({ world, token, settle, persist, limits, ...(faults && { faults }) });
  const bans = noteBans(world);
  const crowd = new Crowd(world);
  world.address = await app
    .listen({ host: '127.0.0.1', port: options.port ?? 0 })
    .catch((error: unknown) => {
      keeper.close();
      throw error;
    });
  planWhatWasWaiting(world);
  crowd.start();
  persist();

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      options.signal?.removeEventListener('abort', end);
      driver.stop();
      sender.stop();
      await app.close();
      keeper.close();
      release();
    })();
    return closing;
  };
  const end = (): void => void close();
  options.signal?.addEventListener('abort', end, { once: true });
  return { url: world.address, token, close, observe: () => observe(world, bans) };
}

interface LivingWorld {
  readonly world: World;
  readonly keeper: Keeper;
  readonly driver: AgendaDriver;
  readonly sender: WebhookSender;
}

/** A world with time, memory and rules, new or as it was left in the folder. */
function createLivingWorld(options: SandboxOptions, faults?: FaultPlan): LivingWorld {
  const { speed = 0, seed = 1, dataDir, crowd, silenced } = options;
  const clock = speed === 0 ? createDailyClock() : createScaledClock(speed);
  const agenda = new Agenda();
  const people = typeof crowd === 'string' ? loadCrowd(crowd) : crowd;
  const world = createWorld({
    ...{ seed, clock, agenda },
    ...(people && { crowd: people }),
    ...(silenced && { silenced }),
  });
  const keeper = keepWorld(world, dataDir);
  if (keeper.isRestored) world.seed = world.store.counters.get(seedKey)?.next ?? seed;
  else prepare(world);
  watchPools(world);
  watchQuality(world);
  watchForSubscribers(world);
  const sender = new WebhookSender(world, () => keeper.commit(), faults);
  const commit = commitWhenQuiet(world, keeper);
  const driver = new AgendaDriver(agenda, clock, () => {
    commit();
    sender.poke();
  });
  return { world, keeper, driver, sender };
}

/** Begins with the day, so that the same calls on the same day give the same dates. */
function createDailyClock(): Clock {
  return createJumpingClock(Date.now, undefined, startOfDay(Date.now()));
}

/**
 * Real milliseconds at most that a request waits for a crowd at work where time jumps. The same
 * requests then meet the same crowd, however fast the machine; only a very large pool makes a client
 * wait this long.
 */
const longestRest = 10_000;

/** Slices of the crowd's work at most that are not written yet: more than a request waits. */
const mostUnwritten = 1500;

/**
 * Where time jumps, what the crowd does is written when it has come to rest. A sandbox that is killed
 * in between does it all again from the last change, in the same order and with the same answers;
 * half of it could not be taken up so exactly. Requests wait for that rest (`longestRest`), so what
 * they were answered is written.
 */
function commitWhenQuiet(world: World, keeper: Keeper): () => void {
  let unwritten = 0;
  return () => {
    unwritten += 1;
    if (world.clock.jumps && world.agenda.hasWork && unwritten < mostUnwritten) return;
    unwritten = 0;
    keeper.commit();
  };
}

const seedKey = 'seed';

function prepare(world: World): void {
  world.store.counters.put({ id: seedKey, next: world.seed });
  createRequester(world);
  createGlobalSkills(world);
}

/** Dates and countdowns are not stored: they follow from the rows. */
function planWhatWasWaiting(world: World): void {
  for (const pool of world.store.pools.values()) {
    planDates(world, pool);
    planClosing(world, pool.id);
  }
  for (const assignment of world.store.assignments.marked('SUBMITTED')) {
    const pool = world.store.pools.get(assignment.poolId);
    if (pool?.kind !== 'pool') continue;
    planAutoAccept(world, assignment, pool.spec.auto_accept_period_day ?? choices.reviewDays);
  }
}

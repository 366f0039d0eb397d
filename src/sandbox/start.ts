import { randomBytes } from 'node:crypto';
import { Crowd } from './crowd';
import { planAutoAccept } from './domain/assignments';
import { planClosing, watchCompletion } from './domain/completion';
import { planDates } from './domain/poolLife';
import { createRequester } from './domain/requester';
import { createGlobalSkills } from './domain/skills';
import { createWorld, type World } from './domain/world';
import { keepWorld } from './persistence/keeper';
import { watchQuality } from './quality';
import { createApp } from './server/app';
import { Agenda } from './time/agenda';
import { createJumpingClock, createScaledClock } from './time/clock';
import { AgendaDriver } from './time/driver';

export interface SandboxOptions {
  /** Loopback only. */
  readonly host?: '127.0.0.1';
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** The token that requests must bring; without one any token will do. */
  readonly token?: string;
  /** Names the crowd and everything it does. A folder that has a world keeps its own. */
  readonly seed?: number;
  /** 1 is real time, 60 a minute a second; 0, the default, jumps from event to event. */
  readonly speed?: number;
  /** Keeps everything in this folder, where the next start finds it. */
  readonly dataDir?: string;
  /** Ends the sandbox. */
  readonly signal?: AbortSignal;
}

export interface Sandbox {
  /** `http://127.0.0.1:PORT`, without `/api/v1`. */
  readonly url: string;
  /** A token that it takes. */
  readonly token: string;
  close(): Promise<void>;
}

/** Starts the local platform: HTTP on loopback, a crowd, and time of its own. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { speed = 0, seed = 1, signal } = options;
  signal?.throwIfAborted();
  const clock = speed === 0 ? createJumpingClock() : createScaledClock(speed);
  const agenda = new Agenda();
  const world = createWorld({ seed, clock, agenda });
  const keeper = keepWorld(world, options.dataDir);
  if (!keeper.isRestored) prepare(world);
  const driver = new AgendaDriver(agenda, clock, () => keeper.commit());
  watchCompletion(world);
  watchQuality(world);
  const crowd = new Crowd(world);
  const persist = (): void => {
    keeper.commit();
    driver.poke();
  };
  const app = createApp({ world, token: options.token, persist });
  const url = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
  world.address = url;
  planWhatWasWaiting(world);
  crowd.start();
  persist();

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      driver.stop();
      await app.close();
      keeper.close();
    })();
    return closing;
  };
  signal?.addEventListener('abort', () => void close(), { once: true });
  return { url, token: options.token ?? randomBytes(16).toString('hex'), close };
}

function prepare(world: World): void {
  createRequester(world);
  createGlobalSkills(world);
}

/** Dates and countdowns are not stored: they follow from the rows. */
function planWhatWasWaiting(world: World): void {
  for (const pool of world.store.pools.values()) {
    planDates(world, pool);
    planClosing(world, pool.id);
  }
  for (const assignment of world.store.assignments.values()) {
    if (assignment.status !== 'SUBMITTED') continue;
    const pool = world.store.pools.get(assignment.poolId);
    if (pool?.kind !== 'pool') continue;
    planAutoAccept(world, assignment, pool.spec.auto_accept_period_day ?? 21);
  }
}

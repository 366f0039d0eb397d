import { setTimeout as sleep } from 'node:timers/promises';
import type { PlatformClient } from '../../api';
import type { CloseReason } from '../../spec/model';
import { estimateEnd, withSample } from './estimateEnd';
import { keyOf, storedWaits, type Wait, type WaitState, type WaitTarget } from './wait';

/** How a wait ended, other than by a person. */
export type WaitEnd =
  | { readonly how: 'closed'; readonly reason: CloseReason }
  /** The pool is not there, or not for this account. */
  | { readonly how: 'failed'; readonly error: unknown };

export interface WaitPorts {
  /** A client for the wait's platform and account, if there is one without asking anybody. */
  readonly connect: (wait: WaitTarget) => Promise<PlatformClient | undefined>;
  /** Resolves when the pool has closed. */
  readonly watch: (
    client: PlatformClient,
    poolId: string,
    how: { readonly signal: AbortSignal; readonly onProgress: (percent: number) => void },
  ) => Promise<CloseReason>;
  readonly memory: {
    get(): unknown;
    set(waits: readonly Wait[]): void;
  };
  /** Milliseconds between two tries while there is no answer. */
  readonly pauses?: { readonly first: number; readonly longest: number };
}

type Listener = () => void;
type EndListener = (wait: Wait, end: WaitEnd) => void;

/** A pool that is closed to be changed opens by itself after a quarter of an hour. */
const forUpdateMs = 16 * 60_000;

interface Follower {
  readonly life: AbortController;
  /** Ends the look or pause under way, not the wait. */
  look: AbortController;
}

/**
 * Waits until pools close, any number at once, and goes on where an earlier window stopped. Without
 * an account a wait sleeps until there is one: it never asks. Knows no editor.
 */
export class Waits {
  private readonly waits = new Map<string, Wait>();
  private readonly followers = new Map<string, Follower>();
  private readonly listeners = new Set<Listener>();
  private readonly endListeners = new Set<EndListener>();

  constructor(private readonly ports: WaitPorts) {}

  /** In the order in which they began. */
  all(): readonly Wait[] {
    return [...this.waits.values()];
  }

  /** Waits for one more pool; one that is waited for already is left as it is. */
  add(target: WaitTarget): Wait {
    const key = keyOf(target);
    const known = this.waits.get(key);
    if (known !== undefined) return known;
    const wait: Wait = { ...target, key, state: 'watching', since: Date.now(), samples: [] };
    this.begin(wait);
    this.tell();
    return wait;
  }

  /** Goes on with what an earlier window waited for. */
  resume(): void {
    for (const wait of storedWaits(this.ports.memory.get())) {
      if (!this.waits.has(wait.key)) this.begin(wait);
    }
    if (this.waits.size > 0) this.tell();
  }

  /** Waits no longer; the pool itself is left alone. */
  stop(key: string): void {
    this.followers.get(key)?.life.abort();
    this.followers.delete(key);
    if (this.waits.delete(key)) this.tell();
  }

  /** Somebody signed in or out, or a sandbox came or went: looks again at once. */
  reconnect(): void {
    for (const follower of this.followers.values()) follower.look.abort();
  }

  onDidChange(listener: Listener): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  /** Told while the wait is still among all. A wait that a person stopped has no such end. */
  onDidEnd(listener: EndListener): { dispose(): void } {
    this.endListeners.add(listener);
    return { dispose: () => void this.endListeners.delete(listener) };
  }

  /** The window goes; what is remembered stays. */
  dispose(): void {
    for (const { life } of this.followers.values()) life.abort();
    this.followers.clear();
    this.listeners.clear();
    this.endListeners.clear();
  }

  private begin(wait: Wait): void {
    const follower = { life: new AbortController(), look: new AbortController() };
    this.waits.set(wait.key, wait);
    this.followers.set(wait.key, follower);
    void this.follow(wait.key, follower).then((end) => {
      const last = this.waits.get(wait.key);
      if (end === undefined || last === undefined || follower.life.signal.aborted) return;
      for (const listener of this.endListeners) listener(last, end);
      this.stop(wait.key);
    });
  }

  /** Resolves to how it ended; undefined when it was stopped. Never rejects. */
  private async follow(key: string, follower: Follower): Promise<WaitEnd | undefined> {
    const { first, longest } = this.ports.pauses ?? { first: 2_000, longest: 60_000 };
    let pause = first;
    let closedForUpdate: number | undefined;
    while (!follower.life.signal.aborted) {
      follower.look = new AbortController();
      const signal = AbortSignal.any([follower.life.signal, follower.look.signal]);
      const found = await this.look(key, signal);
      if (found.state === 'closed' && found.reason === 'FOR_UPDATE') {
        closedForUpdate ??= Date.now();
        if (Date.now() - closedForUpdate < forUpdateMs) {
          await rest(first, signal);
          continue;
        }
      }
      if (found.state === 'closed') return { how: 'closed', reason: found.reason };
      if (found.state === 'failed') return { how: 'failed', error: found.error };
      closedForUpdate = undefined;
      if (signal.aborted) {
        pause = first;
        continue;
      }
      this.become(key, found.state);
      await rest(found.state === 'asleep' ? undefined : pause, signal);
      pause = Math.min(longest, pause * 2);
    }
    return undefined;
  }

  private async look(
    key: string,
    signal: AbortSignal,
  ): Promise<
    | { readonly state: 'closed'; readonly reason: CloseReason }
    | { readonly state: 'failed'; readonly error: unknown }
    | { readonly state: 'unreachable' | 'asleep' }
  > {
    const wait = this.waits.get(key);
    if (wait === undefined) return { state: 'asleep' };
    try {
      const client = await this.ports.connect(wait);
      if (client === undefined) return { state: 'asleep' };
      const onProgress = (percent: number): void => this.progressed(key, percent);
      const reason = await this.ports.watch(client, wait.poolId, { signal, onProgress });
      return { state: 'closed', reason };
    } catch (error) {
      return isFinal(error) ? { state: 'failed', error } : { state: 'unreachable' };
    }
  }

  private progressed(key: string, percent: number): void {
    const wait = this.waits.get(key);
    if (wait === undefined) return;
    const now = Date.now();
    const samples = withSample(wait.samples, { at: now, percent: Math.floor(percent) });
    const end = estimateEnd(samples, now);
    this.waits.set(key, {
      ...withoutEnd(wait),
      state: 'watching',
      percent: Math.floor(percent),
      samples,
      ...(end === undefined ? {} : { end }),
    });
    this.tell(samples === wait.samples ? 'nothing new' : 'to remember');
  }

  private become(key: string, state: WaitState): void {
    const wait = this.waits.get(key);
    if (wait === undefined || wait.state === state) return;
    this.waits.set(key, { ...withoutEnd(wait), state });
    this.tell();
  }

  private tell(news: 'to remember' | 'nothing new' = 'to remember'): void {
    if (news === 'to remember') this.ports.memory.set(this.all());
    for (const listener of this.listeners) listener();
  }
}

/** What was estimated before holds no longer. */
function withoutEnd(wait: Wait): Omit<Wait, 'end'> {
  const { key, profile, account, kind, poolId, name, state, since, samples, percent } = wait;
  const known = percent === undefined ? {} : { percent };
  return { key, profile, account, kind, poolId, name, state, since, samples, ...known };
}

/** Only what no later try can mend: the platform says that there is no such pool, or not for us. */
function isFinal(error: unknown): boolean {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return status === 404 || (status === 403 && code !== 'ACCESS_DENIED');
}

/** Undefined milliseconds: until the signal. Being called off is what a rest is for. */
async function rest(milliseconds: number | undefined, signal: AbortSignal): Promise<void> {
  if (milliseconds !== undefined) {
    await sleep(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
    return;
  }
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

import { isObject } from '../answers';
import { QuotaError, type PlatformError } from '../errors';
import { pause } from '../pause';
import {
  periodMs,
  publishedLimits,
  type LimitedCall,
  type Period,
  type PublishedLimit,
} from './publishedLimits';
import { SlidingWindow, type Spent } from './slidingWindow';

interface Bucket {
  readonly action: string;
  readonly period: Period;
  readonly window: SlidingWindow;
}

interface Claim {
  readonly bucket: Bucket;
  readonly cost: number;
}

/** Keeps the calls of all callers of one account within what the platform publishes. */
export interface Quotas {
  /**
   * Resolves when the call may be sent. Waits for quotas by the second and minute; throws a
   * QuotaError, with nothing sent or spent, where the wait would be longer than `longestWaitMs`.
   */
  admit(call: LimitedCall, options?: { readonly signal?: AbortSignal | undefined }): Promise<void>;
  /** The platform refused with 429: whatever we counted, this kind of call is spent. */
  refused(call: LimitedCall, error: PlatformError): void;
}

export interface QuotaOptions {
  readonly limits?: readonly PublishedLimit[];
  readonly longestWaitMs?: number;
  /** Milliseconds; only differences count. */
  readonly now?: () => number;
  readonly wait?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** A minute's quota is waited for; an hour's is for people to decide on. */
const patience = 120_000;

export function createQuotas(options: QuotaOptions = {}): Quotas {
  return new Buckets({
    limits: options.limits ?? publishedLimits,
    longestWaitMs: options.longestWaitMs ?? patience,
    now: neverBackwards(options.now ?? Date.now),
    wait: options.wait ?? pause,
  });
}

/**
 * A clock that is set back would leave all that was spent in the future, and every call waiting for
 * it. One that counts only how long this process runs would not know that the machine was asleep.
 */
function neverBackwards(now: () => number): () => number {
  let last = now();
  let lost = 0;
  return () => {
    const time = now();
    lost += Math.max(0, last - time);
    last = time;
    return time + lost;
  };
}

class Buckets implements Quotas {
  readonly #options: Required<QuotaOptions>;
  readonly #buckets = new Map<string, Bucket>();

  constructor(options: Required<QuotaOptions>) {
    this.#options = options;
  }

  async admit(
    call: LimitedCall,
    { signal }: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<void> {
    const claims = this.#claims(call);
    const now = this.#options.now();
    for (const { bucket } of claims) bucket.window.forget(now);
    const time = firstCommonTime(claims, now);
    if (time - now > this.#options.longestWaitMs) throw refusal(claims, now, time);
    const spent = claims.map(({ bucket, cost }) => bucket.window.spend(time, cost));
    if (time <= now) return;
    try {
      await this.#options.wait(time - now, signal);
    } catch (error) {
      giveBack(claims, spent);
      throw error;
    }
  }

  refused(call: LimitedCall, error: PlatformError): void {
    const interval = intervalOf(error.payload);
    const ms =
      error.retryAfterSeconds === undefined
        ? interval && periodMs[interval]
        : error.retryAfterSeconds * 1000;
    if (ms === undefined) return;
    const claims = this.#claims(call);
    const meant = claims.filter(({ bucket }) => bucket.period === interval);
    // The one for all requests is last: it is only meant where nothing narrower is.
    const closed = meant.length > 0 ? meant : claims.slice(-1);
    // Nothing is limited for longer than a day: a broken header must not close the account for good.
    const until = this.#options.now() + Math.min(ms, periodMs.day);
    for (const { bucket } of closed) bucket.window.closeUntil(until);
  }

  /** Narrower limits first, the one for all requests last. */
  #claims(call: LimitedCall): readonly Claim[] {
    return this.#options.limits
      .filter((limit) => applies(limit, call))
      .flatMap((limit) =>
        (Object.keys(limit.most) as Period[]).map((period) => ({
          bucket: this.#bucket(limit, period, call.path),
          cost: limit.cost?.(call.body) ?? 1,
        })),
      )
      .sort((a, b) => b.bucket.window.lengthMs - a.bucket.window.lengthMs);
  }

  #bucket(limit: PublishedLimit, period: Period, path: string): Bucket {
    const object = limit.each === undefined ? '' : (limit.path.exec(path)?.[1] ?? '');
    const key = `${limit.action} ${period} ${object}`;
    const known = this.#buckets.get(key);
    if (known !== undefined) return known;
    const window = new SlidingWindow(limit.most[period] ?? Infinity, periodMs[period]);
    const bucket = { action: limit.action, period, window };
    this.#buckets.set(key, bucket);
    return bucket;
  }
}

function applies(limit: PublishedLimit, { method, path, body }: LimitedCall): boolean {
  const methods = typeof limit.method === 'string' ? [limit.method] : limit.method;
  return methods.includes(method) && limit.path.test(path) && (limit.when?.(body) ?? true);
}

/** Windows push each other back until all agree; each only ever says "later", so it ends. */
function firstCommonTime(claims: readonly Claim[], now: number): number {
  let time = now;
  for (;;) {
    const next = Math.max(
      time,
      ...claims.map(({ bucket, cost }) => bucket.window.firstTime(time, cost)),
    );
    if (next <= time) return time;
    time = next;
  }
}

function refusal(claims: readonly Claim[], now: number, time: number): QuotaError {
  const late = claims.find(({ bucket, cost }) => bucket.window.firstTime(now, cost) > now);
  const { action = 'requests', period = 'day', window } = late?.bucket ?? {};
  return new QuotaError({ action, most: window?.most ?? 0, period, waitMs: time - now });
}

function giveBack(claims: readonly Claim[], spent: readonly Spent[]): void {
  claims.forEach(({ bucket }, index) => {
    const one = spent[index];
    if (one !== undefined) bucket.window.giveBack(one);
  });
}

/** `payload.interval` of TOO_MANY_REQUESTS: MIN, HOUR or DAY. */
function intervalOf(payload: unknown): Period | undefined {
  const interval = isObject(payload) ? payload.interval : undefined;
  if (interval === 'MIN') return 'minute';
  if (interval === 'HOUR') return 'hour';
  return interval === 'DAY' ? 'day' : undefined;
}

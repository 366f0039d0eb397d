import { NetworkError, PlatformError } from './errors';
import { pause } from './pause';

/** When and how long to wait before asking again. Times in milliseconds. */
export interface RetryPolicy {
  /** Requests for one call, the first included. */
  readonly maxAttempts: number;
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** A longer Retry-After is not waited for: the call fails and says how long to wait. */
  readonly maxRetryAfterMs: number;
}

export const defaultRetry: RetryPolicy = {
  maxAttempts: 6,
  baseDelayMs: 300,
  maxDelayMs: 20_000,
  maxRetryAfterMs: 120_000,
};

/**
 * What a second identical request would do.
 * `repeatable`: nothing more than the first (reads, replacements, calls with an idempotency key).
 * `once`: perhaps make a second thing, so it is only repeated when the first surely did nothing.
 */
export type Repetition = 'repeatable' | 'once';

/** Statuses after which the same request may well succeed (the platform's documented ones). */
const transientStatuses: ReadonlySet<number> = new Set([408, 429, 500, 503, 504]);

/** A refused connection is a closed door: a few quick knocks, and the person hears of it. */
const attemptsWhenRefused = 3;

/**
 * Runs `attempt` until it succeeds, fails for good, or patience ends. Ends at once, also in the
 * middle of a wait, when `signal` aborts.
 */
export async function withRetry<T>(
  attempt: (number: number) => Promise<T>,
  how: Circumstances & { readonly signal?: AbortSignal | undefined },
): Promise<T> {
  for (let number = 1; ; number += 1) {
    how.signal?.throwIfAborted();
    try {
      return await attempt(number);
    } catch (error) {
      const delay = delayBefore(error, number, how);
      if (delay === undefined) throw error;
      await pause(delay, how.signal);
    }
  }
}

interface Circumstances {
  readonly policy: RetryPolicy;
  readonly repetition: Repetition;
  /** Codes that this one call may try again after, whatever their status. */
  readonly alsoCodes?: readonly string[] | undefined;
}

/** Milliseconds to wait before the next attempt, or undefined when there shall be none. */
function delayBefore(error: unknown, number: number, how: Circumstances): number | undefined {
  if (number >= how.policy.maxAttempts) return undefined;
  if (error instanceof NetworkError) return afterNetwork(error, number, how);
  if (error instanceof PlatformError) return afterRefusal(error, number, how);
  return undefined;
}

function afterRefusal(
  error: PlatformError,
  number: number,
  { policy, repetition, alsoCodes }: Circumstances,
): number | undefined {
  const transient = transientStatuses.has(error.status) || alsoCodes?.includes(error.code) === true;
  if (!transient) return undefined;
  // 429 means refused before anything was done: safe to repeat for every call.
  if (repetition === 'once' && error.status !== 429) return undefined;
  if (error.retryAfterSeconds !== undefined) {
    const ms = error.retryAfterSeconds * 1000;
    if (ms > policy.maxRetryAfterMs) return undefined;
    // A little more than asked, so that many callers do not return as one. Who asks for no time gets
    // ours: all attempts would be over within the same moment.
    return ms > 0 ? ms + Math.random() * policy.baseDelayMs : backOff(number, policy);
  }
  return isLongQuota(error.payload) ? undefined : backOff(number, policy);
}

function afterNetwork(error: NetworkError, number: number, how: Circumstances): number | undefined {
  switch (error.failure) {
    case 'refused':
      // Never reached the platform, so even an unsafe call may knock again.
      return number < attemptsWhenRefused ? backOff(number, how.policy) : undefined;
    case 'broken':
    case 'timeout':
      return how.repetition === 'repeatable' ? backOff(number, how.policy) : undefined;
    case 'unknown-host':
    case 'certificate':
      return undefined;
  }
}

/** Doubles with every attempt, up to the limit, of which a random half is taken off. */
function backOff(number: number, policy: RetryPolicy): number {
  const full = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (number - 1));
  return full * (0.5 + Math.random() / 2);
}

/** Limits by the hour or day (`payload.interval`): waiting within one call makes no sense. */
function isLongQuota(payload: unknown): boolean {
  if (typeof payload !== 'object' || payload === null || !('interval' in payload)) return false;
  return payload.interval === 'HOUR' || payload.interval === 'DAY';
}

/**
 * Seconds from a Retry-After header: a number of seconds or an HTTP date (RFC 9110, 10.2.3).
 * Undefined where it is neither. `sent` is the answer's own Date header: a date is meant by the clock
 * of the other side, and ours may differ; without one, `now` counts.
 */
export function retryAfterSeconds(
  header: string | null,
  { now, sent }: { readonly now: number; readonly sent?: string | null },
): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  // Dates begin with a weekday; the parser would take "-5" for one, too.
  const date = /^[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
  const theirs = Date.parse(sent ?? '');
  const since = Number.isNaN(theirs) ? now : theirs;
  return Number.isNaN(date) ? undefined : Math.max(0, (date - since) / 1000);
}

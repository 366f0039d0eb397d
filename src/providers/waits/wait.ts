import type { Sample } from './estimateEnd';

/** What is waited for: a pool or training, and whose. Survives the window. */
export interface WaitTarget {
  /** Name of the profile. */
  readonly profile: string;
  /** Id of the account under which the pool was seen. */
  readonly account: string;
  readonly kind: 'pool' | 'training';
  readonly poolId: string;
  /** For people. */
  readonly name: string;
}

/**
 * `watching`: the platform tells how far it is. `unreachable`: it does not answer just now.
 * `asleep`: nobody is signed in there, or the sandbox does not run.
 */
export type WaitState = 'watching' | 'unreachable' | 'asleep';

/** A wait under way. */
export interface Wait extends WaitTarget {
  readonly key: string;
  readonly state: WaitState;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** How far it was when, oldest first. */
  readonly samples: readonly Sample[];
  /** 0 to 100, where the platform tells. */
  readonly percent?: number;
  /** When it will probably be done, in milliseconds since 1970. */
  readonly end?: number;
}

/** One wait for each pool of a platform, whoever asks. */
export function keyOf({ profile, poolId }: Pick<WaitTarget, 'profile' | 'poolId'>): string {
  return `wait:${profile}:${poolId}`;
}

/** Waits as they were remembered; whatever has another shape is left out. */
export function storedWaits(stored: unknown): readonly Wait[] {
  return Array.isArray(stored) ? stored.filter(isWait) : [];
}

function isWait(value: unknown): value is Wait {
  if (typeof value !== 'object' || value === null) return false;
  const wait = value as Record<string, unknown>;
  const texts = ['key', 'profile', 'account', 'poolId', 'name', 'state'];
  return (
    texts.every((field) => typeof wait[field] === 'string') &&
    (wait.kind === 'pool' || wait.kind === 'training') &&
    typeof wait.since === 'number' &&
    Array.isArray(wait.samples) &&
    wait.samples.every(isSample)
  );
}

function isSample(value: unknown): value is Sample {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Record<string, unknown>).at === 'number' &&
    typeof (value as Record<string, unknown>).percent === 'number'
  );
}

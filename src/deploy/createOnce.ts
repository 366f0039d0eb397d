import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AnswerError, NetworkError, PlatformError, type Remote } from '../api';
import type { LockEntry, LockFile } from '../workspace';
import { fingerprintOf } from './compare/differences';
import type { RemoteKind } from './remoteKinds';

/** One object that shall exist once, and where that is remembered. */
export interface Creation<T extends object> {
  readonly kind: RemoteKind<T>;
  /** The spec's path, the name under which the lock file knows the object. */
  readonly path: string;
  readonly object: T;
  readonly hash: string;
  readonly lock: Pick<LockFile, 'entry' | 'intend' | 'record' | 'forget'>;
  readonly signal?: AbortSignal | undefined;
}

/** How often to send a creation whose answer got lost and whose object is nowhere to be seen. */
const maxSends = 4;

/**
 * Creates the object, or finds the one that an earlier, broken off try created. The intent with the
 * object's key is on disk before anything is sent, and the id once it is known, so that a crash at
 * any moment leads to exactly one object.
 */
export async function createOnce<T extends object>(creation: Creation<T>): Promise<Remote<T>> {
  const { kind, path, hash, lock } = creation;
  const earlier = lock.entry(path);
  if (earlier !== undefined && earlier.id === undefined) {
    const found = await find(creation, earlier);
    // Recorded with the hash of that time: what the spec says by now is the update's business.
    if (found !== undefined) return await keep(creation, earlier, found);
  }
  const key = earlier?.id === undefined ? (earlier?.key ?? randomUUID()) : randomUUID();
  const intent: LockEntry = {
    kind: kind.kind,
    hash,
    key,
    ...(kind.carriesKey ? {} : { alike: await alike(creation) }),
  };
  await lock.intend(path, intent);
  return await keep(creation, intent, await send(creation, intent));
}

async function send<T extends object>(
  creation: Creation<T>,
  intent: LockEntry,
): Promise<Remote<T>> {
  const { kind, object, lock, path } = creation;
  for (let sends = 1; ; sends += 1) {
    try {
      return await kind.create(object, intent.key, creation);
    } catch (error) {
      if (isRefusal(error)) {
        await lock.forget(path);
        throw error;
      }
      if (!isLostAnswer(error)) throw error;
      const found = await lookAgain(creation, intent);
      if (found !== undefined) return found;
      if (sends >= maxSends) throw error;
    }
  }
}

async function keep<T extends object>(
  { kind, path, lock }: Creation<T>,
  { hash, key }: LockEntry,
  remote: Remote<T>,
): Promise<Remote<T>> {
  const seen = fingerprintOf(kind.kind, remote);
  await lock.record(path, { kind: kind.kind, id: remote.id, hash, key, seen });
  return remote;
}

/** A request whose answer is lost may still be at work: look more than once, with pauses. */
async function lookAgain<T extends object>(
  creation: Creation<T>,
  intent: LockEntry,
): Promise<Remote<T> | undefined> {
  for (const pause of [0, 200, 600]) {
    await sleep(pause, undefined, creation.signal === undefined ? {} : { signal: creation.signal });
    const found = await find(creation, intent);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function find<T extends object>(
  creation: Creation<T>,
  intent: LockEntry,
): Promise<Remote<T> | undefined> {
  const { kind, object } = creation;
  for await (const remote of kind.candidates(object, creation)) {
    const known = intent.alike?.includes(remote.id) ?? false;
    if (!known && kind.isSent(remote, object, intent.key)) return remote;
  }
  return undefined;
}

/** Ids of remote objects that look like ours before ours is made. */
async function alike<T extends object>(creation: Creation<T>): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const remote of creation.kind.candidates(creation.object, creation)) {
    if (creation.kind.isSent(remote, creation.object, '')) ids.push(remote.id);
  }
  return ids;
}

/** The platform said no: it did nothing. */
function isRefusal(error: unknown): boolean {
  return error instanceof PlatformError && error.status < 500 && error.status !== 408;
}

/** The platform may have done what was asked although it did not say so, and it can be asked now. */
function isLostAnswer(error: unknown): boolean {
  if (error instanceof NetworkError)
    return error.failure === 'broken' || error.failure === 'timeout';
  return error instanceof PlatformError || error instanceof AnswerError;
}

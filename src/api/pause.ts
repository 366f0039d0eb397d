import { setTimeout as sleep } from 'node:timers/promises';

/** Waits so many milliseconds. A cancelled wait ends at once with the reason of `signal`, as calls do. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    throw signal?.aborted === true ? signal.reason : error;
  }
}

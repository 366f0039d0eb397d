import { access, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, readSnapshot } from '../keep/snapshot';
import { leaveWish, type FarWish } from './wishes';

/** What became of a wish. */
export type Heard =
  | { readonly how: 'taken' }
  /** No run is under way there. */
  | { readonly how: 'nobody' }
  /** It runs, and did not listen in time. The wish is withdrawn: it must not come true later. */
  | { readonly how: 'silence' };

/** Milliseconds; a run looks several times a second. */
const patience = 10_000;

/** Asks the run whose state is in this folder, in whatever process it is, and waits until it was heard. */
export async function steerElsewhere(
  stateFolder: string,
  wish: FarWish,
  most = patience,
): Promise<Heard> {
  const snapshot = await readSnapshot(stateFolder);
  const key = snapshot?.process.key;
  if (snapshot === undefined || key === undefined || !isAlive(snapshot, Date.now())) {
    return { how: 'nobody' };
  }
  const path = await leaveWish(stateFolder, { key, wish });
  const end = performance.now() + most;
  while (await isThere(path)) {
    if (performance.now() < end) {
      await sleep(50);
      continue;
    }
    // Whoever removes it first has it.
    const isWithdrawn = await rm(path).then(
      () => true,
      () => false,
    );
    return { how: isWithdrawn ? 'silence' : 'taken' };
  }
  return { how: 'taken' };
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

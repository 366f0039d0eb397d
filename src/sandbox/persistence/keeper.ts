import type { World } from '../domain/world';
import { Journal } from './journal';

/** Keeps a world in a folder, or only in memory when there is none. */
export interface Keeper {
  /** Something was found in the folder. */
  readonly isRestored: boolean;
  /** Writes what changed since the last call. */
  commit(): void;
  close(): void;
}

const memoryOnly: Keeper = {
  isRestored: false,
  commit: () => undefined,
  close: () => undefined,
};

export function keepWorld(world: World, folder: string | undefined): Keeper {
  if (folder === undefined) return memoryOnly;
  const { store, clock } = world;
  let lastTime = 0;
  let isRestored = false;
  const journal = Journal.open(folder, (change, at) => {
    if ('row' in change) store.restoreRow(change.table, change.row);
    else store.restore(change);
    lastTime = Math.max(lastTime, at);
    isRestored = true;
  });
  store.track();
  // Simulated time never goes back, even when the real clock is behind what was reached.
  clock.advanceTo(lastTime);
  const commit = (): void => {
    if (!journal.wantsSnapshot) {
      journal.append(clock.now(), store.takeChanges());
      return;
    }
    journal.compact(clock.now(), store.everything());
    store.track();
  };
  return {
    isRestored,
    commit,
    close() {
      try {
        commit();
      } finally {
        journal.close();
      }
    },
  };
}

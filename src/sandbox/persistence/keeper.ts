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

export function keepWorld(world: World, folder: string | undefined): Keeper {
  if (folder === undefined) {
    return {
      isRestored: false,
      commit: () => void world.store.takeChanges(),
      close: () => undefined,
    };
  }
  let lastTime = 0;
  let isRestored = false;
  const journal = Journal.open(folder, ({ at, changes }) => {
    world.store.restore(changes);
    lastTime = Math.max(lastTime, at);
    isRestored = true;
  });
  // Simulated time never goes back, even when the real clock is behind what was reached.
  world.clock.advanceTo(lastTime);
  const commit = (): void => {
    const changes = world.store.takeChanges();
    if (changes.length === 0) return;
    journal.append({ at: world.clock.now(), changes });
    if (journal.isBig) journal.compact(world.clock.now(), world.store.everything());
  };
  return {
    isRestored,
    commit,
    close() {
      commit();
      journal.close();
    },
  };
}

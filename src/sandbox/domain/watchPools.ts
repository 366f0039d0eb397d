import { watchAutomerge } from './automerge';
import { watchRoom } from './balance';
import { watchCheckpoints } from './checkpoints';
import { watchCompletion } from './completion';
import type { World } from './world';

/** Everything that pools do by themselves as answers come in, quality control aside. */
export function watchPools(world: World): void {
  watchCompletion(world);
  watchCheckpoints(world);
  watchAutomerge(world);
  watchRoom(world);
}

import type { DriftState } from '../../deploy/compare';
import type { PoolFigures } from './poolFigures';

/** What the item of a node needs to know besides the node. */
export interface ItemFacts {
  readonly figures: PoolFigures;
  /** True when a spec of this workspace became this remote object. */
  readonly hasSpec: (remoteId: string) => boolean;
  readonly driftOf: (remoteId: string) => DriftState | undefined;
  /** True while somebody waits for this pool to close. */
  readonly isWaitedFor: (poolId: string) => boolean;
  /** Where people look at things in a browser; undefined: nowhere. */
  readonly site: () => string | undefined;
}

import type { PoolFigures } from './poolFigures';

/** How a spec and the remote object it became stand to each other. */
export type DriftState =
  'in-sync' | 'local-changed' | 'remote-changed' | 'both-changed' | 'missing' | 'not-deployed';

/** What the item of a node needs to know besides the node. */
export interface ItemFacts {
  readonly figures: PoolFigures;
  /** True when a spec of this workspace became this remote object. */
  readonly hasSpec: (remoteId: string) => boolean;
  readonly driftOf: (remoteId: string) => DriftState | undefined;
  /** Where people look at things in a browser; undefined: nowhere. */
  readonly site: () => string | undefined;
}

import type { RemoteNode } from './nodes';
import { costOf, type PoolFigures } from './poolFigures';

/** What open pools can still cost together, in US dollars, and of how many nobody knows. */
export function costOfOpen(
  nodes: readonly RemoteNode[],
  figures: PoolFigures,
): { readonly cost: number; readonly unknown: number } {
  let cost = 0;
  let unknown = 0;
  for (const node of nodes) {
    if (node.kind !== 'pool') continue;
    const remaining = figures.openPool(node.pool.id)?.remaining;
    if (remaining === undefined) unknown += 1;
    else cost += costOf(node.pool, remaining);
  }
  return { cost, unknown };
}

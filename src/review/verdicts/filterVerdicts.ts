import type { CallOptions, PlatformClient, Verdict } from '../../api';
import { ReviewError } from '../reviewError';
import { askedOf, passes, type AssignmentFilter } from './assignmentFilter';
import type { VerdictChange, VerdictPlan } from './verdict';

export interface FilterVerdicts extends CallOptions {
  readonly pools: readonly string[];
  readonly filter: AssignmentFilter;
  readonly verdict: Verdict;
  readonly comment: string;
  readonly onProgress?: ((looked: number) => void) | undefined;
}

/** One verdict for all assignments of some pools that pass a filter. Changes nothing yet. */
export async function planByFilter(
  client: PlatformClient,
  { pools, filter, verdict, comment, signal, onProgress }: FilterVerdicts,
): Promise<VerdictPlan> {
  if (verdict === 'REJECTED' && comment.trim() === '') {
    throw new ReviewError('A rejection needs a comment: performers read it.');
  }
  const can =
    verdict === 'ACCEPTED' ? (['SUBMITTED', 'REJECTED'] as const) : (['SUBMITTED'] as const);
  const status = can.filter((one) => filter.status.includes(one));
  const narrowed = { ...filter, status };
  const changes: VerdictChange[] = [];
  let looked = 0;
  for (const pool of status.length === 0 ? [] : pools) {
    const query = { pool_id: pool, ...askedOf(narrowed) };
    for await (const one of client.assignments.list(query, { signal })) {
      looked += 1;
      onProgress?.(looked);
      if (!passes(one, narrowed)) continue;
      const { id, status: from, reward = 0 } = one;
      changes.push({ id, poolId: pool, verdict, comment, from, reward });
    }
  }
  return { changes, already: 0, refused: [] };
}

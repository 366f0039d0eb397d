import { limitReached } from '../budget';
import type { Work } from '../budget';
import { PipelineError } from '../errors';
import type { Run } from './context';
import { closeNow } from './pools';

/**
 * Stops the run, and the pools in which performers could go on earning, when the next piece of work
 * would go beyond the budget.
 */
export async function refuseBeyondLimit(
  run: Run,
  sums: { readonly spent: number; readonly next: number; readonly work: Work },
): Promise<void> {
  const reached = limitReached(run.plan.spec.budget, sums);
  if (reached === undefined) return;
  for (const stage of ['classification', 'recording', 'verification'] as const) {
    await closeNow(run, { id: run.ids[stage].pool, name: `the ${stage} pool` });
  }
  throw new PipelineError(reached);
}

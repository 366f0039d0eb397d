import { limitReached } from '../budget';
import type { Work } from '../budget';
import { priceOf } from '../cost';
import { PipelineError } from '../errors';
import type { Run } from './context';
import type { Judgement } from './judgements';
import { closeNow } from './pools';
import type { Progress } from './recordings';

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

/** What was paid and what was found when a round had been verified. */
export interface RoundFindings {
  /** Accepted assignments of the verification pool, this round and all before. */
  readonly assignments: number;
  /** By recording, see `recordingLabel`. */
  readonly judgements: Readonly<Record<string, Judgement>>;
}

/** Paid assignments of the verification pool as the last finished round counted them. */
export function assignmentsSoFar(run: Run): number {
  const rounds = run.runner.finished('verification/judged/') as readonly (readonly [
    string,
    RoundFindings,
  ])[];
  return Math.max(0, ...rounds.map(([, { assignments }]) => assignments));
}

/** US dollars: what was paid before recording began, and for recordings and listening since. */
export function spentSoFar(run: Run, before: number, { paid }: Pick<Progress, 'paid'>): number {
  const { recording, verification } = run.plan;
  return (
    before +
    priceOf(recording.pool.object, paid) +
    priceOf(verification.pool.object, assignmentsSoFar(run))
  );
}

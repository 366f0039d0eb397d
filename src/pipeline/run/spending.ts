import { limitReached } from '../budget';
import type { Work } from '../budget';
import { priceOf } from '../cost';
import { PipelineError } from '../errors';
import type { PilotReport } from '../events';
import type { Run } from './context';
import type { Judgement } from './judgements';
import { closeNow } from './pools';

/**
 * The next piece of work would go beyond the budget. The limits are read anew each time; and deadlines are looked
 * at, which do not wait for money.
 */
export class LimitReached extends PipelineError {
  override readonly name = 'LimitReached';

  constructor(message: string) {
    super(message, { retryAfter: lookAgainAfter });
  }
}

/** Milliseconds. */
const lookAgainAfter = 300_000;

/** Throws LimitReached when the next piece of work would go beyond the budget. */
export function refuseSum(run: Run, sums: Sums): void {
  const reached = limitReached(run.plan.spec.budget, sums);
  if (reached !== undefined) throw new LimitReached(reached);
}

/** US dollars. */
export interface Sums {
  readonly spent: number;
  readonly next: number;
  readonly work: Work;
}

/** Closes the pools in which performers could go on earning. */
export async function closeAllPools(run: Run): Promise<void> {
  for (const stage of ['classification', 'recording', 'verification'] as const) {
    await closeNow(run, { id: run.ids[stage].pool, name: `the ${stage} pool` });
  }
}

/** What was paid and what was found when a batch had been verified. */
export interface RoundFindings {
  /** Accepted assignments of the verification pool, this batch and all before. */
  readonly assignments: number;
  /** By recording, see `recordingLabel`. */
  readonly judgements: Readonly<Record<string, Judgement>>;
}

/** What the journal knows of all judged batches, and of what was there before them. */
export function judgedRounds({ runner }: Pick<Run, 'runner'>): readonly RoundFindings[] {
  const rounds = runner.finished('verification/judged/');
  return rounds.map(([, findings]) => findings as RoundFindings);
}

/** Paid assignments of the verification pool as the last judged batch counted them. */
export function assignmentsSoFar(run: Run): number {
  return Math.max(0, ...judgedRounds(run).map(({ assignments }) => assignments));
}

/** US dollars: what was paid before recording began, and for recordings and listening since. */
export function spentSoFar(run: Run, before: number, { paid }: { readonly paid: number }): number {
  const { recording, verification } = run.plan;
  return (
    before +
    priceOf(recording.pool.object, paid) +
    priceOf(verification.pool.object, assignmentsSoFar(run))
  );
}

/** US dollars that the pilots of the run have cost, fee included. */
export function spentInPilot({ runner }: Run): number {
  const reports = runner.finished('pilot/report/') as readonly (readonly [string, PilotReport])[];
  return Math.max(0, ...reports.map(([, { cost }]) => cost));
}

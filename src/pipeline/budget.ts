import type { PipelineBudget } from '../spec';
import { dollars } from './cost';
import { PipelineError } from './errors';

/**
 * Refuses to start what cannot be paid: the estimate and the reserve must be on the account and
 * within the hard limit. Answers with a warning when the estimate is above the soft limit.
 */
export function checkStart(
  budget: PipelineBudget | undefined,
  sums: { readonly estimate: number; readonly balance: number },
): string | undefined {
  const reserve = budget?.reserve ?? 0;
  if (sums.estimate + reserve > sums.balance) {
    throw new PipelineError(
      `The run is expected to cost ${dollars(sums.estimate)} and keeps ${dollars(reserve)} in reserve, ` +
        `but the account has ${dollars(sums.balance)}. Add money or take a smaller sample (texts.sample).`,
    );
  }
  if (budget !== undefined && sums.estimate > budget.hard) {
    throw new PipelineError(
      `The run is expected to cost ${dollars(sums.estimate)}, more than budget.hard (${dollars(budget.hard)}). ` +
        'Raise the limit or take a smaller sample (texts.sample).',
    );
  }
  if (budget !== undefined && sums.estimate > budget.soft) {
    return `The run is expected to cost ${dollars(sums.estimate)}, more than budget.soft (${dollars(budget.soft)}): it may pause before it is finished.`;
  }
  return undefined;
}

/** What the next piece of work is for: judging what performers already did may use the reserve. */
export type Work = 'new' | 'judging';

/**
 * Whether work that costs `next` may begin after `spent`. New work stops at the soft limit, judging
 * at the soft limit plus the reserve, and everything at the hard limit.
 */
export function limitReached(
  budget: PipelineBudget | undefined,
  sums: { readonly spent: number; readonly next: number; readonly work: Work },
): string | undefined {
  if (budget === undefined) return undefined;
  const after = sums.spent + sums.next;
  const soft = budget.soft + (sums.work === 'judging' ? (budget.reserve ?? 0) : 0);
  const [name, limit] = after > budget.hard ? ['budget.hard', budget.hard] : ['budget.soft', soft];
  if (after <= limit) return undefined;
  return (
    `${dollars(sums.spent)} are spent, and going on would take ${dollars(sums.next)} more, ` +
    `beyond ${name} (${dollars(limit)}). Raise the limit to go on.`
  );
}

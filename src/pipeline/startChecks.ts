import { commitSpending } from '../deploy';
import type { Workspace } from '../workspace';
import { checkStart } from './budget';
import { dollars, estimateCost, notebookCost, roundCents, worstCost } from './cost';
import { PipelineError } from './errors';
import type { PipelineOptions } from './pipelineOptions';
import type { RunPlan } from './runPlan';

/**
 * The sum first: what a run is expected to cost is held against the balance, the budget and the
 * workspace's cap. A run that cannot be paid does not start.
 */
export async function refuseUnpayable(
  o: PipelineOptions,
  workspace: Workspace,
  plan: RunPlan,
): Promise<void> {
  const { total, lines } = estimateCost(plan);
  const { balance } = await o.client.requester.get({ signal: o.signal });
  const worst = roundCents(worstCost(plan));
  o.onEvent({
    ...{ type: 'estimate', total, balance, worst, notebook: roundCents(notebookCost(plan)) },
    lines: lines.map(({ label, suites, total: sum }) => ({ label, suites, total: sum })),
  });
  const warning = checkStart(plan.spec.budget, { estimate: total, balance });
  const spending = await commitSpending({
    ...{ workspace, profile: o.profile, cap: o.spendingCap },
    what: `Running ${plan.path}`,
    subject: `run ${plan.path}`,
    sum: total,
    // Whatever happens, the run stops at the hard limit.
    total: Math.max(total, worst),
    balance,
  });
  if (spending.state === 'refused') throw new PipelineError(spending.message);
  const message = `The run is expected to cost about ${dollars(total)}, and ${dollars(worst)} at most.`;
  o.onEvent(
    warning === undefined
      ? { type: 'log', level: 'info', message }
      : { type: 'log', level: 'warning', message: warning },
  );
}

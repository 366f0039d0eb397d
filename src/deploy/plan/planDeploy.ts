import type { Requester } from '../../api';
import type { DeployContext } from '../deployer';
import { inOrder } from '../deploySpecs';
import { totalOf } from '../estimate';
import type { DeployPlan, PlanStep } from './deployPlan';
import { planMoney, type Commitment } from './planMoney';
import { Planner } from './planner';

/** A plan, with what applying it needs to know of its money. */
export interface WorkedPlan {
  readonly plan: DeployPlan;
  readonly commitments: readonly Commitment[];
}

/**
 * Works out what deploying specs would do, and changes nothing: what is created, updated or left alone,
 * what differs, what it costs, and what has to be put right first. Pipelines stand for the specs they name.
 */
export async function planDeploy(
  options: DeployContext & { readonly paths: readonly string[] },
): Promise<DeployPlan> {
  return (await workOut(options)).plan;
}

export async function workOut(
  options: DeployContext & { readonly paths: readonly string[] },
): Promise<WorkedPlan> {
  const { client, profile, signal } = options;
  // First of all: a token that is refused has nothing to do with any spec.
  const account: Requester = await client.requester.get({ signal });
  const planner = await Planner.open(options);
  for (const path of await inOrder(options)) await planner.plan(path);
  const { worked, trouble } = planner;
  const { cost, commitments } = await planMoney(options, worked);
  const spends = totalOf(commitments.map(({ line }) => line));
  const costs = cost.total > 0 || spends.total > 0;
  const plan: DeployPlan = {
    profile: profile.name,
    steps: inTurn(worked.map(({ step }) => step)),
    cost,
    spends,
    ...(costs && { balance: account.balance }),
    trouble,
  };
  return { plan, commitments };
}

const turns: readonly PlanStep['kind'][] = ['skill', 'project', 'training', 'pool'];

/** By kind, and within a kind what others refer to first, as they were worked out. */
function inTurn(steps: readonly PlanStep[]): readonly PlanStep[] {
  return turns.flatMap((kind) => steps.filter((step) => step.kind === kind));
}

import { exclusively } from '../../workspace';
import { DeployError } from '../deployError';
import { Deployer, type Agreement, type DeployedObject } from '../deployer';
import { reporting, uploadAll, type DeployOptions, type DeployReport } from '../deploySpecs';
import { commitTogether, type Spending } from '../spending';
import { reopen } from '../updateOpen';
import type { DeployPlan, PlanStep } from './deployPlan';
import { workOut } from './planDeploy';
import type { Commitment } from './planMoney';
import { refuseStale } from './stale';

export interface ApplyOptions extends DeployOptions {
  /** US dollars that this workspace may commit on the profile; undefined: no cap. */
  readonly cap: number | undefined;
}

/**
 * Does what a plan says, in its order, and nothing else: when specs, tasks or the platform have changed since,
 * it is refused before anything is done, and the message says what changed. The lock file follows each
 * step, so that whatever ends it, a new plan goes on where this one was left.
 */
export async function applyPlan(plan: DeployPlan, options: ApplyOptions): Promise<DeployReport> {
  if (plan.profile !== options.profile.name) {
    throw new RangeError(`The plan is for ${plan.profile}, not for ${options.profile.name}.`);
  }
  return await exclusively(options.workspace.root, () => applyAlone(plan, options), options.signal);
}

async function applyAlone(plan: DeployPlan, options: ApplyOptions): Promise<DeployReport> {
  refuseTrouble(plan);
  const paths = plan.steps.map(({ path }) => path);
  const { plan: now, commitments } = await workOut({ ...options, paths });
  refuseStale(plan, now);
  refuseTrouble(now);
  await commit(commitments, now.balance, options);
  const objects: DeployedObject[] = [];
  const report = reporting(options);
  const deployer = await Deployer.open(
    options,
    (object) => {
      objects.push(object);
      report(object);
    },
    agreementOf(now),
  );
  for (const step of now.steps) {
    await deployer.deploy(step.path);
    await openAgain(deployer, step, options);
  }
  const agreed = new Map(commitments.map(({ id, added }) => [id, added]));
  return { objects, uploads: await uploadAll(options, deployer, new Set(paths), agreed) };
}

/** Nothing of a plan with trouble is done: what is half deployed is of no use to anybody. */
function refuseTrouble({ trouble }: DeployPlan): void {
  const [first] = trouble;
  if (first === undefined) return;
  const messages = trouble.map(({ message }) => message).join('\n');
  throw new DeployError(first.problem, first.path, messages);
}

/** All sums before anything is done: one that does not pass stops the rest, too. */
async function commit(
  commitments: readonly Commitment[],
  balance: number | undefined,
  { workspace, profile, cap }: ApplyOptions,
): Promise<void> {
  let left = balance;
  const spendings = commitments.map(({ id, name, sum, total, line }): Spending => {
    const spending: Spending = {
      ...{
        workspace,
        profile,
        cap,
        what: `${name} (pool ${id})`,
        subject: `pool ${id}`,
        sum,
        total,
        endless: line.endless,
      },
      ...(left !== undefined && { balance: left }),
    };
    if (left !== undefined) left -= sum;
    return spending;
  });
  const verdict = await commitTogether(spendings);
  if (verdict.state === 'allowed') return;
  throw new DeployError('spending', commitments[0]?.path ?? '', verdict.message);
}

function agreementOf({ steps }: DeployPlan): Agreement {
  return new Map(
    steps.flatMap(({ path, action, differences }) => {
      if (action === 'unchanged') return [[path, 'leave'] as const];
      if (action !== 'update') return [];
      // Only to be opened again.
      return [[path, differences.length === 0 ? 'leave' : 'update'] as const];
    }),
  );
}

/** What an earlier deploy closed for an update and did not come to open. */
async function openAgain(
  { lock }: Deployer,
  { path, kind, id, needs, basis }: PlanStep,
  { client, signal }: ApplyOptions,
): Promise<void> {
  if (kind !== 'pool' && kind !== 'training') return;
  if (id === undefined || lock.entry(path)?.reopen !== true) return;
  // The platform may have opened it by itself.
  if (needs.includes('reopen')) await reopen(client, lock, { path, kind, id }, { signal });
  else if (basis.status === 'OPEN') await lock.recordReopening(path, 'opened');
}

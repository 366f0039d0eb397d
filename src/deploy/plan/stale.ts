import { DeployError } from '../deployError';
import { dollars } from '../spending';
import type { DeployPlan, PlanStep } from './deployPlan';

/** Throws, and names what has changed, when a plan is no longer what applying it would do. */
export function refuseStale(plan: DeployPlan, now: DeployPlan): void {
  const changes = [...stepChanges(plan, now), ...moneyChanges(plan, now)];
  if (changes.length === 0) return;
  const path = plan.steps[0]?.path ?? '';
  throw new DeployError(
    'stale',
    path,
    `Nothing was done, because the plan is out of date: ${changes.join('; ')}. Make the plan again.`,
  );
}

function stepChanges(plan: DeployPlan, now: DeployPlan): readonly string[] {
  const fresh = new Map(now.steps.map((step) => [step.path, step]));
  const known = new Set(plan.steps.map(({ path }) => path));
  return [
    ...plan.steps.flatMap((step) => {
      const other = fresh.get(step.path);
      return other === undefined
        ? [`${step.path} is no part of it any more`]
        : changesOf(step, other);
    }),
    ...now.steps.flatMap(({ path }) => (known.has(path) ? [] : [`${path} has come in`])),
  ];
}

function changesOf(step: PlanStep, now: PlanStep): readonly string[] {
  const { path } = step;
  const changes = [...localChanges(step, now), ...remoteChanges(step, now)];
  // Whatever else made the difference, nobody agreed to another action.
  if (changes.length > 0 || isSame(step, now)) return changes;
  return [`for ${path} it would be ${now.action} and not ${step.action}`];
}

function localChanges({ path, basis }: PlanStep, now: PlanStep): readonly string[] {
  const changes: string[] = [];
  if (basis.local !== now.basis.local) changes.push(`${path} was edited`);
  if (basis.tasks !== now.basis.tasks) changes.push(`the tasks of ${path} were edited`);
  return changes;
}

function remoteChanges(step: PlanStep, now: PlanStep): readonly string[] {
  const { path, kind, id, basis } = step;
  if (id !== now.id) {
    return now.id === undefined
      ? [`${kind} ${id ?? ''} is gone`]
      : [`${path} has become ${kind} ${now.id} meanwhile`];
  }
  const what = `${kind} ${id ?? ''}`;
  if (basis.status !== now.basis.status) {
    return [`${what} was ${String(basis.status)} and is ${String(now.basis.status)}`];
  }
  if (basis.remote === now.basis.remote) return [];
  return [`${what} was changed on the platform${fieldsText(step, now)}`];
}

function isSame(step: PlanStep, now: PlanStep): boolean {
  return step.action === now.action && step.needs.join() === now.needs.join();
}

/** Fields whose remote value is not what the plan showed. */
function fieldsText(step: PlanStep, now: PlanStep): string {
  const shown = new Map(
    step.differences.map(({ field, remote }) => [field, JSON.stringify(remote)]),
  );
  const fields = now.differences
    .filter(({ field, remote }) => shown.get(field) !== JSON.stringify(remote))
    .map(({ field }) => field);
  return fields.length === 0 ? '' : ` (${fields.slice(0, 5).join(', ')})`;
}

/** Less is no surprise: performers go on working on a pool that is open. */
function moneyChanges({ spends }: DeployPlan, { spends: now }: DeployPlan): readonly string[] {
  if (now.total <= spends.total + 1e-6) return [];
  return [`it would commit ${dollars(now.total)} and not ${dollars(spends.total)}`];
}

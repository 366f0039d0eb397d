import type { Pool, TasksReference } from '../../spec';
import type { DeployContext } from '../deployer';
import {
  line,
  PriceCounter,
  priceOfPool,
  totalOf,
  type Estimate,
  type EstimateLine,
} from '../estimate';
import { destinationOf, existingTasks, openTaskFile, type TaskFile } from '../upload';
import type { PlanStep } from './deployPlan';
import type { Worked } from './planner';

/** What applying a plan commits for one pool. US dollars. */
export interface Commitment {
  readonly path: string;
  readonly id: string;
  readonly name: string;
  /** From now on. */
  readonly sum: number;
  /** Of that, what tasks cost that are added. */
  readonly added: number;
  /** All that the pool may cost. */
  readonly total: number;
  readonly line: EstimateLine;
}

/** What a plan's pools cost once they are open, and what is committed by applying it. */
export interface PlanMoney {
  readonly cost: Estimate;
  readonly commitments: readonly Commitment[];
}

export async function planMoney(
  context: DeployContext,
  worked: readonly Worked[],
): Promise<PlanMoney> {
  const costs = worked.flatMap(({ tasks }) => tasks?.cost ?? []).filter(({ tasks }) => tasks > 0);
  const commitments: Commitment[] = [];
  for (const one of worked) {
    const commitment = await commitmentOf(context, one);
    if (commitment !== undefined) commitments.push(commitment);
  }
  return { cost: totalOf(costs), commitments };
}

/** Only a pool that will be open, and gets tasks or is opened again, spends anything. */
async function commitmentOf(
  context: DeployContext,
  { step, pool, references = [] }: Worked,
): Promise<Commitment | undefined> {
  const { path, id, name, basis, needs } = step;
  if (pool === undefined || id === undefined || step.action === 'refused') return undefined;
  const opens = needs.includes('close-and-reopen') || needs.includes('reopen');
  const uploads = step.tasks.some(({ state }) => state === 'to-upload');
  if (!opens && !(basis.status === 'OPEN' && uploads)) return undefined;
  const { client, signal } = context;
  const { remaining, whole } = await priceOfPool(client, id, { signal }, pool);
  const added = uploads
    ? await priceOfMissing(context, step, { pool, references })
    : line(path, 0, 0, 0);
  const again = opens ? remaining.lines : [];
  const sum = lineOf(path, [...again, added], opens ? 'opened again' : 'added to an open pool');
  return {
    ...{ path, id, name, sum: sum.total, added: added.total, line: sum },
    total: whole.most + added.most,
  };
}

function lineOf(label: string, parts: readonly EstimateLine[], note: string): EstimateLine {
  const { suites, reward, fee, total, most } = totalOf(parts);
  const tasks = parts.reduce((all, each) => all + each.tasks, 0);
  const endless = parts.reduce((all, each) => all + (each.endless ?? 0), 0);
  return {
    ...{ label, tasks, suites, reward, fee, total, most, notes: [note] },
    ...(endless > 0 && { endless }),
  };
}

/** The price of those rows of a pool's task files that the pool does not hold. */
async function priceOfMissing(
  { workspace, client, signal }: DeployContext,
  { path, id = '', tasks }: PlanStep,
  { pool, references }: { readonly pool: Pool; readonly references: readonly TasksReference[] },
): Promise<EstimateLine> {
  const options = { signal };
  const { destination, fields } = await destinationOf(client, id, options);
  const there = await existingTasks(client, destination, options);
  const counter = new PriceCounter(path, pool);
  const missing: TaskFile[] = [];
  for (const reference of references) {
    const source = await openTaskFile(workspace, path, reference, fields);
    const state = tasks.find(
      ({ file, kind }) => file === source.file && kind === reference.kind,
    )?.state;
    if (state === 'done')
      for await (const { rows } of source.read()) for (const { task } of rows) there.take(task);
    else missing.push(source);
  }
  for (const source of missing) {
    for await (const { rows } of source.read()) {
      for (const { task } of rows) if (!there.take(task)) counter.add(task);
    }
  }
  return counter.line();
}

import { feeFor, type CallOptions, type PlatformClient } from '../api';
import { resolveSpec, type MixerConfig, type NewTask, type Pool, type Task } from '../spec';
import type { SpecFile, Workspace } from '../workspace';
import { DeployError } from './deployError';
import { explained } from './refuseErrors';
import { readTaskRows } from './upload';

/** What work is going to cost. Money in US dollars. */
export interface Estimate {
  /** Task suites that performers will be paid for. */
  readonly suites: number;
  /** Of all suites together. */
  readonly reward: number;
  readonly fee: number;
  /** Reward and fee. */
  readonly total: number;
  readonly currency: 'USD';
  readonly lines: readonly EstimateLine[];
}

export interface EstimateLine {
  readonly label: string;
  /** Tasks that are not golden and not for training. */
  readonly tasks: number;
  readonly suites: number;
  readonly reward: number;
  readonly fee: number;
  readonly total: number;
  /** What the sum does not know, in words. */
  readonly notes: readonly string[];
}

/** What a pool's price depends on. */
export interface PricedPool {
  readonly reward_per_assignment: number;
  readonly dynamic_pricing_config?: Pool['dynamic_pricing_config'];
  readonly dynamic_overlap_config?: Pool['dynamic_overlap_config'];
  readonly defaults?: Partial<Pool['defaults']>;
  readonly mixer_config?: MixerConfig;
}

/**
 * The price of a pool for its tasks: answers wanted ÷ tasks on a page, rounded up, times reward and
 * fee. Golden and training tasks ride along on pages that are paid for anyway.
 */
export function estimateTasks(
  label: string,
  pool: PricedPool,
  tasks: Iterable<Pick<Task, 'overlap' | 'infinite_overlap' | 'known_solutions'>>,
): EstimateLine {
  let count = 0;
  let answers = 0;
  let endless = 0;
  for (const task of tasks) {
    if ((task.known_solutions?.length ?? 0) > 0) continue;
    count += 1;
    if (task.infinite_overlap === true) endless += 1;
    else answers += task.overlap ?? overlapOf(pool);
  }
  const perPage = Math.max(1, pool.mixer_config?.real_tasks_count ?? 1);
  const suites = Math.ceil(answers / perPage);
  return line(label, count, suites, rewardOf(pool), notesOn(pool, endless));
}

/** Puts lines together. */
export function totalOf(lines: readonly EstimateLine[]): Estimate {
  const sum = (pick: (line: EstimateLine) => number): number =>
    cents(lines.reduce((total, each) => total + pick(each), 0));
  return {
    suites: lines.reduce((total, { suites }) => total + suites, 0),
    reward: sum(({ reward }) => reward),
    fee: sum(({ fee }) => fee),
    total: sum(({ total }) => total),
    currency: 'USD',
    lines,
  };
}

/** The price of one round of suites. */
export function line(
  label: string,
  tasks: number,
  suites: number,
  rewardPerSuite: number,
  notes: readonly string[] = [],
): EstimateLine {
  const reward = cents(suites * rewardPerSuite);
  const fee = cents(feeFor(suites, rewardPerSuite));
  return { label, tasks, suites, reward, fee, total: cents(reward + fee), notes };
}

/** What a spec's own tasks will cost. Needs no platform. Projects, skills and trainings are free. */
export async function estimateSpec(workspace: Workspace, path: string): Promise<Estimate> {
  const spec = await workspace.readSpec(path);
  if (spec.kind === 'pipeline') {
    const message = `${path} describes a pipeline: its estimate needs the plan of its run.`;
    throw new DeployError('not-a-pool', path, message);
  }
  if (spec.kind !== 'pool') return totalOf([line(spec.path, 0, 0, 0, [`a ${spec.kind} is free`])]);
  const { pool, tasks } = await poolOf(workspace, spec);
  return totalOf([estimateTasks(spec.path, pool, tasks)]);
}

/** What the tasks that are in a remote pool will still cost. */
export async function estimatePool(
  client: PlatformClient,
  poolId: string,
  options: CallOptions = {},
): Promise<Estimate> {
  const pool = await client.pools.get(poolId, options);
  const label = pool.private_name;
  if (pool.type === 'TRAINING') return totalOf([line(label, 0, 0, 0, ['a training is free'])]);
  const tasks: Pick<Task, 'overlap' | 'infinite_overlap' | 'known_solutions'>[] = [];
  if (pool.mixer_config === undefined) {
    for await (const suite of client.taskSuites.list({ pool_id: poolId }, options)) {
      tasks.push({ ...suite, overlap: suite.remaining_overlap ?? suite.overlap ?? null });
    }
  } else {
    for await (const task of client.tasks.list({ pool_id: poolId }, options)) {
      tasks.push({ ...task, overlap: task.remaining_overlap ?? task.overlap ?? null });
    }
  }
  return totalOf([estimateTasks(label, pool, tasks)]);
}

async function poolOf(
  workspace: Workspace,
  spec: SpecFile,
): Promise<{ readonly pool: Pool; readonly tasks: readonly NewTask[] }> {
  return await explained(spec, async () => {
    const resolved = await resolveSpec(spec.doc, {
      readText: (ref) => workspace.readText(spec.path, ref),
      // Ids do not change the price, and there may be none yet.
      idOf: (ref) => Promise.resolve(ref),
    });
    if (resolved.kind !== 'pool') throw new DeployError('not-a-pool', spec.path, 'Not a pool.');
    const tasks: NewTask[] = [];
    for (const reference of resolved.tasks) {
      if (reference.kind !== 'main') continue;
      const { rows } = await readTaskRows(workspace, spec.path, reference, {});
      for (const { task } of rows) tasks.push(task);
    }
    return { pool: resolved.object, tasks };
  });
}

function overlapOf({ defaults }: PricedPool): number {
  return (
    defaults?.default_overlap_for_new_tasks ?? defaults?.default_overlap_for_new_task_suites ?? 1
  );
}

/** With dynamic pricing the dearest interval: an estimate had better be too high. */
function rewardOf({ reward_per_assignment, dynamic_pricing_config }: PricedPool): number {
  const rewards = dynamic_pricing_config?.intervals.map((each) => each.reward_per_assignment) ?? [];
  return Math.max(reward_per_assignment, ...rewards);
}

function notesOn(pool: PricedPool, endless: number): readonly string[] {
  const notes: string[] = [];
  if (endless > 0) notes.push(`${endless} tasks with endless overlap are not counted`);
  if (pool.dynamic_pricing_config !== undefined)
    notes.push('at the dearest interval of its prices');
  if (pool.dynamic_overlap_config !== undefined) {
    notes.push(
      `up to ${pool.dynamic_overlap_config.max_overlap} answers a task where they disagree`,
    );
  }
  return notes;
}

/** Sums of prices without the crumbs of binary fractions. */
function cents(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

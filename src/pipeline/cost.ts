import { feeFor } from '../api';
import type { Estimate } from '../deploy';
import { estimateLine, estimateTasks, rewardOf, totalOf } from '../deploy';
import type { Pool } from '../spec';
import { attemptsOf } from '../spec';
import type { Planned, RunPlan } from './runPlan';

/** Of the recordings that listeners hear, this share is rejected where nothing better is known. */
const usualRejections = 1 / 6;

/** What is assumed of a run before it begins, or known after a part of it. */
export interface Assumptions {
  /** Texts that pass the first stage, 0 to 1. */
  readonly passing: number;
  /** Recordings that are rejected, 0 to 1. */
  readonly rejected: number;
}

const beforehand: Assumptions = { passing: 1, rejected: usualRejections };

/**
 * What a run over so many texts is expected to cost. A text is recorded until a recording is good or
 * its attempts are used up: with a share r of rejections and n attempts it is paid for with probability
 * 1 - r^n and heard (1 - r^n) / (1 - r) times. Pages are counted whole, those of what is recorded
 * again by themselves.
 */
export function estimateCost(
  plan: RunPlan,
  texts = plan.texts.length,
  { passing, rejected }: Assumptions = beforehand,
): Estimate {
  const attempts = attemptsOf(plan.spec);
  const recorded = texts * passing;
  const good = 1 - rejected ** attempts;
  const paid = Math.ceil(recorded * good);
  const heard = recorded * (rejected < 1 ? good / (1 - rejected) : attempts);
  const { classification, recording, verification } = plan;
  const again = Math.ceil(heard - recorded);
  const listened = [Math.ceil(recorded), again].map((count) =>
    pagesFor(verification.pool.object, Math.max(0, count)),
  );
  return totalOf([
    stageLine(classification.pool, texts),
    stageLine(recording.pool, paid),
    estimateLine(
      verification.pool.path,
      Math.ceil(recorded) + again,
      listened.reduce((sum, pages) => sum + pages, 0),
      rewardOf(verification.pool.object),
    ),
  ]);
}

/**
 * When every text passes, all its attempts are used up, the last one being good, and every recording comes by itself:
 * nobody waits for ever until a page of listening is full. More than the hard limit it never is.
 */
export function worstCost(plan: RunPlan): number {
  const { classification, recording, verification, spec } = plan;
  const heard = plan.texts.length * attemptsOf(spec);
  const worst =
    mostFor(classification.pool, plan.texts.length) +
    mostFor(recording.pool, 1) * plan.texts.length +
    mostFor(verification.pool, 1) * heard;
  return Math.min(worst, spec.budget.hard);
}

/**
 * The published notebook's rule of thumb: pages are fractions, everything passes, and a fifth more
 * recordings are heard than texts. It knows neither attempts nor rejections.
 */
export function notebookCost(plan: RunPlan): number {
  const { classification, recording, verification } = plan;
  const stages = [
    { pool: classification.pool.object, tasks: plan.texts.length },
    { pool: recording.pool.object, tasks: plan.texts.length },
    { pool: verification.pool.object, tasks: 1.2 * plan.texts.length },
  ];
  return stages.reduce((sum, { pool, tasks }) => {
    const page = pool.reward_per_assignment + feeFor(1, pool.reward_per_assignment);
    return sum + roundCents(((tasks * overlapOf(pool)) / tasksPerSuite(pool)) * page);
  }, 0);
}

/** Of tasks that are in a pool at the same time, whatever it asks for. */
function mostFor({ path, object }: Planned<Pool>, tasks: number): number {
  const plain = Array.from({ length: tasks }, () => ({}));
  return estimateTasks(path, object, plain).most;
}

function stageLine({ path, object }: Planned<Pool>, tasks: number): Estimate['lines'][number] {
  return estimateLine(path, tasks, pagesFor(object, tasks), rewardOf(object));
}

/**
 * Task suites that a number of tasks becomes: everybody who sees a task gets it on a page with others,
 * and the last page of each of them may not be full.
 */
export function pagesFor(pool: Pool, tasks: number): number {
  return Math.ceil(overlapOf(pool) * Math.ceil(tasks / tasksPerSuite(pool)));
}

/** How many performers see each task of a pool. */
export function overlapOf(pool: Pool): number {
  const { default_overlap_for_new_tasks: ofTasks, default_overlap_for_new_task_suites: ofSuites } =
    pool.defaults;
  return ofTasks ?? ofSuites;
}

/** Ordinary tasks on a page, at least one. */
export function tasksPerSuite(pool: Pool): number {
  return Math.max(1, pool.mixer_config?.real_tasks_count ?? 1);
}

/** US dollars for accepted assignments of a pool, fee included; at its dearest price, where it has several. */
export function priceOf(pool: Pool, assignments: number): number {
  const reward = rewardOf(pool);
  return assignments * reward + feeFor(assignments, reward);
}

/** `$12.30`; sums below a cent are shown whole. */
export function dollars(sum: number): string {
  return sum > 0 && sum < 0.01 ? `$${sum.toPrecision(1)}` : `$${sum.toFixed(2)}`;
}

export function roundCents(sum: number): number {
  return Math.round(sum * 100) / 100;
}

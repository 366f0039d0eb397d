import { feeFor } from '../api';
import type { Estimate } from '../deploy';
import { estimateLine, totalOf } from '../deploy';
import type { Pool } from '../spec';
import type { RunPlan } from './runPlan';

/**
 * Recordings that are verified for each one that is accepted in the end: of five, about one is
 * recorded again. The requesters' own rule of thumb.
 */
const recordingsPerAccepted = 1.2;

/**
 * What a whole run is expected to cost: all texts pass the first stage, every one gets one paid
 * recording, and verification hears a fifth more recordings than are accepted. Texts that do not pass
 * make it cheaper; pages that are not full make it dearer.
 */
export function estimateCost(plan: RunPlan): Estimate {
  const texts = plan.texts.length;
  const heard = Math.ceil(texts * recordingsPerAccepted);
  return totalOf([
    stageLine(plan.classification.pool.path, plan.classification.pool.object, texts),
    stageLine(plan.recording.pool.path, plan.recording.pool.object, texts),
    stageLine(plan.verification.pool.path, plan.verification.pool.object, heard),
  ]);
}

function stageLine(path: string, pool: Pool, tasks: number): Estimate['lines'][number] {
  return estimateLine(path, tasks, pagesFor(pool, tasks), pool.reward_per_assignment);
}

/** Task suites that a number of tasks becomes, each task being seen by as many as the overlap says. */
export function pagesFor(pool: Pool, tasks: number): number {
  return Math.ceil((tasks * overlapOf(pool)) / tasksPerSuite(pool));
}

/** How many performers see each task of a pool. */
function overlapOf(pool: Pool): number {
  const { default_overlap_for_new_tasks: ofTasks, default_overlap_for_new_task_suites: ofSuites } =
    pool.defaults;
  return ofTasks ?? ofSuites;
}

function tasksPerSuite(pool: Pool): number {
  return Math.max(1, pool.mixer_config?.real_tasks_count ?? 1);
}

/** US dollars for accepted assignments of a pool, fee included. */
export function priceOf(pool: Pool, assignments: number): number {
  return assignments * pool.reward_per_assignment + feeFor(assignments, pool.reward_per_assignment);
}

/** `$12.30`; sums below a cent are shown whole. */
export function dollars(sum: number): string {
  return sum > 0 && sum < 0.01 ? `$${sum.toPrecision(1)}` : `$${sum.toFixed(2)}`;
}

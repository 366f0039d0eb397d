import type { Fatigue } from '../domain/rows';

/** How tired somebody is after so many tasks in a pool: 0 fresh, 1 as tired as they get. */
function tiredness({ afterTasks, overTasks }: Fatigue, tasks: number): number {
  if (tasks <= afterTasks) return 0;
  return overTasks === 0 ? 1 : Math.min(1, (tasks - afterTasks) / overTasks);
}

/** What tiredness takes from the accuracy. */
export function lossOf(fatigue: Fatigue | undefined, tasks: number): number {
  return fatigue ? fatigue.accuracyLoss * tiredness(fatigue, tasks) : 0;
}

/** By what tiredness multiplies the time taken. */
export function slownessOf(fatigue: Fatigue | undefined, tasks: number): number {
  return fatigue ? 1 + fatigue.slows * tiredness(fatigue, tasks) : 1;
}

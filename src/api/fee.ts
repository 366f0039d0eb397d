/**
 * What the platform takes on top of the reward. The only place that knows.
 *
 * Model: a flat sum for every assignment that is paid for, as the requesters' own calculations
 * have it (reward 0.025 + fee 0.05 for a page of texts). Trainings are free, and so are golden
 * tasks by themselves: a page is paid once, whatever is on it.
 */
export interface FeeModel {
  /** US dollars for each paid assignment. */
  readonly perAssignment: number;
}

export const flatFee: FeeModel = { perAssignment: 0.05 };

/** The fee in US dollars for a number of paid assignments. A page without reward costs nothing. */
export function feeFor(assignments: number, reward: number, model: FeeModel = flatFee): number {
  return reward > 0 ? assignments * model.perAssignment : 0;
}

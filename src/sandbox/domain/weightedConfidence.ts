/** One person's answer and how much it weighs: their accuracy, 0 to 1. */
export interface WeightedAnswer {
  readonly label: string;
  readonly accuracy: number;
}

export interface WeightedLabel {
  readonly label: string;
  /** 0 to 1 */
  readonly confidence: number;
}

/**
 * The platform's skill-weighted vote: the leader is the option with the largest sum of accuracies,
 * its confidence the chance of the answers given that option under a uniform prior over all options
 * (guide of the platform, dynamic overlap). Undefined without answers.
 */
export function weightedVote(
  answers: readonly WeightedAnswer[],
  optionCount: number,
): WeightedLabel | undefined {
  const sums = new Map<string, number>();
  for (const { label, accuracy } of answers) sums.set(label, (sums.get(label) ?? 0) + accuracy);
  let leader: string | undefined;
  for (const [label, sum] of sums) {
    if (leader === undefined || sum > (sums.get(leader) ?? 0)) leader = label;
  }
  if (leader === undefined) return undefined;
  return { label: leader, confidence: confidenceOf(leader, answers, optionCount, sums) };
}

function confidenceOf(
  leader: string,
  answers: readonly WeightedAnswer[],
  optionCount: number,
  sums: ReadonlyMap<string, number>,
): number {
  const options = Math.max(optionCount, sums.size, 2);
  const chance = (option: string | undefined): number =>
    answers.reduce((product, { label, accuracy }) => {
      // Nobody is quite certain, else one answer would outweigh all others together.
      const q = Math.min(0.999, Math.max(0.001, accuracy));
      return product * (label === option ? q : (1 - q) / (options - 1));
    }, 1);
  let total = 0;
  for (const option of sums.keys()) total += chance(option);
  // Options that nobody chose are equally likely each.
  total += (options - sums.size) * chance(undefined);
  return total === 0 ? 1 / options : chance(leader) / total;
}

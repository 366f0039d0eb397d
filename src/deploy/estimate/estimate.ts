import { feeFor } from '../../api';

/** What work is going to cost. Money in US dollars. */
export interface Estimate {
  /** Task suites that performers will be paid for. */
  readonly suites: number;
  /** Of all suites together. */
  readonly reward: number;
  readonly fee: number;
  /** Reward and fee. */
  readonly total: number;
  /** As `total`, when everything that may raise it does: retries, disagreement, pages that are not full. */
  readonly most: number;
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
  readonly most: number;
  /** Tasks that everybody may do, which no sum holds; absent: none. */
  readonly endless?: number;
  /** What the sum does not know, in words. */
  readonly notes: readonly string[];
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
    most: sum(({ most }) => most),
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
  const total = cents(reward + fee);
  return { label, tasks, suites, reward, fee, total, most: total, notes };
}

/** Sums of prices without the crumbs of binary fractions. */
export function cents(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

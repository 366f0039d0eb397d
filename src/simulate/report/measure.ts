import { dawidSkene, majorityVote, type Aggregation, type Answer } from '../../aggregation';
import { feeFor } from '../../api';
import type { Observation, ObservedAnswer, ObservedPool, ObservedSuite } from '../../sandbox';
import { curveOf } from './curve';
import type { Curve } from './model';

/** Somebody who is right less often than this is banned justly. */
export const fairAccuracy = 0.7;

const hour = 60 * 60 * 1000;

/** One pool of one run, in figures. */
export interface Measure {
  readonly asked: number;
  readonly answered: number;
  readonly isFinished: boolean;
  readonly reward: number;
  readonly fee: number;
  readonly hours: number;
  readonly accuracy: {
    readonly answers: number | undefined;
    readonly majority: number | undefined;
    readonly dawidSkene: number | undefined;
  };
  readonly people: readonly PersonMeasure[];
  readonly curve: Curve['points'];
}

export interface PersonMeasure {
  readonly id: string;
  readonly group: string;
  readonly unwanted: boolean;
  readonly newcomer: boolean;
  readonly answers: number;
  readonly accuracy: number | undefined;
  /** Reward and fee, US dollars. */
  readonly paid: number;
  /** Banned by a rule of this pool, and by which. */
  readonly rule: string | undefined;
  readonly isJust: boolean;
}

/** Everything is counted once over suites and answers. */
export function measurePool(seen: Observation, pool: ObservedPool): Measure {
  const paid = pool.suites.filter(({ status }) => status === 'ACCEPTED');
  const reward = money(paid.reduce((sum, suite) => sum + suite.reward, 0));
  const fee = money(paid.reduce((sum, suite) => sum + feeFor(1, suite.reward), 0));
  const kept = pool.answers.filter(({ isKept }) => isKept);
  const { start, end } = spanOf(pool.suites);
  return {
    asked: pool.asked,
    answered: pool.answered,
    isFinished: pool.isComplete,
    reward,
    fee,
    hours: (end - start) / hour,
    accuracy: accuracyOf(kept),
    people: peopleOf(seen, pool),
    curve: curveOf(kept, start, end),
  };
}

function spanOf(suites: readonly ObservedSuite[]): {
  readonly start: number;
  readonly end: number;
} {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const { createdAt, endedAt, status } of suites) {
    start = Math.min(start, createdAt);
    const counts = status !== 'SKIPPED' && status !== 'EXPIRED';
    if (counts) end = Math.max(end, endedAt ?? createdAt);
  }
  return end === 0 ? { start: 0, end: 0 } : { start, end };
}

function accuracyOf(answers: readonly ObservedAnswer[]): Measure['accuracy'] {
  const labelled = answers.filter(({ label, truth }) => label !== undefined && truth !== undefined);
  const votes = labelled.map(({ taskId, userId, label }): Answer => ({
    task: taskId,
    worker: userId,
    label: label ?? '',
  }));
  const truths = new Map(labelled.map(({ taskId, truth }) => [taskId, truth]));
  return {
    answers: shareRight(answers),
    majority: votes.length === 0 ? undefined : shareOf(majorityVote(votes), truths),
    dawidSkene: votes.length === 0 ? undefined : shareOf(dawidSkene(votes), truths),
  };
}

function shareOf(
  { results }: Aggregation,
  truths: ReadonlyMap<string, string | undefined>,
): number {
  const right = results.filter(({ task, label }) => truths.get(task) === label).length;
  return right / results.length;
}

function shareRight(answers: readonly ObservedAnswer[]): number | undefined {
  const judged = answers.filter(({ isRight }) => isRight !== undefined);
  if (judged.length === 0) return undefined;
  return judged.filter(({ isRight }) => isRight === true).length / judged.length;
}

function peopleOf(seen: Observation, pool: ObservedPool): readonly PersonMeasure[] {
  const answers = grouped(pool.answers);
  const suites = grouped(pool.suites);
  const rules = new Set(pool.rules.map(({ key }) => key));
  const bans = new Map<string, string>();
  for (const { userId, rule } of seen.bans) {
    // What came in later from a page in hand may have banned them once more: the first ban counts.
    if (rule !== undefined && rules.has(rule) && !bans.has(userId)) bans.set(userId, rule);
  }
  const people = [...suites.keys()].flatMap((id) => seen.people.get(id) ?? []);
  return people.map(({ id, group, unwanted, newcomer }) => {
    const own = answers.get(id) ?? [];
    const accuracy = shareRight(own);
    return {
      ...{ id, group, unwanted, newcomer, accuracy },
      answers: own.length,
      paid: paidFor(suites.get(id) ?? []),
      rule: bans.get(id),
      isJust: unwanted || (accuracy !== undefined && accuracy < fairAccuracy),
    };
  });
}

function paidFor(suites: readonly ObservedSuite[]): number {
  const accepted = suites.filter(({ status }) => status === 'ACCEPTED');
  return money(accepted.reduce((sum, { reward }) => sum + reward + feeFor(1, reward), 0));
}

/** Sums of dollars to a hundredth of a cent, as the platform keeps them. */
function money(sum: number): number {
  return Math.round(sum * 10_000) / 10_000;
}

function grouped<T extends { readonly userId: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.userId);
    if (group) group.push(item);
    else groups.set(item.userId, [item]);
  }
  return groups;
}

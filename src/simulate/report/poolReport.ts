import type { ObservedPool } from '../../sandbox';
import { describeRule } from './describeRule';
import { groupsOf } from './groups';
import type { Measure, PersonMeasure } from './measure';
import type {
  AccuracyReport,
  BanReport,
  PersonReport,
  PoolReport,
  RuleReport,
  Spread,
  Without,
} from './model';
import { spreadOf, spreadOfKnown } from './spread';

/** One pool of one run. */
export interface RunOfPool {
  readonly rules: ObservedPool['rules'];
  readonly measure: Measure;
}

/** One pool over several seeds. `without` has the runs that left out one rule, by its key. */
export function poolReport(
  pool: Pick<ObservedPool, 'name' | 'rules'>,
  seeds: readonly number[],
  runs: readonly RunOfPool[],
  without: ReadonlyMap<string, readonly Measure[]>,
): PoolReport {
  const measures = runs.map(({ measure }) => measure);
  const over = (pick: (measure: Measure) => number): Spread => spreadOf(measures.map(pick));
  return {
    name: pool.name,
    asked: over(({ asked }) => asked),
    answered: over(({ answered }) => answered),
    cost: over(costOf),
    reward: over(({ reward }) => reward),
    fee: over(({ fee }) => fee),
    hours: over(({ hours }) => hours),
    finished: measures.filter(({ isFinished }) => isFinished).length,
    accuracy: accuracyReport(measures),
    performers: over(({ people }) => people.length),
    newcomers: over(({ people }) => people.filter(({ newcomer }) => newcomer).length),
    bans: banReport(measures),
    groups: groupsOf(measures),
    rules: pool.rules.map((rule): RuleReport => {
      const bannedBy = (measure: Measure): readonly PersonMeasure[] =>
        measure.people.filter((person) => person.rule === rule.key);
      const tried = without.get(rule.key);
      return {
        key: rule.key,
        ...describeRule(rule.config, rule.index),
        firings: spreadOf(
          runs.map(({ rules }) => rules.find(({ key }) => key === rule.key)?.firings ?? 0),
        ),
        bans: over((measure) => bannedBy(measure).length),
        just: over((measure) => bannedBy(measure).filter(({ isJust }) => isJust).length),
        ...(tried && { without: withoutReport(tried) }),
      };
    }),
    curves: measures.map(({ curve }, index) => ({ seed: seeds[index] ?? 0, points: curve })),
    people: (measures[0]?.people ?? []).map(personReport).sort((a, b) => b.answers - a.answers),
  };
}

export function costOf({ reward, fee }: Measure): number {
  return reward + fee;
}

function withoutReport(measures: readonly Measure[]): Without {
  const { count, wasted } = banReport(measures);
  return {
    cost: spreadOf(measures.map(costOf)),
    hours: spreadOf(measures.map(({ hours }) => hours)),
    bans: count,
    wasted,
    accuracy: accuracyReport(measures),
  };
}

function accuracyReport(measures: readonly Measure[]): AccuracyReport {
  const over = (key: keyof Measure['accuracy']): Spread | undefined =>
    spreadOfKnown(measures.map(({ accuracy }) => accuracy[key]));
  const [answers, majority, dawidSkene] = [over('answers'), over('majority'), over('dawidSkene')];
  return {
    ...(answers && { answers }),
    ...(majority && { majority }),
    ...(dawidSkene && { dawidSkene }),
  };
}

function banReport(measures: readonly Measure[]): BanReport {
  const over = (pick: (people: readonly PersonMeasure[]) => number): Spread =>
    spreadOf(measures.map(({ people }) => pick(people)));
  const banned = ({ rule }: PersonMeasure): boolean => rule !== undefined;
  return {
    count: over((people) => people.filter(banned).length),
    just: over((people) => people.filter((person) => banned(person) && person.isJust).length),
    missed: over((people) => people.filter((person) => !banned(person) && person.unwanted).length),
    wasted: over((people) => sumPaid(people.filter(banned))),
    missedCost: over((people) =>
      sumPaid(people.filter((person) => !banned(person) && person.unwanted)),
    ),
  };
}

function sumPaid(people: readonly PersonMeasure[]): number {
  return people.reduce((sum, { paid }) => sum + paid, 0);
}

function personReport({
  id,
  group,
  answers,
  accuracy,
  paid,
  rule,
  isJust,
}: PersonMeasure): PersonReport {
  const fate = rule === undefined ? 'stayed' : isJust ? 'banned justly' : 'banned unjustly';
  return {
    ...{ id, group, answers, paid, fate },
    ...(accuracy !== undefined && { accuracy }),
    ...(rule !== undefined && { rule }),
  };
}

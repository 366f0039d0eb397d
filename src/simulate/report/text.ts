import { difference } from './difference';
import { dollars, duration, over, percent, points, signed, whole } from './format';
import type { PoolReport, RuleReport, SimulationReport } from './model';

/** The report for a terminal: one screen a pool. */
export function reportText(report: SimulationReport): string {
  const { target, crowd, seeds, total, notes, pools } = report;
  const lines = [
    `${target.name}: ${seeds.length} seeds, crowd "${crowd.name}" (${crowd.size} people), ${report.seconds.toFixed(1)} s`,
    `cost ${over(total.cost, dollars)}, time ${over(total.hours, duration)}`,
  ];
  if (report.yield) {
    const { texts, accepted, rejected } = report.yield;
    lines.push(
      `${over(accepted, whole)} of ${texts} texts get an accepted recording; ${over(rejected, whole)} recordings are rejected`,
    );
  }
  return [...lines, ...notes.map((note) => `note: ${note}`), ...pools.flatMap(poolLines)].join(
    '\n',
  );
}

function poolLines(pool: PoolReport): readonly string[] {
  const { accuracy, bans } = pool;
  const seeds = pool.cost.values.length;
  const quality = [
    accuracy.answers && `answers ${over(accuracy.answers, percent)}`,
    accuracy.majority && `majority vote ${over(accuracy.majority, percent)}`,
    accuracy.dawidSkene && `Dawid–Skene ${over(accuracy.dawidSkene, percent)}`,
  ].filter((text) => text !== undefined);
  return [
    '',
    `${pool.name}: cost ${over(pool.cost, dollars)} (fee ${over(pool.fee, dollars)}), time ${over(pool.hours, duration)}`,
    pool.finished === seeds
      ? `  finished with every seed: ${over(pool.answered, whole)} answers by ${over(pool.performers, whole)} people`
      : `  finished with ${pool.finished} of ${seeds} seeds: ${over(pool.answered, whole)} of ${over(pool.asked, whole)} answers`,
    ...(quality.length > 0 ? [`  right: ${quality.join(', ')}`] : []),
    `  banned ${over(bans.count, whole)}, justly ${over(bans.just, whole)}; missed ${over(bans.missed, whole)}; spent on banned people ${over(bans.wasted, dollars)}`,
    ...pool.rules.map((rule) => `  ${ruleLine(rule, pool)}`),
  ];
}

function ruleLine(rule: RuleReport, pool: PoolReport): string {
  const name = `${rule.collector}: ${rule.conditions} → ${rule.action}`;
  const bans = `bans ${over(rule.bans, whole)}, justly ${over(rule.just, whole)}`;
  return `${name}: ${bans}${worth(rule, pool)}`;
}

function worth({ without }: RuleReport, pool: PoolReport): string {
  if (!without) return '';
  const better = without.accuracy.majority ?? without.accuracy.answers;
  const now = pool.accuracy.majority ?? pool.accuracy.answers;
  const parts = [signed(difference(without.cost, pool.cost), dollars)];
  if (better && now) parts.push(`${signed(100 * difference(better, now), points)} right`);
  return `; without it ${parts.join(', ')}`;
}

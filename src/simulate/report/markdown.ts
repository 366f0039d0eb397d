import { difference } from './difference';
import { dollars, duration, over, percent, points, signed, whole } from './format';
import { mainAccuracy } from './headline';
import type { PoolReport, RuleReport, SimulationReport } from './model';

/** The report as Markdown, to paste where people talk about it. */
export function reportMarkdown(report: SimulationReport): string {
  const { target, crowd, seeds, total } = report;
  const lines = [
    `**${target.name}**, simulated with ${seeds.length} seeds and the crowd “${crowd.name}”`,
    '',
    `Cost ${over(total.cost, dollars)}, time ${over(total.hours, duration)}.`,
    ...report.pools.flatMap(poolLines),
  ];
  return `${lines.join('\n')}\n`;
}

function poolLines(pool: PoolReport): readonly string[] {
  const { accuracy, bans } = pool;
  const quality: readonly (readonly [string, typeof accuracy.answers])[] = [
    ['Right, answer by answer', accuracy.answers],
    ['Right, majority vote', accuracy.majority],
    ['Right, Dawid–Skene', accuracy.dawidSkene],
  ];
  return [
    '',
    `| ${escaped(pool.name)} | |`,
    '| --- | --- |',
    `| Cost | ${over(pool.cost, dollars)} |`,
    `| Time | ${over(pool.hours, duration)} |`,
    `| Finished | ${pool.finished} of ${pool.cost.values.length} seeds |`,
    ...quality.flatMap(([name, spread]) =>
      spread ? [`| ${name} | ${over(spread, percent)} |`] : [],
    ),
    `| Banned | ${over(bans.count, whole)}, justly ${over(bans.just, whole)} |`,
    `| Spent on banned performers | ${over(bans.wasted, dollars)} |`,
    ...ruleTable(pool),
  ];
}

function ruleTable(pool: PoolReport): readonly string[] {
  if (pool.rules.length === 0) return [];
  return [
    '',
    '| Rule | Bans | Justly | Without it |',
    '| --- | ---: | ---: | --- |',
    ...pool.rules.map(
      (rule) =>
        `| ${escaped(`${rule.collector}: ${rule.conditions}`)} | ${whole(rule.bans.mean)} | ${whole(rule.just.mean)} | ${worth(rule, pool)} |`,
    ),
  ];
}

function worth({ without, firings }: RuleReport, pool: PoolReport): string {
  if (firings.high === 0) return 'never acted';
  if (!without) return '';
  const [now, then] = [mainAccuracy(pool), without.accuracy.majority ?? without.accuracy.answers];
  const cost = signed(difference(without.cost, pool.cost), dollars);
  return now && then ? `${cost}, ${signed(100 * difference(then, now), points)} right` : cost;
}

function escaped(text: string): string {
  return text.replace(/\|/g, '\\|');
}

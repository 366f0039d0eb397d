import type { Headline } from '../../protocol';
import { dollars, duration, percent, points, whole } from '../../report/format';
import { headlineOf, mainAccuracy } from '../../report/headline';
import type { PoolReport, SimulationReport, Spread } from '../../report/model';
import { spreadOf } from '../../report/spread';
import { DotStrip } from './DotStrip';

interface CardsProps {
  readonly report: SimulationReport;
  readonly before: Headline | undefined;
}

/** The figures that people ask for first, with their spread and what a change did to them. */
export function Cards({ report, before }: CardsProps) {
  const now = headlineOf(report);
  const finds: FindingProps = { report, now, before };
  return (
    <section class="cards" aria-label="Summary">
      <Cost {...finds} />
      <Time {...finds} />
      <Quality {...finds} />
      {report.yield && <Yield {...report.yield} />}
      <Bans {...finds} />
      <Wasted {...finds} />
    </section>
  );
}

interface FindingProps {
  readonly report: SimulationReport;
  readonly now: Headline;
  readonly before: Headline | undefined;
}

function Cost({ report: { total, pools, seeds }, now, before }: FindingProps) {
  const fee = sumOver(pools, seeds, (pool) => pool.fee);
  const changed = changeOf(now.cost, before?.cost, dollars, 'less is better');
  return (
    <Card name="Cost" spread={total.cost} show={dollars} change={changed}>
      {dollars(fee.mean)} of it fee
    </Card>
  );
}

function Time({ report: { total, pools, seeds }, now, before }: FindingProps) {
  const finished = Math.min(...pools.map((pool) => pool.finished));
  const changed = changeOf(now.hours, before?.hours, duration, 'less is better');
  return (
    <Card name="Time to finish" spread={total.hours} show={duration} change={changed}>
      {finished === seeds.length
        ? 'finished with every seed'
        : `finished with ${finished} of ${seeds.length} seeds`}
    </Card>
  );
}

function Quality({ report: { pools }, now, before }: FindingProps) {
  const last = pools.at(-1);
  const accuracy = mainAccuracy(last);
  if (!last || !accuracy) return null;
  const { answers, majority } = last.accuracy;
  const show = (share: number): string => points(100 * share);
  const changed = changeOf(now.accuracy, before?.accuracy, show, 'more is better');
  const name = majority ? 'Right, aggregated' : 'Right';
  return (
    <Card name={name} spread={accuracy} show={percent} change={changed}>
      {majority && answers ? `${percent(answers.mean)} of single answers` : 'of what was handed in'}
    </Card>
  );
}

function Yield({ texts, accepted, rejected }: NonNullable<SimulationReport['yield']>) {
  const value = `${whole(accepted.mean)} of ${texts}`;
  return (
    <Card name="Accepted texts" value={value} spread={accepted} show={whole}>
      {whole(rejected.mean)} recordings rejected
    </Card>
  );
}

function Bans({ report: { pools, seeds }, now, before }: FindingProps) {
  const bans = sumOver(pools, seeds, (pool) => pool.bans.count);
  const just = sumOver(pools, seeds, (pool) => pool.bans.just);
  const missed = sumOver(pools, seeds, (pool) => pool.bans.missed);
  const changed = changeOf(now.bans, before?.bans, whole, 'neither');
  return (
    <Card name="Banned" spread={bans} show={whole} change={changed}>
      {whole(just.mean)} justly, {whole(missed.mean)} missed
    </Card>
  );
}

function Wasted({ report: { pools, seeds, total }, now, before }: FindingProps) {
  const wasted = sumOver(pools, seeds, (pool) => pool.bans.wasted);
  const changed = changeOf(now.wasted, before?.wasted, dollars, 'less is better');
  const share = total.cost.mean > 0 ? wasted.mean / total.cost.mean : 0;
  return (
    <Card name="Spent on banned" spread={wasted} show={dollars} change={changed}>
      {percent(share)} of the cost
    </Card>
  );
}

function sumOver(
  pools: readonly PoolReport[],
  seeds: readonly number[],
  pick: (pool: PoolReport) => Spread,
): Spread {
  return spreadOf(
    seeds.map((_seed, index) =>
      pools.reduce((sum, pool) => sum + (pick(pool).values[index] ?? 0), 0),
    ),
  );
}

interface Change {
  readonly text: string;
  readonly mood: 'better' | 'worse' | 'same';
}

function changeOf(
  now: number | undefined,
  before: number | undefined,
  show: (value: number) => string,
  wish: 'less is better' | 'more is better' | 'neither',
): Change | undefined {
  if (now === undefined || before === undefined) return undefined;
  const difference = now - before;
  const amount = show(Math.abs(difference));
  if (amount === show(0)) return { text: 'as before', mood: 'same' };
  const isMore = difference > 0;
  const text = `${isMore ? '▲' : '▼'} ${amount}`;
  if (wish === 'neither') return { text, mood: 'same' };
  return { text, mood: isMore === (wish === 'more is better') ? 'better' : 'worse' };
}

interface CardProps {
  readonly name: string;
  /** Default: the mean. */
  readonly value?: string;
  readonly spread: Spread;
  readonly show: (value: number) => string;
  readonly change?: Change | undefined;
  readonly children: preact.ComponentChildren;
}

function Card({ name, value, spread, show, change, children }: CardProps) {
  const range =
    show(spread.low) === show(spread.high)
      ? undefined
      : `${show(spread.low)} to ${show(spread.high)}`;
  return (
    <article class="card">
      <h2>{name}</h2>
      <p class="value">
        {value ?? show(spread.mean)}
        {change && (
          <span class={`change ${change.mood}`} title="Against the run before">
            {change.text}
          </span>
        )}
      </p>
      <DotStrip spread={spread} />
      <p class="range">{range ?? 'the same with every seed'}</p>
      <p class="more">{children}</p>
    </article>
  );
}

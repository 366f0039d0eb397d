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
  const { total, pools, seeds } = report;
  const now = headlineOf(report);
  const last = pools.at(-1);
  const accuracy = mainAccuracy(last);
  const answers = last?.accuracy.answers;
  const fee = sumOver(pools, seeds, (pool) => pool.fee);
  const wasted = sumOver(pools, seeds, (pool) => pool.bans.wasted);
  const bans = sumOver(pools, seeds, (pool) => pool.bans.count);
  const just = sumOver(pools, seeds, (pool) => pool.bans.just);
  const missed = sumOver(pools, seeds, (pool) => pool.bans.missed);
  return (
    <section class="cards" aria-label="Summary">
      <Card
        name="Cost"
        value={dollars(total.cost.mean)}
        spread={total.cost}
        show={dollars}
        change={changeOf(now.cost, before?.cost, dollars, 'less is better')}
      >
        {dollars(fee.mean)} of it fee
      </Card>
      <Card
        name="Time to finish"
        value={duration(total.hours.mean)}
        spread={total.hours}
        show={duration}
        change={changeOf(now.hours, before?.hours, duration, 'less is better')}
      >
        {finishedText(pools, seeds.length)}
      </Card>
      {accuracy && (
        <Card
          name={last?.accuracy.majority ? 'Right after aggregation' : 'Right'}
          value={percent(accuracy.mean)}
          spread={accuracy}
          show={percent}
          change={changeOf(
            now.accuracy,
            before?.accuracy,
            (share) => points(100 * share),
            'more is better',
          )}
        >
          {last?.accuracy.majority && answers
            ? `${percent(answers.mean)} of single answers`
            : 'of what was handed in'}
        </Card>
      )}
      {report.yield && (
        <Card
          name="Accepted texts"
          value={`${whole(report.yield.accepted.mean)} of ${report.yield.texts}`}
          spread={report.yield.accepted}
          show={whole}
        >
          {whole(report.yield.rejected.mean)} recordings rejected
        </Card>
      )}
      <Card
        name="Banned"
        value={whole(bans.mean)}
        spread={bans}
        show={whole}
        change={changeOf(now.bans, before?.bans, whole, 'neither')}
      >
        {whole(just.mean)} justly, {whole(missed.mean)} missed
      </Card>
      <Card
        name="Spent on banned"
        value={dollars(wasted.mean)}
        spread={wasted}
        show={dollars}
        change={changeOf(now.wasted, before?.wasted, dollars, 'less is better')}
      >
        {total.cost.mean > 0
          ? `${percent(wasted.mean / total.cost.mean)} of the cost`
          : 'nothing was paid'}
      </Card>
    </section>
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

function finishedText(pools: readonly PoolReport[], seeds: number): string {
  const finished = Math.min(...pools.map((pool) => pool.finished));
  return finished === seeds
    ? 'finished with every seed'
    : `finished with ${finished} of ${seeds} seeds`;
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
  readonly value: string;
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
        {value}
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

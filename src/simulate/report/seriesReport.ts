import type { MeasuredPool, MeasuredRun, Series } from '../series';
import { costOf, poolReport } from './poolReport';
import type { PoolReport, SimulationReport, Spread } from './model';
import { spreadOf } from './spread';

const hour = 60 * 60 * 1000;

/** What the series of runs says of each pool and of all together. */
export function seriesReport<Extra>(
  { runs, without, state }: Series<Extra>,
  seeds: readonly number[],
): Pick<SimulationReport, 'state' | 'total' | 'pools'> {
  return {
    state,
    total: {
      cost: spreadOf(runs.map(({ pools }) => sumOf(pools))),
      hours: spreadOf(runs.map(({ pools }) => hoursOf(pools))),
    },
    pools: (runs[0]?.pools ?? []).map((pool) => reportOn(pool, seeds, runs, without)),
  };
}

function reportOn<Extra>(
  pool: MeasuredPool,
  seeds: readonly number[],
  runs: readonly MeasuredRun<Extra>[],
  without: Series<Extra>['without'],
): PoolReport {
  const runsOfPool = (from: readonly MeasuredRun<Extra>[]): readonly MeasuredPool[] =>
    from.flatMap(({ pools }) => pools.find(({ name }) => name === pool.name) ?? []);
  const tried = new Map(
    [...without].map(
      ([key, list]) => [key, runsOfPool(list).map(({ measure }) => measure)] as const,
    ),
  );
  return poolReport(pool, seeds, runsOfPool(runs), tried);
}

function sumOf(pools: readonly MeasuredPool[]): number {
  return pools.reduce((sum, { measure }) => sum + costOf(measure), 0);
}

function hoursOf(pools: readonly MeasuredPool[]): number {
  const worked = pools.filter(({ to }) => to > 0);
  if (worked.length === 0) return 0;
  const from = Math.min(...worked.map((pool) => pool.from));
  return (Math.max(...worked.map(({ to }) => to)) - from) / hour;
}

export function yieldOf(
  summaries: readonly {
    readonly texts: number;
    readonly accepted: number;
    readonly rejected: number;
  }[],
): { readonly texts: number; readonly accepted: Spread; readonly rejected: Spread } {
  return {
    texts: summaries[0]?.texts ?? 0,
    accepted: spreadOf(summaries.map(({ accepted }) => accepted)),
    rejected: spreadOf(summaries.map(({ rejected }) => rejected)),
  };
}

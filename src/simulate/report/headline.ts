import type { Headline } from '../protocol';
import type { PoolReport, SimulationReport } from './model';

/** The figures that people compare between two runs. */
export function headlineOf({ total, pools }: SimulationReport): Headline {
  const accuracy = mainAccuracy(pools.at(-1))?.mean;
  const sum = (pick: (pool: PoolReport) => number): number =>
    pools.reduce((all, pool) => all + pick(pool), 0);
  return {
    cost: total.cost.mean,
    hours: total.hours.mean,
    ...(accuracy !== undefined && { accuracy }),
    wasted: sum(({ bans }) => bans.wasted.mean),
    bans: sum(({ bans }) => bans.count.mean),
  };
}

/** After aggregation where there is something to aggregate, else of the answers themselves. */
export function mainAccuracy(pool: PoolReport | undefined): PoolReport['cost'] | undefined {
  return pool?.accuracy.majority ?? pool?.accuracy.answers;
}

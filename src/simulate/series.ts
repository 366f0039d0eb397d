import type { Observation, ObservedPool } from '../sandbox';
import { measurePool, type Measure } from './report/measure';
import type { SimulateOptions } from './simulateOptions';

/** A pool of one run, with what a report needs of it and no more. */
export interface MeasuredPool {
  readonly name: string;
  readonly rules: ObservedPool['rules'];
  readonly measure: Measure;
  /** Milliseconds since 1970, simulated: first suite taken and last one done. */
  readonly from: number;
  readonly to: number;
}

/** One run of everything with one seed. */
export interface MeasuredRun<Extra> {
  readonly pools: readonly MeasuredPool[];
  readonly extra: Extra;
}

export type RunOnce<Extra> = (
  seed: number,
  silenced: ReadonlySet<string>,
) => Promise<MeasuredRun<Extra>>;

/** All runs of a simulation so far. */
export interface Series<Extra> {
  readonly runs: readonly MeasuredRun<Extra>[];
  /** Runs without one rule, by its key; each with the first of the seeds, in order. */
  readonly without: ReadonlyMap<string, readonly MeasuredRun<Extra>[]>;
  readonly state: 'partial' | 'complete';
}

/** Pools that performers were paid in or could have been, as they are found after a run. */
export function measureRun<Extra>(seen: Observation, extra: Extra): MeasuredRun<Extra> {
  const pools = seen.pools
    .filter(({ kind }) => kind === 'pool')
    .map((pool): MeasuredPool => {
      const times = pool.suites.flatMap(({ createdAt, endedAt }) => [
        createdAt,
        endedAt ?? createdAt,
      ]);
      return {
        name: pool.name,
        rules: pool.rules,
        measure: measurePool(seen, pool),
        from: times.reduce((least, time) => Math.min(least, time), Infinity),
        to: times.reduce((most, time) => Math.max(most, time), 0),
      };
    });
  return { pools, extra };
}

/** Real milliseconds between two reports on what is known so far. */
const reportEvery = 700;

/**
 * Runs every seed, then without each rule in turn; those runs use the first `ruleSeeds` seeds. Tells
 * how far it is and what it knows.
 */
export async function runSeries<Extra>(
  options: SimulateOptions,
  ruleSeeds: number,
  runOnce: RunOnce<Extra>,
  tell: (series: Series<Extra>) => void,
): Promise<Series<Extra>> {
  const { seeds, signal, onProgress } = options;
  const runs: MeasuredRun<Extra>[] = [];
  const without = new Map<string, MeasuredRun<Extra>[]>();
  let total = seeds.length;
  let done = 0;
  const run = async (seed: number, rule: string[], label: string): Promise<MeasuredRun<Extra>> => {
    signal.throwIfAborted();
    onProgress({ done, total, label });
    const measured = await runOnce(seed, new Set(rule));
    done += 1;
    return measured;
  };
  for (const seed of seeds) runs.push(await run(seed, [], `seed ${seed}`));
  const rules = options.rules === 'one by one' ? rulesOf(runs) : [];
  if (rules.length > 0) tell({ runs, without, state: 'partial' });
  const again = runs.slice(0, ruleSeeds).map((base, index) => ({ base, seed: seeds[index] ?? 0 }));
  total += rules.reduce(
    (sum, { key }) => sum + again.filter(({ base }) => acted(base, key)).length,
    0,
  );
  let told = performance.now();
  for (const { key, config } of rules) {
    const label = `without ${config.collector_config.type}`;
    const measured: MeasuredRun<Extra>[] = [];
    for (const { base, seed } of again) {
      // Without a rule that never acted everything is as it was, to the byte.
      measured.push(acted(base, key) ? await run(seed, [key], label) : base);
    }
    without.set(key, measured);
    if (performance.now() - told < reportEvery) continue;
    tell({ runs, without, state: 'partial' });
    told = performance.now();
  }
  onProgress({ done, total, label: 'done' });
  return { runs, without, state: 'complete' };
}

function acted<Extra>({ pools }: MeasuredRun<Extra>, key: string): boolean {
  return pools.some(({ rules }) => rules.some((rule) => rule.key === key && rule.firings > 0));
}

function rulesOf<Extra>(runs: readonly MeasuredRun<Extra>[]): MeasuredPool['rules'] {
  const rules = (runs[0]?.pools ?? []).flatMap((pool) => pool.rules);
  return [...new Map(rules.map((rule) => [rule.key, rule])).values()];
}

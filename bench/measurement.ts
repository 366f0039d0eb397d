/** What one benchmark found, against the budget it is held to. */
export interface Measurement {
  readonly name: string;
  /** What was measured, such as "p95". */
  readonly figure: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'KB' | 'MB';
  /** At most this, in the same unit. */
  readonly budget: number;
  /** How many single values the figure stands for. */
  readonly samples: number;
}

/** The value below which the given share (0 to 1) of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  const value = sorted[Math.max(0, index)];
  if (value === undefined) throw new Error('There is nothing to take a percentile of.');
  return value;
}

/** Milliseconds each of `runs` calls takes, after `warmUp` calls that are not counted. */
export function timesOf(call: (run: number) => void, runs: number, warmUp: number): number[] {
  const times: number[] = [];
  for (let run = 0; run < warmUp + runs; run += 1) {
    const started = performance.now();
    call(run);
    if (run >= warmUp) times.push(performance.now() - started);
  }
  return times;
}

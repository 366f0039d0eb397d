/** How often a special task comes, by how many tasks a person has had. */
export interface DistributionFunction {
  readonly intervals: readonly {
    readonly from?: number;
    readonly to?: number;
    readonly frequency: number;
  }[];
}

/**
 * How many of the next `size` positions are special when `done` tasks lie behind. Inside an interval
 * every `frequency`-th position is, starting with the first.
 */
export function specialPositions(
  distribution: DistributionFunction,
  done: number,
  size: number,
): number {
  let special = 0;
  for (let position = done + 1; position <= done + size; position++) {
    const interval = distribution.intervals.find(
      ({ from, to }) => position >= (from ?? 1) && position <= (to ?? Number.POSITIVE_INFINITY),
    );
    if (interval && (position - (interval.from ?? 1)) % interval.frequency === 0) special += 1;
  }
  return special;
}

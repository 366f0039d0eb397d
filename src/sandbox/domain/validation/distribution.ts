import {
  all,
  integer,
  isObject,
  list,
  object,
  oneOf,
  optional,
  required,
  type Rule,
} from './rules';

const place = integer({ min: 1, max: 1_000_000 });

/** Intervals of a person's own count of tasks may not share a task; the last one may be open. */
const apart: Rule = (value, path, faults) => {
  if (!Array.isArray(value)) return;
  const intervals = value.filter(isObject).map(({ from, to }) => ({
    from: typeof from === 'number' ? from : 1,
    to: typeof to === 'number' ? to : Number.POSITIVE_INFINITY,
  }));
  intervals.sort((a, b) => a.from - b.from);
  const clash = intervals.findIndex(({ from }, index) => from <= (intervals[index - 1]?.to ?? 0));
  if (clash > 0) faults.add(path, 'INVALID_VALUE', 'The intervals may not overlap');
};

/** How often a special task comes, by how many tasks a person has had. */
export const distribution: Rule = object({
  scope: required(oneOf('POOL', 'PROJECT')),
  distribution: required(oneOf('UNIFORM')),
  window_days: required(integer({ min: 1, max: 365 })),
  intervals: required(
    all(
      list(
        object({
          from: optional(place),
          to: optional(place),
          frequency: required(integer({ min: 1, max: 10_000_000 })),
        }),
        { min: 1, max: 10_000 },
      ),
      apart,
    ),
  ),
});

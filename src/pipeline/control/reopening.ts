/** One closing of a pool. */
export interface Closing {
  /** Id of the pool. */
  readonly pool: string;
  /** When, as the platform says it. */
  readonly at: string;
}

/** Which pools that somebody closed by hand may be opened again, because somebody said so. */
export interface Reopening {
  mayOpen(closing: Closing): boolean;
  /** The pool is open: whoever closes it after this is not meant by what was agreed before. */
  sawOpen(pool: string): void;
  agreeTo(closing: Closing): void;
}

/**
 * Remembers what was agreed as long as this process lives. `agreed` at the start covers the closings that
 * the run finds, and none that comes after.
 */
export function createReopening(atStart: 'ask' | 'agreed'): Reopening {
  // By pool, the time of the closing.
  const agreed = new Map<string, string>();
  const seen = new Set<string>();
  return {
    mayOpen: ({ pool, at }) => agreed.get(pool) === at || (atStart === 'agreed' && !seen.has(pool)),
    sawOpen(pool) {
      seen.add(pool);
      agreed.delete(pool);
    },
    agreeTo: ({ pool, at }) => void agreed.set(pool, at),
  };
}

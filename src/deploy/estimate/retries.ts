import type { Pool } from '../../spec';

/** What a pool's rules have done again. */
export interface Retries {
  /** Suites that are paid for once more, as a share of all. */
  readonly share: number;
  readonly notes: readonly string[];
}

/**
 * How much of the work is done again where rules ask for it: of five suites one, the requesters' own rule
 * of thumb (they reckon with a factor of 1.2).
 */
const usualShare = 0.2;

/**
 * Reads the rules that raise overlap. Work that is rejected is not paid for, so doing it again costs
 * nothing more; that of people who are banned later was paid for.
 */
export function retriesOf({
  quality_control,
}: {
  readonly quality_control?: Pool['quality_control'] | undefined;
}): Retries {
  let share = 0;
  const notes = new Set<string>();
  for (const { collector_config: collector, rules } of quality_control?.configs ?? []) {
    for (const { action } of rules) {
      const delta = action.type === 'CHANGE_OVERLAP' ? Number(action.parameters?.delta ?? 0) : 0;
      if (!(delta > 0)) continue;
      if (collector.type === 'ASSIGNMENTS_ASSESSMENT') {
        notes.add('rejected suites are done again and not paid for');
      } else {
        share += usualShare * delta;
        notes.add('at most, with a fifth done again, as its rules have it');
      }
    }
  }
  return { share, notes: [...notes] };
}

import { roundCents } from '../cost';

/** A page that a performer handed in. */
export interface Work {
  readonly performer: string;
  /** Milliseconds since 1970. */
  readonly began: number;
  readonly ended: number;
  readonly pay: 'paid' | 'none';
}

/**
 * US dollars an hour of the performer in the middle, the lower one of two; undefined where nobody worked. Work that was
 * rejected took its time, too, and brought nothing.
 */
export function hourlyPay(work: readonly Work[], reward: number): number | undefined {
  const perPerson = new Map<string, { paid: number; hours: number }>();
  for (const { performer, began, ended, pay } of work) {
    const { paid, hours } = perPerson.get(performer) ?? { paid: 0, hours: 0 };
    perPerson.set(performer, {
      paid: paid + (pay === 'paid' ? 1 : 0),
      hours: hours + (ended - began) / 3_600_000,
    });
  }
  const rates = [...perPerson.values()]
    .filter(({ hours }) => hours > 0)
    .map(({ paid, hours }) => (paid * reward) / hours)
    .sort((a, b) => a - b);
  const middle = rates[(rates.length - 1) >> 1];
  return middle === undefined ? undefined : roundCents(middle);
}

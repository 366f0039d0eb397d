import type { Profile } from '../api';
import { flagOf, type OptionValues } from './command';
import type { Output } from './output';
import { RefusalError } from './usageError';

/** `$12.34`; small sums with the digits they need. */
export function dollars(sum: number): string {
  return `$${sum.toFixed(sum !== 0 && Math.abs(sum) < 0.1 ? 4 : 2)}`;
}

export const yesOption = { yes: { type: 'boolean' } } as const;

/**
 * Names the sum before real money is spent and lets nobody pass without `--yes`. Sandboxes have no
 * real money.
 */
export function guardMoney(
  profile: Profile,
  what: string,
  sum: number,
  { values, output }: { readonly values: OptionValues; readonly output: Output },
): void {
  if (profile.sandbox) return;
  output.say(`${what} on ${profile.label} will cost about ${dollars(sum)}, fee included.`);
  if (flagOf(values, 'yes')) return;
  throw new RefusalError(
    `This spends real money (about ${dollars(sum)}) on ${profile.label}. Repeat the command with --yes to agree.`,
  );
}

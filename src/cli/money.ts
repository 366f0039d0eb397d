import type { Profile } from '../api';
import { dollars, readSpendingCap } from '../deploy';
import type { Workspace } from '../workspace';
import { flagOf, type OptionValues } from './command';
import { numberOf } from './numbers';
import type { Output } from './output';
import { RefusalError } from './usageError';

export { dollars };

export const yesOption = { yes: { type: 'boolean' } } as const;

export const capOption = { cap: { type: 'string' } } as const;

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

/**
 * What this workspace may spend, in US dollars: the smaller of its setting and `--cap`. An option lowers the
 * cap; only the setting raises it.
 */
export async function capOf(
  values: OptionValues,
  { root }: Pick<Workspace, 'root'>,
): Promise<number | undefined> {
  const caps = [numberOf(values, 'cap', undefined), await readSpendingCap(root)];
  const given = caps.filter((cap) => cap !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
}

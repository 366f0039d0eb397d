import { failureMessage } from '../providers/failures';
import type { Services } from '../providers/services';
import type { Target } from './targets';

/**
 * Asks before anything that spends on a platform with real money, and names the sum. True at once
 * on sandboxes and for what is free by nature.
 */
export async function confirmSpending(
  { ask, log }: Services,
  target: Target,
  message: string,
  agree: string,
): Promise<boolean> {
  const { profile, client, account } = target.connection;
  if (profile.sandbox || target.kind !== 'pool') return true;
  const where = `on ${profile.label} as ${account}`;
  const { estimatePool } = await import('../providers/remote');
  const sum = await estimatePool(client, target.id).then(
    (estimate) => `It will cost about ${moneyText(estimate.total)}, fee included,`,
    (error: unknown) => {
      log.warn(`No estimate: ${failureMessage(error)}`);
      return 'The sum could not be estimated. It will spend real money';
    },
  );
  return ask.confirm({ message, detail: `${sum} ${where}. Real performers will see it.`, agree });
}

/** US dollars, to the cent; what is below a cent is not hidden. */
export function moneyText(dollars: number): string {
  const digits = dollars !== 0 && Math.abs(dollars) < 0.01 ? 4 : 2;
  return `$${dollars.toFixed(digits)}`;
}

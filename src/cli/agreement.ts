import type { Profile } from '../api';
import type { DeployPlan } from '../deploy';
import { askYes, isAtTerminal } from './askYes';
import { flagOf, type Invocation } from './command';
import { dollars } from './money';
import { hasChanges } from './planText';
import { RefusalError } from './usageError';

/**
 * Lets a plan pass that somebody has agreed to, by `--yes` or at the terminal, where it was shown with its
 * sum. Sandboxes ask nothing. Throws otherwise.
 */
export async function agree(
  plan: DeployPlan,
  profile: Pick<Profile, 'sandbox' | 'label'>,
  { values, interruption }: Pick<Invocation, 'values' | 'interruption'>,
): Promise<void> {
  if (profile.sandbox || flagOf(values, 'yes') || !hasChanges(plan)) return;
  const { total } = plan.spends;
  const money = total > 0 ? `, which commits about ${dollars(total)}` : '';
  if (!isAtTerminal()) {
    throw new RefusalError(
      `This changes ${profile.label}${money}. Look at the plan, and repeat the command with --yes to agree.`,
    );
  }
  const agreed = await askYes(`Do this on ${profile.label}${money}?`, interruption.signal);
  if (!agreed) throw new RefusalError('Nothing was done.');
}

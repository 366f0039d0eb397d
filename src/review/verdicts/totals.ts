import { feeFor } from '../../api';
import type { VerdictChange, VerdictTotals } from './verdict';

/** What a list of verdicts comes to. Only accepting pays; a rejected assignment costs nothing. */
export function totalsOf(changes: readonly VerdictChange[]): VerdictTotals {
  const accepted = changes.filter(({ verdict }) => verdict === 'ACCEPTED');
  return {
    accepted: accepted.length,
    rejected: changes.length - accepted.length,
    secondThoughts: accepted.filter(({ from }) => from === 'REJECTED').length,
    rewards: accepted.reduce((sum, { reward }) => sum + reward, 0),
    fee: accepted.reduce((sum, { reward }) => sum + feeFor(1, reward), 0),
  };
}

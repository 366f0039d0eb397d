import { totalsOf, type VerdictPlan } from '../../review';
import type { ConfirmAbout } from '../ask';
import type { Connection } from '../connections';
import { capital } from '../../spec/text/capital';

/** The question before many verdicts: how many, what they pay, and what cannot be taken back. */
export function verdictQuestion(
  { profile, account }: Connection,
  { changes, already, refused }: VerdictPlan,
  from: string,
): ConfirmAbout {
  const { accepted, rejected, secondThoughts, rewards, fee } = totalsOf(changes);
  const deeds = [
    ...(accepted > 0 ? [`accept ${String(accepted)}`] : []),
    ...(rejected > 0 ? [`reject ${String(rejected)}`] : []),
  ].join(' and ');
  const pools = [...new Set(changes.map(({ poolId }) => poolId))];
  const noun = changes.length === 1 ? 'assignment' : 'assignments';
  const details = [
    `By ${from}, on ${profile.label} as ${account}.`,
    // A file may be another project's.
    ...(pools.length > 1 ? [`They are in ${pools.length} pools: ${shortList(pools)}.`] : []),
    ...(accepted > 0
      ? [
          `Accepting pays ${dollars(rewards + fee)}: rewards ${dollars(rewards)}, fee ${dollars(fee)}. It cannot be taken back.`,
        ]
      : []),
    ...(secondThoughts > 0 ? [`${String(secondThoughts)} of them were rejected before.`] : []),
    ...(already > 0 ? [`${String(already)} are so already.`] : []),
    ...(refused.length > 0 ? [`${String(refused.length)} cannot be given.`] : []),
  ];
  const asked = `${capital(deeds)} ${noun}`;
  return { message: `${asked}?`, detail: details.join(' '), agree: asked };
}

function shortList(ids: readonly string[]): string {
  return `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}`;
}

export function dollars(sum: number): string {
  const digits = sum !== 0 && Math.abs(sum * 100 - Math.round(sum * 100)) > 1e-6 ? 3 : 2;
  return `$${sum.toFixed(digits)}`;
}

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
  const noun = changes.length === 1 ? 'assignment' : 'assignments';
  const details = [
    `By ${from}, on ${profile.label} as ${account}.`,
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

export function dollars(sum: number): string {
  const digits = sum !== 0 && Math.abs(sum * 100 - Math.round(sum * 100)) > 1e-6 ? 3 : 2;
  return `$${sum.toFixed(digits)}`;
}

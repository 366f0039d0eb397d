import type { ReportFacts } from '../dataset';
import { priceOf } from '../cost';
import { problemIn } from '../files/problemTexts';
import type { Run } from '../run/context';
import type { HandedIn } from '../run/recordings';

/** What the report tells beside the rows: what became of all recordings, and where the money went. */
export function reportFacts(
  run: Run,
  o: {
    readonly handedIn: readonly HandedIn[];
    readonly listeningAssignments: number;
    /** US dollars paid for choosing the texts. */
    readonly spentBefore: number;
  },
): ReportFacts {
  const { plan, profile } = run;
  const accepted = o.handedIn.filter(({ status }) => status === 'ACCEPTED').length;
  const rejected = o.handedIn.filter(({ status }) => status === 'REJECTED');
  return {
    ...{ pipeline: plan.name, language: plan.spec.language, platform: profile.label },
    texts: plan.texts.length,
    recordings: { accepted, rejected: rejected.length },
    reasons: reasonsOf(rejected),
    spent: [
      { what: 'Choosing texts', sum: o.spentBefore },
      { what: 'Recording', sum: priceOf(plan.recording.pool.object, accepted) },
      { what: 'Listening', sum: priceOf(plan.verification.pool.object, o.listeningAssignments) },
    ],
  };
}

/**
 * As performers were told: the platform has that, whatever machine asks. Recordings that the checks let through were
 * rejected by listeners, or by somebody's hand.
 */
function reasonsOf(rejected: readonly HandedIn[]): ReportFacts['reasons'] {
  const counts = new Map<string, number>();
  for (const { comment = '' } of rejected) {
    const reason = problemIn(comment) ?? 'listeners';
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

import type { Assignment } from '../../api';
import { dollars, estimateCost, roundCents } from '../cost';
import { timeOf } from '../deadlines/deadlineWatch';
import type { PilotReport } from '../events';
import type { Run } from '../run/context';
import { spentSoFar } from '../run/spending';
import type { RecordBook } from '../stages/recordBook';
import type { SourceText } from '../texts';
import { hourlyPay } from './hourlyPay';
import type { Work } from './hourlyPay';

interface Pilot {
  readonly texts: readonly SourceText[];
  /** Those that went on to be recorded. */
  readonly passed: readonly SourceText[];
  /** US dollars paid for classification. */
  readonly cost: number;
  readonly book: RecordBook;
}

/** Fewer good recordings than this share of the texts make a pilot doubtful. */
const leastPassing = 0.5;

/** What a pilot showed, and what that means for the rest. */
export async function reportPilot(run: Run, pilot: Pilot): Promise<PilotReport> {
  const { texts, passed, book } = pilot;
  const accepted = passed.filter(({ id }) => book.isAccepted(id)).length;
  const judged = book.paid + book.rejected;
  const rejectedShare = judged === 0 ? 0 : book.rejected / judged;
  const rest = run.plan.texts.length - texts.length;
  const restCost = estimateCost(run.plan, rest, {
    passing: passed.length / texts.length,
    rejected: rejectedShare,
  }).total;
  const work = await workOf(run, book);
  const pay = payOf(run, work);
  const floor = run.plan.spec.pilot?.hourly_floor;
  const passRate = accepted / texts.length;
  const warnings = warningsOf({
    passRate,
    hourlyPay: pay,
    floor,
    seen: passed.length / texts.length,
  });
  const seconds = spanOf([...work.values()].flat());
  return {
    ...{ texts: texts.length, recorded: passed.length, accepted, rejected: book.rejected },
    cost: roundCents(spentSoFar(run, pilot.cost, book)),
    ...{ seconds, passRate, hourlyPay: pay, restTexts: rest, restCost: roundCents(restCost) },
    ...(floor !== undefined && { floor }),
    // The same crowd works on more texts at the same pace, at worst.
    restSeconds: Math.round((seconds * rest) / texts.length),
    warnings,
    verdict: warnings.length === 0 ? 'good' : 'doubtful',
  };
}

async function workOf(
  run: Run,
  book: RecordBook,
): Promise<ReadonlyMap<'classification' | 'recording' | 'verification', readonly Work[]>> {
  const { ids } = run;
  return new Map([
    ['classification', await paidWork(run, ids.classification.pool)] as const,
    ['recording', book.all().flatMap((one) => asWork({ ...one, user_id: one.performer }))] as const,
    ['verification', await paidWork(run, ids.verification.pool)] as const,
  ]);
}

async function paidWork({ client, signal }: Run, pool: string): Promise<readonly Work[]> {
  const work: Work[] = [];
  const filter = { pool_id: pool, status: 'ACCEPTED' } as const;
  for await (const one of client.assignments.list(filter, { signal })) work.push(...asWork(one));
  return work;
}

function asWork({
  user_id: performer,
  status,
  created,
  submitted,
}: Pick<Assignment, 'user_id' | 'status'> & {
  readonly created?: string;
  readonly submitted?: string;
}): readonly Work[] {
  const [began, ended] = [timeOf(created), timeOf(submitted)];
  if (began === undefined || ended === undefined) return [];
  return [{ performer, began, ended, pay: status === 'ACCEPTED' ? 'paid' : 'none' }];
}

/** US dollars an hour, by stage. */
function payOf(
  { plan }: Run,
  work: ReadonlyMap<'classification' | 'recording' | 'verification', readonly Work[]>,
): Readonly<Record<string, number>> {
  const pay: Record<string, number> = {};
  for (const [stage, pieces] of work) {
    const middle = hourlyPay(pieces, plan[stage].pool.object.reward_per_assignment);
    if (middle !== undefined) pay[stage] = middle;
  }
  return pay;
}

function warningsOf(o: {
  readonly passRate: number;
  /** Texts that passed the first stage, 0 to 1. */
  readonly seen: number;
  readonly hourlyPay: Readonly<Record<string, number>>;
  readonly floor: number | undefined;
}): readonly string[] {
  const warnings = Object.entries(o.hourlyPay)
    .filter(([, pay]) => o.floor !== undefined && pay < o.floor)
    .map(
      ([stage, pay]) =>
        `In ${stage} the performer in the middle earns ${dollars(pay)} an hour, less than ${dollars(o.floor ?? 0)}.`,
    );
  if (o.passRate >= leastPassing) return warnings;
  const where =
    o.seen < leastPassing ? 'most texts fail the classification' : 'most recordings fail';
  return [
    ...warnings,
    `Only ${Math.round(o.passRate * 100)} % of the texts have a good recording: ${where}.`,
  ];
}

/** Seconds from the first beginning to the last end. */
function spanOf(work: readonly Work[]): number {
  if (work.length === 0) return 0;
  const began = work.reduce((least, one) => Math.min(least, one.began), Infinity);
  const ended = work.reduce((most, one) => Math.max(most, one.ended), -Infinity);
  return Math.round((ended - began) / 1000);
}

import { limitReached } from '../budget';
import type { Work } from '../budget';
import { overlapOf, pagesFor, priceOf } from '../cost';
import type { Run } from '../run/context';
import { collectAnswers } from '../run/judgements';
import type { Sums } from '../run/spending';
import { assignmentsSoFar, refuseSum } from '../run/spending';
import { createdUnder } from '../run/tasks';
import { batchDoneKey, composedBatches } from './composedBatches';
import type { RecordBook } from './recordBook';
import { verificationAnswers } from './verificationAnswers';

/** Work that is about to begin, and what there is to be paid already when it does. */
export interface NextWork {
  readonly book: RecordBook;
  /** US dollars paid for classification. */
  readonly spentBefore: number;
  readonly work: Work;
  /** Pages of the recording pool that will be paid for when they are good. */
  readonly recording: number;
  /** The batch that is to be listened to, if that is the work. */
  readonly batch?: ListenedBatch;
}

interface ListenedBatch {
  readonly number: number;
  /** Of its recordings, see `recordingLabel`. */
  readonly labels: readonly string[];
}

/** Pages of the verification pool. */
interface Listening {
  readonly paid: number;
  readonly toCome: number;
}

/** Throws LimitReached where `beyondLimit` has something to say. */
export async function refuseBeyondLimit(run: Run, next: NextWork): Promise<void> {
  const sums = await beyondLimit(run, next);
  if (sums !== undefined) refuseSum(run, sums);
}

/**
 * The sums by which the work would go beyond the budget; undefined where it may begin. Listeners are paid as soon as they
 * answer: so what is with them counts, whichever batch it belongs to. The journal knows that roughly, and more rather than
 * less; the platform is asked only when that would not do.
 */
export async function beyondLimit(run: Run, next: NextWork): Promise<Sums | undefined> {
  const { recording, verification } = run.plan;
  const sumsWith = ({ paid, toCome }: Listening): Sums => ({
    spent:
      next.spentBefore +
      priceOf(recording.pool.object, next.book.paid) +
      priceOf(verification.pool.object, paid),
    next:
      priceOf(recording.pool.object, next.recording) + priceOf(verification.pool.object, toCome),
    work: next.work,
  });
  const batches = batchesUnderWay(run, next.batch);
  const isBeyond = (sums: Sums): boolean => limitReached(run.plan.spec.budget, sums) !== undefined;
  if (!isBeyond(sumsWith(listeningAtMost(run, batches)))) return undefined;
  const sums = sumsWith(await listeningNow(run, batches));
  return isBeyond(sums) ? sums : undefined;
}

/**
 * Labels of recordings that listeners have or are about to get, and that are not judged. Of two batches that are prepared
 * at the same time the later one counts the other.
 */
function batchesUnderWay(
  run: Run,
  next: ListenedBatch | undefined,
): readonly (readonly string[])[] {
  const { runner } = run;
  const others = [...composedBatches(run)].flatMap(([one, ids]) => {
    const isSettled =
      runner.isDone(`verification/judged/${one}`) || runner.isDone(batchDoneKey(one));
    if (isSettled || one === next?.number) return [];
    const sent = [...createdUnder(run, `verification/tasks/${one}`)];
    if (sent.length > 0) return [sent];
    return next === undefined || one < next.number ? [ids] : [];
  });
  return next === undefined ? others : [...others, next.labels];
}

/** As if nobody had answered since the last batch was judged. */
function listeningAtMost(run: Run, batches: readonly (readonly string[])[]): Listening {
  const pool = run.plan.verification.pool.object;
  const toCome = batches.reduce((sum, labels) => sum + pagesFor(pool, labels.length), 0);
  return { paid: assignmentsSoFar(run), toCome };
}

/** By the answers that there are. */
async function listeningNow(run: Run, batches: readonly (readonly string[])[]): Promise<Listening> {
  const pool = run.plan.verification.pool.object;
  const wanted = overlapOf(pool);
  const { votes, assignments } = await collectAnswers(run, verificationAnswers(run));
  let toCome = 0;
  for (const labels of batches) {
    for (let heard = 0; heard < wanted; heard++) {
      const missing = labels.filter((label) => (votes.get(label)?.votes ?? 0) <= heard).length;
      toCome += pagesFor(pool, missing) / wanted;
    }
  }
  return { paid: assignments, toCome: Math.ceil(toCome) };
}

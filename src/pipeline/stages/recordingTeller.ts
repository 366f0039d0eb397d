import { counted } from '../../spec/text/counted';
import { priceOf } from '../cost';
import type { StageCounts } from '../events';
import type { Run } from '../run/context';
import { assignmentsSoFar, spentSoFar } from '../run/spending';
import type { RecordingWork } from './recordingFlow';

/** Milliseconds between two reports; a crowd of thousands is no thousand events. */
const tellEvery = 250;

/** Tells where recording and verification stand, when something has changed. */
export class RecordingTeller {
  readonly #run: Run;
  readonly #work: RecordingWork;
  #told = '';
  #at = -Infinity;

  constructor(run: Run, work: RecordingWork) {
    this.#run = run;
    this.#work = work;
  }

  /** `heard` is how many assignments are with the listeners. */
  tell(heard: number): void {
    const { book, texts, spentBefore } = this.#work;
    if (performance.now() - this.#at < tellEvery) return;
    const recording = this.#recording();
    const verification = this.#verification();
    const state = JSON.stringify([recording, verification, heard]);
    if (state === this.#told) return;
    this.#told = state;
    this.#at = performance.now();
    const { emit, plan } = this.#run;
    emit({ type: 'counts', stage: 'recording', counts: recording });
    emit({ type: 'counts', stage: 'verification', counts: verification });
    const waiting = book.waiting().length;
    emit({
      type: 'progress',
      stage: 'recording',
      done: recording.done,
      total: texts.length,
      message: `${counted(waiting, 'recording')} to verify, ${heard} with the listeners`,
    });
    emit({
      type: 'money',
      spent: spentSoFar(this.#run, spentBefore, book),
      byStage: {
        classification: spentBefore,
        recording: priceOf(plan.recording.pool.object, book.paid),
        verification: priceOf(plan.verification.pool.object, assignmentsSoFar(this.#run)),
      },
      committed: priceOf(plan.recording.pool.object, waiting),
    });
  }

  #recording(): StageCounts {
    const { book, texts } = this.#work;
    const done = texts.filter(({ id }) => book.isAccepted(id)).length;
    return {
      ...{ total: texts.length, done, passed: done, rejected: book.rejected },
      givenUp: texts.filter(({ id }) => !book.isAccepted(id) && book.isGivenUp(id)).length,
      waiting: book.waiting().length,
      performers: book.performers,
    };
  }

  /** In recordings: a page may hold several. */
  #verification(): StageCounts {
    const count = { ACCEPTED: 0, REJECTED: 0, SUBMITTED: 0 };
    for (const { status, recordings } of this.#work.book.all()) count[status] += recordings.length;
    const { ACCEPTED: passed, REJECTED: rejected, SUBMITTED: waiting } = count;
    const done = passed + rejected;
    return { total: done + waiting, done, passed, rejected, waiting };
  }
}

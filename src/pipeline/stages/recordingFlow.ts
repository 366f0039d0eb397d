import type { Remote } from '../../api';
import type { Pool } from '../../spec';
import { DeadlineWatch } from '../deadlines/deadlineWatch';
import { TrainingWatch } from '../deadlines/trainingWatch';
import { PipelineError, stoppedAfterBatch } from '../errors';
import { storeRecordings } from '../files/storedRecording';
import { LinkWatch } from '../links/linkWatch';
import type { Run } from '../run/context';
import { log, Looking } from '../run/context';
import type { PoolName } from '../run/pools';
import { closeNow, openAgain, openNow } from '../run/pools';
import { closedByHand } from '../run/closings';
import { refuseSum } from '../run/spending';
import type { SourceText } from '../texts';
import { Batches } from './batches';
import type { GivingOut } from './givingOut';
import { beyondLimitWith, giveOut } from './givingOut';
import type { RecordBook } from './recordBook';
import { RecordingTeller } from './recordingTeller';

/** Openings of the pool without a single new recording, before the run says that it is stuck. */
const patientOpenings = 3;

export interface RecordingWork {
  readonly book: RecordBook;
  /** All texts that are to be recorded. */
  readonly texts: readonly SourceText[];
  /** US dollars paid for classification. */
  readonly spentBefore: number;
  /** Breaks off everything that is under way. */
  readonly end: () => void;
}

/**
 * Looks at the recording pool again and again: what was handed in goes to the listeners in batches, up to
 * a few at a time, while others record; what the listeners rejected is given out again. Each turn begins
 * from what the platform says, so that it does not matter who ended the one before.
 */
export class RecordingFlow {
  readonly #run: Run;
  readonly #work: RecordingWork;
  readonly #pool: PoolName;
  readonly #batches: Batches;
  readonly #looking: Looking;
  readonly #deadlines: DeadlineWatch;
  readonly #links: LinkWatch;
  readonly #trainings: TrainingWatch;
  readonly #teller: RecordingTeller;
  /** The pool was open in this attempt: whoever closed it since was somebody else. */
  #sawOpen = false;
  #reopened = false;
  #toldHeldBack = false;
  #isOutOfMoney = false;
  #idleOpenings = { count: 0, handedIn: 0 };
  #storing: Promise<unknown> | undefined;

  constructor(run: Run, work: RecordingWork) {
    this.#run = run;
    this.#work = work;
    this.#pool = { id: run.ids.recording.pool, name: 'the recording pool' };
    // Figures follow the verdicts, also while there is nothing to look at.
    const onJudged = (): void => this.#teller.tell(this.#batches.assignments().size);
    this.#batches = new Batches(run, { ...work, onJudged });
    this.#looking = new Looking(run);
    this.#deadlines = new DeadlineWatch(run);
    this.#links = new LinkWatch(run);
    this.#trainings = new TrainingWatch(run);
    this.#teller = new RecordingTeller(run, work);
  }

  isAnythingLeft(): boolean {
    const { book, texts } = this.#work;
    return (
      book.pending(texts).length > 0 || book.waiting().length > 0 || this.#batches.areUnfinished()
    );
  }

  async run(): Promise<void> {
    try {
      // Before pools open again: nobody should get a page that cannot be heard.
      await this.#links.check();
      this.#batches.resume();
      while (!(await this.#turn())) {
        const oneDone = this.#batches.oneDone();
        const isQuiet = oneDone !== undefined && !this.#isMoreToCome();
        await (isQuiet ? this.#looking.rest(oneDone) : this.#looking.pause(oneDone));
        this.#batches.throwIfBroken();
      }
    } finally {
      this.#deadlines.close();
      this.#work.end();
      await Promise.allSettled([this.#batches.allDone(), this.#storing]);
    }
  }

  /** True when everything is done. */
  async #turn(): Promise<boolean> {
    const { book } = this.#work;
    // First the list, then the pool: a pool that has closed had its last recordings in the list, or
    // they are in the next one; a batch that is sent on a little early does no harm.
    await book.look(this.#batches.assignments());
    const pool = await this.#run.client.pools.get(this.#pool.id, { signal: this.#run.signal });
    const isOpen = pool.status === 'OPEN';
    if (isOpen) this.#noteOpen();
    this.#deadlines.check(book.waiting(), pool);
    await this.#links.check();
    await this.#trainings.check();
    await this.#sendOn(isOpen);
    this.#teller.tell(this.#batches.assignments().size);
    if (this.#run.gate.stopsAfterBatch) return this.#stopWhenIdle();
    // What is recorded now could not be judged, and the platform would pay for it.
    if (this.#batches.areBeyondLimit) return await this.#closePool();
    if (!this.#isHeldBack(pool) && (await this.#giveOut())) return false;
    if (this.#isAtWork()) return false;
    if (book.pending(this.#work.texts).length === 0) return await this.#isOver(pool);
    await this.#keepOpen(pool);
    return false;
  }

  async #sendOn(isOpen: boolean): Promise<void> {
    const more = isOpen && this.#isMoreToCome();
    const sent = await this.#batches.send({ more, urgent: this.#deadlines.areNear });
    if (sent) this.#looking.quicken();
    // What waits for its page is fetched and checked meanwhile.
    const early = this.#batches.waiting();
    if (early.length === 0 || sent || this.#storing !== undefined) return;
    this.#storing = storeRecordings(this.#run, early, () => undefined)
      // The batch that they go into meets the same trouble, and says so.
      .catch(() => undefined)
      .finally(() => (this.#storing = undefined));
  }

  #isMoreToCome(): boolean {
    const { book, texts } = this.#work;
    return texts.some(({ id }) => book.copiesOut(id) > 0);
  }

  async #giveOut(): Promise<boolean> {
    const { book, texts, spentBefore } = this.#work;
    const busy = this.#batches.texts();
    const again = book.toGiveOut(texts).filter(({ id }) => !busy.has(id));
    const wish = { book, spentBefore, pool: this.#pool, texts: again };
    if (!(await this.#mayPayFor(wish))) return false;
    const given = await giveOut(this.#run, wish);
    if (given > 0) this.#looking.quicken();
    return given > 0;
  }

  /** At a limit nothing new goes out; but what was handed in gets its verdicts before the run pauses. */
  async #mayPayFor(wish: GivingOut): Promise<boolean> {
    if (this.#isOutOfMoney && this.#isAtWork()) return false;
    const sums = await beyondLimitWith(this.#run, wish);
    this.#isOutOfMoney = sums !== undefined;
    if (sums === undefined) return true;
    if (!this.#isAtWork()) refuseSum(this.#run, sums);
    const message =
      'A limit of the budget is reached: nothing new goes out. What was handed in is verified; then the run pauses.';
    log(this.#run, 'warning', message);
    return false;
  }

  #isAtWork(): boolean {
    return !this.#batches.areIdle() || this.#batches.waiting().length > 0;
  }

  #stopWhenIdle(): false {
    if (!this.#batches.areIdle()) return false;
    throw stoppedAfterBatch();
  }

  /** Closes a pool that only surplus copies keep open, and waits for those who began before. */
  async #isOver(pool: Remote<Pool>): Promise<boolean> {
    if (pool.status === 'OPEN') return await this.#closePool();
    const { client, signal } = this.#run;
    const active = { pool_id: this.#pool.id, status: 'ACTIVE', limit: 1 } as const;
    const { items } = await client.assignments.page(active, { signal });
    if (items.length > 0) return false;
    // Somebody may have handed in, or judged by hand, between the last looks.
    await this.#work.book.recount();
    return !this.isAnythingLeft();
  }

  async #closePool(): Promise<false> {
    await closeNow(this.#run, this.#pool);
    return false;
  }

  #noteOpen(): void {
    this.#sawOpen = true;
    this.#toldHeldBack = false;
    this.#run.reopening.sawOpen(this.#pool.id);
  }

  /**
   * Somebody closed the pool by hand: nothing more goes out, but what was handed in gets its verdicts
   * before the run pauses. Deadlines do not wait.
   */
  #isHeldBack(pool: Remote<Pool>): boolean {
    if (pool.status === 'ARCHIVED') return true;
    const closing = closedByHand(this.#run, pool);
    if (closing === undefined || this.#run.reopening.mayOpen(closing)) return false;
    if (this.#isAtWork() && !this.#toldHeldBack) {
      this.#toldHeldBack = true;
      const message = `Somebody closed ${this.#pool.name} (pool ${this.#pool.id}). What was handed in is verified; then the run pauses.`;
      log(this.#run, 'warning', message);
    }
    return true;
  }

  /** Nothing is to be verified and copies are out: the pool must be open. */
  async #keepOpen(pool: Remote<Pool>): Promise<void> {
    if (pool.status === 'OPEN') return;
    if (pool.status === 'CLOSED' && pool.last_close_reason === 'COMPLETED') {
      await this.#openAgain();
      return;
    }
    // What the run itself closed a moment ago is nobody else's affair: it may be opened at once.
    const wasByCall = (pool.last_close_reason ?? 'MANUAL') === 'MANUAL';
    const seen = { open: this.#sawOpen && !wasByCall, reopened: this.#reopened };
    if (await openAgain(this.#run, this.#pool, pool, seen)) this.#reopened = true;
  }

  /** It is complete, and yet copies seem to be out: overlaps were changed by hand, or nobody is left. */
  async #openAgain(): Promise<void> {
    const { book, texts } = this.#work;
    const before = book.all().length;
    await book.recount();
    if (book.all().length > before || book.toGiveOut(texts).length > 0) return;
    const { count, handedIn } = this.#idleOpenings;
    this.#idleOpenings = { count: handedIn === before ? count + 1 : 1, handedIn: before };
    if (this.#idleOpenings.count > patientOpenings) throw this.#isStuck();
    await openNow(this.#run, this.#pool);
  }

  #isStuck(): PipelineError {
    const { book, texts } = this.#work;
    const pending = book.pending(texts);
    return new PipelineError(
      `The recording pool (${this.#pool.id}) closes again and again without a recording of ${pending.length} ` +
        `texts, the first is ${pending[0]?.id ?? ''}. Perhaps nobody is left who may record them: check the ` +
        "pool's filter and the performers' restrictions, then start the run again.",
    );
  }
}

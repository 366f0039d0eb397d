import { tasksPerSuite } from '../cost';
import type { Run } from '../run/context';
import type { HandedIn } from '../run/recordings';
import { LimitReached } from '../run/spending';
import { batchDoneKey, batchKey, composedBatches } from './composedBatches';
import type { RecordingWork } from './recordingFlow';
import { verifyBatch } from './verification';

/** Batches that listeners may have at once; more would only wait in the pool. */
const mostAtOnce = 3;

interface Batch {
  readonly number: number;
  readonly members: readonly HandedIn[];
  /** Never rejects; what went wrong is in `trouble`. */
  readonly done: Promise<void>;
}

type JudgedWork = RecordingWork & { readonly onJudged: () => void };

/**
 * Recordings on their way through verification. Which ones belong together is written down before
 * anything is done with them, so that whoever resumes judges the same ones together.
 */
export class Batches {
  readonly #run: Run;
  readonly #work: JudgedWork;
  readonly #underWay = new Map<number, Batch>();
  /** Made when it is asked for: that is once for each verdict, and batches change seldom. */
  #assigned: ReadonlySet<string> | undefined;
  #last = 0;
  #sentAt = performance.now();
  #trouble: { readonly error: unknown } | undefined;

  constructor(run: Run, work: JudgedWork) {
    this.#run = run;
    this.#work = work;
    const numbers = [...composedBatches(run).keys()];
    this.#last = Math.max(0, ...numbers);
  }

  areUnfinished(): boolean {
    return [...composedBatches(this.#run).keys()].some((number) => !this.#isDone(number));
  }

  /** Takes up what an earlier attempt left. */
  resume(): void {
    const known = new Map(this.#work.book.all().map((one) => [one.id, one]));
    for (const [number, ids] of composedBatches(this.#run)) {
      if (this.#isDone(number)) continue;
      const members = ids.flatMap((id) => known.get(id) ?? []);
      this.#start(number, members);
    }
  }

  /** Handed in, and in no batch yet. */
  waiting(): readonly HandedIn[] {
    const taken = this.assignments();
    return this.#work.book.waiting().filter(({ id }) => !taken.has(id));
  }

  /** Ids of all assignments that are in a batch under way. */
  assignments(): ReadonlySet<string> {
    this.#assigned ??= new Set(
      [...this.#underWay.values()].flatMap(({ members }) => members.map(({ id }) => id)),
    );
    return this.#assigned;
  }

  /** Ids of the texts that are in a batch under way. */
  texts(): ReadonlySet<string> {
    const members = [...this.#underWay.values()].flatMap((batch) => batch.members);
    return new Set(members.flatMap(({ recordings }) => recordings.map(({ textId }) => textId)));
  }

  areIdle(): boolean {
    return this.#underWay.size === 0;
  }

  /**
   * Sends the next batch on when there is one. While `more` recordings are to come, batches fill whole
   * pages of the listeners; what fills none waits for company, but not for ever.
   */
  async send(o: { readonly more: boolean; readonly urgent: boolean }): Promise<boolean> {
    if (this.#underWay.size >= mostAtOnce || this.#trouble !== undefined) return false;
    if (this.#run.gate.stopsAfterBatch) return false;
    const members = this.#choose(this.waiting(), o);
    if (members.length === 0) return false;
    const number = this.#last + 1;
    await this.#run.runner.observe({
      key: batchKey(number),
      run: () => Promise.resolve(members.map(({ id }) => id)),
    });
    this.#last = number;
    this.#sentAt = performance.now();
    this.#start(number, members);
    return true;
  }

  /** Resolves when one of the batches is done, or has failed. */
  oneDone(): Promise<unknown> | undefined {
    const all = [...this.#underWay.values()].map(({ done }) => done);
    return all.length === 0 ? undefined : Promise.race(all);
  }

  async allDone(): Promise<void> {
    await Promise.all([...this.#underWay.values()].map(({ done }) => done));
  }

  /** A batch cannot be paid. It does not break off the others: listeners are paid for those already. */
  get areBeyondLimit(): boolean {
    return this.#trouble?.error instanceof LimitReached;
  }

  throwIfBroken(): void {
    if (this.#trouble === undefined || (this.areBeyondLimit && !this.areIdle())) return;
    throw this.#trouble.error;
  }

  #choose(
    waiting: readonly HandedIn[],
    o: { readonly more: boolean; readonly urgent: boolean },
  ): readonly HandedIn[] {
    const { pace } = this.#run;
    const since = performance.now() - this.#sentAt;
    if (!o.more || o.urgent || since >= pace.batchEvery) return waiting;
    if (since < pace.fullBatchEvery) return [];
    return fillingPages(waiting, tasksPerSuite(this.#run.plan.verification.pool.object));
  }

  #start(number: number, members: readonly HandedIn[]): void {
    const { book, spentBefore, onJudged } = this.#work;
    const work = async (): Promise<void> => {
      await verifyBatch(this.#run, { number, members, book, spentBefore, onJudged });
      await this.#run.runner.observe({
        key: batchDoneKey(number),
        run: () => Promise.resolve(members.length),
      });
    };
    const done = work()
      .catch((error: unknown) => {
        this.#trouble ??= { error };
      })
      .finally(() => {
        this.#underWay.delete(number);
        this.#assigned = undefined;
      });
    this.#underWay.set(number, { number, members, done });
    this.#assigned = undefined;
  }

  #isDone(number: number): boolean {
    return this.#run.runner.isDone(batchDoneKey(number));
  }
}

/** As many of the first ones as fill whole pages. */
function fillingPages(waiting: readonly HandedIn[], perPage: number): readonly HandedIn[] {
  const recordings = waiting.reduce((sum, one) => sum + one.recordings.length, 0);
  let room = Math.floor(recordings / perPage) * perPage;
  const chosen: HandedIn[] = [];
  for (const one of waiting) {
    if (one.recordings.length > room) break;
    room -= one.recordings.length;
    chosen.push(one);
  }
  return chosen;
}

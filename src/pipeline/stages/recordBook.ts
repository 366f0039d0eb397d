import type { Verdict } from '../../api';
import { attemptsOf } from '../../spec';
import { counted } from '../../spec/text/counted';
import type { Run } from '../run/context';
import { log } from '../run/context';
import type { HandedIn } from '../run/recordings';
import { listHandedIn, listSubmitted } from '../run/recordings';
import { isGeneral } from '../run/tasks';
import type { SourceText } from '../texts';

/**
 * What is known of the recording pool: what was handed in, and how many copies of a text are out. It is
 * made of what the platform says, so that a lost journal, another machine or a hand on the platform
 * change nothing but the next step; after that only what waits for a verdict is asked for.
 */
export class RecordBook {
  readonly #run: Run;
  readonly #handedIn = new Map<string, HandedIn>();
  #issued = new Map<string, number>();
  /** Tasks of a text, whatever became of their copies. */
  #tasks = new Map<string, number>();
  /** Texts with a task that somebody stopped on the platform: the run never does. */
  #stopped: ReadonlySet<string> = new Set<string>();
  readonly #byText = new Map<string, Set<string>>();

  private constructor(run: Run) {
    this.#run = run;
  }

  static async open(run: Run): Promise<RecordBook> {
    const book = new RecordBook(run);
    await book.recount();
    return book;
  }

  /** Asks for everything anew. */
  async recount(): Promise<void> {
    const { client, ids, signal } = this.#run;
    const issued = new Map<string, number>();
    const tasks = new Map<string, number>();
    const stopped = new Set<string>();
    for await (const task of client.tasks.list({ pool_id: ids.recording.pool }, { signal })) {
      if (!isGeneral(task)) continue;
      const id = String(task.input_values.text_id);
      const copies = task.infinite_overlap === true ? Infinity : (task.overlap ?? 1);
      issued.set(id, (issued.get(id) ?? 0) + copies);
      tasks.set(id, (tasks.get(id) ?? 0) + 1);
      if (copies === 0) stopped.add(id);
    }
    // A pool without tasks has nothing handed in: a new run need not ask.
    const handedIn = issued.size === 0 ? [] : await listHandedIn(this.#run);
    this.#issued = issued;
    this.#tasks = tasks;
    this.#noteStopped(stopped);
    this.#handedIn.clear();
    this.#byText.clear();
    for (const one of handedIn) this.#add(one);
  }

  /**
   * Learns of what was handed in since. What disappeared from the list although none of `ours` judged
   * it got its verdict by hand: then everything is asked for.
   */
  async look(ours: ReadonlySet<string>): Promise<void> {
    const submitted = await listSubmitted(this.#run);
    const listed = new Set(submitted.map(({ id }) => id));
    const lost = this.waiting().some(({ id }) => !listed.has(id) && !ours.has(id));
    if (lost) {
      await this.recount();
      return;
    }
    for (const one of submitted) if (!this.#handedIn.has(one.id)) this.#add(one);
  }

  judged(id: string, status: Verdict): void {
    const one = this.#handedIn.get(id);
    if (one !== undefined) this.#handedIn.set(id, { ...one, status });
  }

  gaveOut(textId: string, copies: number): void {
    this.#issued.set(textId, this.issued(textId) + copies);
    this.#tasks.set(textId, (this.#tasks.get(textId) ?? 0) + 1);
  }

  all(): readonly HandedIn[] {
    return [...this.#handedIn.values()];
  }

  /** Handed in and without a verdict, the oldest first. */
  waiting(): readonly HandedIn[] {
    return this.all()
      .filter(({ status }) => status === 'SUBMITTED')
      .sort((a, b) => compare(a.submitted ?? '', b.submitted ?? '') || compare(a.id, b.id));
  }

  /** Accepted assignments: paid. */
  get paid(): number {
    return this.all().filter(({ status }) => status === 'ACCEPTED').length;
  }

  get rejected(): number {
    return this.all().filter(({ status }) => status === 'REJECTED').length;
  }

  get performers(): number {
    return new Set(this.all().map(({ performer }) => performer)).size;
  }

  issued(textId: string): number {
    return this.#issued.get(textId) ?? 0;
  }

  /** A name for the next task of a text, which none of those before it had: not even where copies were taken back. */
  nextLabel(textId: string): string {
    return `${textId}#${Math.max(this.issued(textId), this.#tasks.get(textId) ?? 0) + 1}`;
  }

  /** No task of it ever went out. */
  isNew(textId: string): boolean {
    return !this.#tasks.has(textId);
  }

  isAccepted(textId: string): boolean {
    return this.#of(textId).some(({ status }) => status === 'ACCEPTED');
  }

  rejections(textId: string): number {
    return this.#of(textId).filter(({ status }) => status === 'REJECTED').length;
  }

  /** Everybody who recorded the text, in a stable order. */
  performersOf(textId: string): readonly string[] {
    return [...new Set(this.#of(textId).map(({ performer }) => performer))].sort(compare);
  }

  /** Which recording of its text an assignment is, counted from 1. */
  attemptOf(textId: string, id: string): number {
    return this.#of(textId).findIndex((one) => one.id === id) + 1;
  }

  /** Neither a good recording nor given up. */
  isPending(textId: string): boolean {
    return !this.isAccepted(textId) && !this.isGivenUp(textId);
  }

  /** All attempts are used up, or somebody does not want it any more. */
  isGivenUp(textId: string): boolean {
    return this.#stopped.has(textId) || this.rejections(textId) >= attemptsOf(this.#run.plan.spec);
  }

  pending(texts: readonly SourceText[]): readonly SourceText[] {
    return texts.filter(({ id }) => this.isPending(id));
  }

  /** Texts that nobody can be recording and that still need a recording. */
  toGiveOut(texts: readonly SourceText[]): readonly SourceText[] {
    return this.pending(texts).filter(
      ({ id }) =>
        this.copiesOut(id) <= 0 && !this.#of(id).some(({ status }) => status === 'SUBMITTED'),
    );
  }

  /** Copies that performers may still take, or are at. */
  copiesOut(textId: string): number {
    return this.issued(textId) - this.#of(textId).length;
  }

  /** Of all texts; endless copies of one count as one. */
  get allCopiesOut(): number {
    return [...this.#issued.keys()].reduce((sum, id) => {
      const copies = this.copiesOut(id);
      return sum + (Number.isFinite(copies) ? Math.max(0, copies) : 1);
    }, 0);
  }

  #of(textId: string): readonly HandedIn[] {
    return [...(this.#byText.get(textId) ?? [])].flatMap((id) => this.#handedIn.get(id) ?? []);
  }

  #noteStopped(stopped: ReadonlySet<string>): void {
    const fresh = [...stopped].filter((id) => !this.#stopped.has(id));
    this.#stopped = stopped;
    if (fresh.length === 0) return;
    log(
      this.#run,
      'warning',
      `Somebody stopped the tasks of ${counted(fresh.length, 'text')} in the recording pool (the first is ${fresh[0] ?? ''}): ` +
        'nobody is asked to record it any more. Give its task an overlap of 1 again to have it recorded.',
    );
  }

  #add(one: HandedIn): void {
    this.#handedIn.set(one.id, one);
    for (const { textId } of one.recordings) {
      const ids = this.#byText.get(textId);
      if (ids) ids.add(one.id);
      else this.#byText.set(textId, new Set([one.id]));
    }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

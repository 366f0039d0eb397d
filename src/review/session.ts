/** One sitting of judging answers: the queue, the assignment that is shown, verdicts and second thoughts. */
import type { Assignment, AssignmentStatus, PlatformClient, Verdict } from '../api';
import { streamFiles } from './fileStream';
import { performerHistory } from './performerHistory';
import { ReviewQueue, type Queued } from './queue';
import {
  firstFilter,
  type PerformerHistory,
  type ReviewDeed,
  type ReviewEntry,
  type ReviewFile,
  type ReviewFilter,
  type ReviewPool,
  type ReviewState,
} from './state';
import { giveVerdict } from './verdicts/giveVerdict';

export interface ReviewParts {
  readonly client: PlatformClient;
  /** The platform, for people. */
  readonly where: string;
  readonly pools: readonly ReviewPool[];
  /** Milliseconds in which a verdict can be taken back: so long it is not sent. */
  readonly undoTime: number;
  readonly reasons: () => readonly string[];
  readonly told: (state: ReviewState) => void;
  /** Draw this assignment; nothing without one. */
  readonly show: (assignment: Assignment | undefined) => void;
  readonly piece: (
    assignment: string,
    id: string,
    bytes: Uint8Array,
    place: 'first' | 'next' | 'last',
  ) => Promise<void>;
  /** Asked before the first verdict is taken: real money may need a word. */
  readonly mayJudge: (entry: ReviewEntry) => Promise<boolean>;
  /** A verdict has reached the platform. */
  readonly judged: (entry: ReviewEntry, comment: string) => void;
  readonly notice: (kind: 'done' | 'failed', message: string) => void;
  readonly explain: (error: unknown) => string;
}

interface Held {
  readonly entry: ReviewEntry;
  readonly verdict: Verdict;
  readonly comment: string;
  readonly until: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

export class ReviewSession {
  readonly #life = new AbortController();
  #queue: ReviewQueue;
  #loading: ReviewState['loading'] = 'idle';
  #reading = new AbortController();
  #showing = new AbortController();
  #current: string | undefined;
  #history: ReviewState['history'];
  #files: readonly ReviewFile[] = [];
  #held: Held | undefined;
  #sending: Promise<void> = Promise.resolve();
  #allowed = false;
  #done = { accepted: 0, rejected: 0, paid: 0 };
  /** What is known of performers; a verdict on one of them makes it stale. */
  readonly #histories = new Map<string, Promise<PerformerHistory>>();

  constructor(private readonly parts: ReviewParts) {
    this.#queue = new ReviewQueue(parts.client, parts.pools, firstFilter);
  }

  get filter(): ReviewFilter {
    return this.#queue.filter;
  }

  get current(): string | undefined {
    return this.#current;
  }

  /** Does what the page asks for, as far as it is the session's to do. */
  async obey(deed: ReviewDeed): Promise<void> {
    const does = this.#deeds[deed.do] as (deed: ReviewDeed) => Promise<void>;
    await does(deed);
  }

  readonly #deeds: {
    readonly [Do in ReviewDeed['do']]: (deed: Extract<ReviewDeed, { do: Do }>) => Promise<void>;
  } = {
    resume: ({ filter, current }) => this.#begin(filter ?? this.filter, current),
    open: ({ id }) => this.#open(id),
    next: () => this.#step(1),
    previous: () => this.#step(-1),
    undo: () => this.#undo(),
    more: () => this.#load(),
    refresh: () => this.#begin(this.filter, this.#current),
    filter: ({ filter }) => this.#begin(filter, undefined),
    judge: ({ id, verdict, comment }) => this.#judge(id, verdict, comment),
    // The host asks people and knows files.
    judgeAll: () => Promise.resolve(),
    save: () => Promise.resolve(),
  };

  /** The state once more, for a page that was reloaded. */
  tell(): void {
    if (this.#life.signal.aborted) return;
    const { where, pools, reasons } = this.parts;
    const held = this.#held;
    this.parts.told({
      ...{ where, pools, filter: this.filter, loading: this.#loading, more: this.#queue.more },
      entries: this.#queue.items.map(({ entry }) => entry),
      ...(this.#current !== undefined && { current: this.#current }),
      ...(this.#history && { history: this.#history }),
      files: this.#files,
      ...(held && { held: { id: held.entry.id, verdict: held.verdict, until: held.until } }),
      ...{ done: { ...this.#done }, reasons: reasons() },
    });
  }

  /** Sends what is still held back: whatever comes next has to find it on the platform. */
  async settle(): Promise<void> {
    this.#send();
    await this.#sending;
  }

  /** A person who leaves has decided. */
  async end(): Promise<void> {
    if (this.#life.signal.aborted) return;
    this.#reading.abort();
    this.#showing.abort();
    await this.settle();
    this.#life.abort();
  }

  async #begin(filter: ReviewFilter, current: string | undefined): Promise<void> {
    const { client, pools } = this.parts;
    this.#reading.abort();
    // Listed anew it would look as if nobody had decided, and could be judged twice.
    await this.settle();
    this.#queue = new ReviewQueue(client, pools, filter);
    this.#current = undefined;
    await this.#load();
    if (current !== undefined && current !== this.current) await this.#open(current);
  }

  async #load(): Promise<void> {
    this.#reading.abort();
    const reading = new AbortController();
    this.#reading = reading;
    const queue = this.#queue;
    this.#loading = 'loading';
    this.tell();
    try {
      await queue.load({ signal: reading.signal });
      if (reading.signal.aborted) return;
      this.#loading = 'idle';
    } catch (error) {
      if (reading.signal.aborted) return;
      this.#loading = { failed: this.parts.explain(error) };
    }
    const [first] = queue.items;
    if (this.#current === undefined && first) this.#show(first);
    else if (this.#current === undefined) this.#showNothing();
    else this.tell();
  }

  async #open(id: string): Promise<void> {
    const known = this.#queue.find(id);
    if (known) {
      this.#show(known);
      return;
    }
    const { client, explain, notice } = this.parts;
    const { signal } = this.#life;
    try {
      this.#show(await this.#queue.add(await client.assignments.get(id, { signal }), { signal }));
    } catch (error) {
      if (!signal.aborted) notice('failed', explain(error));
    }
  }

  async #step(step: 1 | -1): Promise<void> {
    const next = this.#queue.beside(this.#current, step);
    if (next) this.#show(next);
    else if (step === 1 && this.#queue.more) {
      await this.#load();
      const loaded = this.#queue.beside(this.#current, 1);
      if (loaded) this.#show(loaded);
    }
  }

  #showNothing(): void {
    this.#showing.abort();
    this.#current = undefined;
    this.#history = undefined;
    this.#files = [];
    this.parts.show(undefined);
    this.tell();
  }

  #show({ entry, assignment }: Queued): void {
    this.#showing.abort();
    const showing = new AbortController();
    this.#showing = showing;
    this.#current = entry.id;
    this.#history = undefined;
    this.#files = [];
    this.#queue.forgetBehind(entry.id);
    this.parts.show(assignment);
    this.tell();
    void this.#lookUp(entry, showing.signal);
    void this.#bringFiles(assignment, showing.signal);
    // What comes next is loaded before it is asked for.
    const items = this.#queue.items;
    const left = items.length - items.findIndex((one) => one.entry.id === entry.id);
    if (left <= 5 && this.#queue.more && this.#loading === 'idle') void this.#load();
  }

  /** What the performer did, and what became of the assignment since it was listed. */
  async #lookUp({ id, performer }: ReviewEntry, signal: AbortSignal): Promise<void> {
    const { client, pools, explain } = this.parts;
    const history =
      this.#histories.get(performer) ?? performerHistory(client, performer, pools, {});
    this.#histories.set(performer, history);
    history.catch(() => this.#histories.delete(performer));
    try {
      const [known, now] = await Promise.all([history, client.assignments.get(id, { signal })]);
      if (signal.aborted) return;
      this.#history = known;
      this.#queue.update(id, (entry) => ({ ...entry, status: now.status }));
    } catch (error) {
      if (signal.aborted) return;
      this.#history = { failed: explain(error) };
    }
    this.tell();
  }

  async #bringFiles(assignment: Assignment, signal: AbortSignal): Promise<void> {
    const { client, explain, notice, piece } = this.parts;
    try {
      await streamFiles(
        client,
        assignment,
        {
          files: (files) => {
            if (signal.aborted) return;
            this.#files = files;
            this.tell();
          },
          piece: async (id, bytes, place) => {
            signal.throwIfAborted();
            await piece(assignment.id, id, bytes, place);
          },
        },
        { signal },
      );
    } catch (error) {
      if (!signal.aborted) notice('failed', `The files did not come: ${explain(error)}`);
    }
  }

  async #judge(id: string, verdict: Verdict, comment: string): Promise<void> {
    const { undoTime, mayJudge, notice } = this.parts;
    const entry = this.#queue.find(id)?.entry;
    if (!entry || entry.pending !== undefined) return;
    const problem = whyNot(entry, verdict, comment);
    if (problem !== undefined) {
      notice('failed', problem);
      return;
    }
    if (!this.#allowed && !(await mayJudge(entry))) return;
    this.#allowed = true;
    // While the question was open, somebody may have answered it elsewhere on the page.
    if (this.#queue.find(id)?.entry.pending !== undefined) return;
    this.#send();
    const timer = setTimeout(() => this.#send(), undoTime);
    const until = Date.now() + undoTime;
    this.#held = { entry, verdict, comment: comment.trim(), until, timer };
    this.#queue.update(id, (one) => ({ ...withoutTrouble(one), pending: verdict }));
    if (undoTime === 0) this.#send();
    if (this.#current === id) await this.#step(1);
    this.tell();
  }

  /** Takes back what has not been sent. What has been sent only the platform could undo, and it does not. */
  async #undo(): Promise<void> {
    const held = this.#held;
    if (!held) {
      this.parts.notice(
        'failed',
        'The last verdict has been sent. A rejected assignment can still be accepted: open it and accept it.',
      );
      return;
    }
    clearTimeout(held.timer);
    this.#held = undefined;
    this.#queue.update(held.entry.id, withoutPending);
    await this.#open(held.entry.id);
  }

  /** Sends the verdict that is held back, after those that are under way. */
  #send(): void {
    const held = this.#held;
    if (!held) return;
    clearTimeout(held.timer);
    this.#held = undefined;
    this.#sending = this.#sending.then(() => this.#give(held));
    this.tell();
  }

  async #give({ entry, verdict, comment }: Held): Promise<void> {
    const { client, judged, explain, notice } = this.parts;
    const { id } = entry;
    try {
      // Not under the session's signal: a verdict that was decided is given although the panel closes.
      const wanted = { id, verdict, comment, from: entry.status };
      const { state, status } = await giveVerdict(client, wanted, 'not-given');
      if (state === 'overtaken') {
        this.#leave(entry, status);
        return;
      }
      this.#queue.update(id, (one) => ({ ...withoutPending(one), status, comment }));
      this.#histories.delete(entry.performer);
      this.#done = {
        accepted: this.#done.accepted + (verdict === 'ACCEPTED' ? 1 : 0),
        rejected: this.#done.rejected + (verdict === 'REJECTED' ? 1 : 0),
        paid: this.#done.paid + (verdict === 'ACCEPTED' ? entry.reward + entry.fee : 0),
      };
      judged({ ...entry, status }, comment);
    } catch (error) {
      const trouble = explain(error);
      this.#queue.update(id, (one) => ({ ...withoutPending(one), trouble }));
      notice('failed', `${id} was not ${verdict.toLowerCase()}: ${trouble}`);
    }
    this.tell();
  }

  /** Somebody else has judged it while the verdict was thought over or held back: theirs stands. */
  #leave({ id, performer }: ReviewEntry, status: AssignmentStatus): void {
    this.#queue.update(id, (one) => ({ ...withoutPending(one), status }));
    this.#histories.delete(performer);
    const word = status.toLowerCase();
    this.parts.notice('failed', `${id} was ${word} elsewhere meanwhile, and is left as it is.`);
    this.tell();
  }
}

function whyNot(
  { id, status }: ReviewEntry,
  verdict: Verdict,
  comment: string,
): string | undefined {
  const possible = verdict === 'ACCEPTED' ? ['SUBMITTED', 'REJECTED'] : ['SUBMITTED'];
  if (!possible.includes(status))
    return `${id} is ${status.toLowerCase()}: that cannot be changed any more.`;
  if (verdict === 'REJECTED' && comment.trim() === '')
    return 'A rejection needs a comment: the performer reads it.';
  return undefined;
}

function withoutPending(entry: ReviewEntry): ReviewEntry {
  return without(entry, 'pending');
}

function withoutTrouble(entry: ReviewEntry): ReviewEntry {
  return without(entry, 'trouble');
}

function without(entry: ReviewEntry, field: 'pending' | 'trouble'): ReviewEntry {
  const kept = Object.entries(entry).filter(([key]) => key !== field);
  return Object.fromEntries(kept) as unknown as ReviewEntry;
}

import type { Clock } from './clock';
import { comesFirst, EntryHeap, type HeapEntry } from './entryHeap';

/**
 * What waits for its time.
 * - `crowd` and `work` pull the jumping clock forward: performers arriving and finishing, delays a
 *   pool waits. The crowd's own can be laid aside for a while.
 * - `calendar` only happens when its time has come anyway: bans that end, pools that expire. A
 *   quiet sandbox must not leap three weeks because somebody's answer would be accepted then.
 */
export type EntryKind = 'crowd' | 'work' | 'calendar';

interface Entry extends HeapEntry {
  readonly kind: EntryKind;
  readonly run: () => void;
}

/** Things to do at simulated times, earliest first; equal times keep their order of planning. */
export class Agenda {
  readonly #crowd = new EntryHeap<Entry>();
  readonly #others = new EntryHeap<Entry>();
  #order = 0;
  #workCount = 0;
  #crowdRests = false;

  get hasWork(): boolean {
    return this.#workCount > 0 || (!this.#crowdRests && this.#crowd.size > 0);
  }

  /** When the earliest entry is due, whatever its kind. */
  get nextTime(): number | undefined {
    return this.#next()?.first?.time;
  }

  get crowdRests(): boolean {
    return this.#crowdRests;
  }

  plan(time: number, kind: EntryKind, run: () => void): void {
    if (kind === 'work') this.#workCount += 1;
    const heap = kind === 'crowd' ? this.#crowd : this.#others;
    heap.put({ time, kind, run, order: this.#order++ });
  }

  /** Runs the earliest entry if it may run now; says whether one ran. */
  step(clock: Clock): boolean {
    const heap = this.#next();
    const first = heap?.first;
    if (!heap || !first) return false;
    const due = first.time <= clock.now();
    if (!due && !(clock.jumps && this.hasWork)) return false;
    heap.take();
    if (first.kind === 'work') this.#workCount -= 1;
    clock.happen(first.time, first.run);
    return true;
  }

  /** Lays aside what the crowd would do, or takes it up again; in between nothing of it happens. */
  letCrowdRest(state: 'resting' | 'working', now: number): void {
    const wakes = this.#crowdRests && state === 'working';
    this.#crowdRests = state === 'resting';
    const first = this.#crowd.first;
    if (!wakes || first === undefined || first.time >= now) return;
    // Nobody catches up on a rest: everything is as far away as it was.
    const missed = now - first.time;
    this.#crowd.shift((entry) => ({ ...entry, time: entry.time + missed }));
  }

  #next(): EntryHeap<Entry> | undefined {
    const crowd = this.#crowdRests ? undefined : this.#crowd.first;
    const other = this.#others.first;
    if (!crowd) return other ? this.#others : undefined;
    return !other || comesFirst(crowd, other) ? this.#crowd : this.#others;
  }
}

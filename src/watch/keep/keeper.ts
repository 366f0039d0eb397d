import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { WatchedEvent } from '../view/events';
import { newAttempt, reduce } from '../view/reduce';
import { emptyView, type RunView } from '../view/runView';
import { hearWishes, type FarWish } from '../wishes/wishes';
import { beat, readSnapshot, snapshotName } from './snapshot';

/** Milliseconds between two writes. */
const writeEvery = 500;

/**
 * Adds up the events of an attempt and keeps the view in the run's state folder, so that a window
 * that opens later, or after a reload, sees it. Failing to write disturbs nothing: the journal is the
 * truth, and the next write may succeed. What other processes want of the run is heard there, too.
 */
export class Keeper {
  #view: RunView;
  #folder: string | undefined;
  #before: readonly (readonly [event: WatchedEvent, at: number])[] = [];
  #reading: Promise<void> | undefined;
  #writing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #beating: NodeJS.Timeout | undefined;
  #listener: (view: RunView) => void;
  #deaf: () => void = () => undefined;
  readonly #hear: ((wish: FarWish) => void) | undefined;
  readonly #key = randomUUID();

  constructor(
    about: { readonly pipeline: string; readonly profile: string; readonly spec: string },
    listener: (view: RunView) => void = () => undefined,
    hear?: (wish: FarWish) => void,
  ) {
    this.#view = emptyView({ ...about, at: Date.now() });
    this.#listener = listener;
    this.#hear = hear;
  }

  get view(): RunView {
    return this.#view;
  }

  take(event: WatchedEvent): void {
    const at = Date.now();
    if (this.#reading !== undefined) {
      this.#before = [...this.#before, [event, at]];
      return;
    }
    if (event.type === 'planned' && this.#folder === undefined) {
      this.#reading = this.#begin(event.stateFolder, [event, at]);
      return;
    }
    this.#add([event, at]);
  }

  /** Writes the last state down and rests. */
  async end(event: WatchedEvent | undefined): Promise<RunView> {
    await this.#reading;
    this.#deaf();
    if (event !== undefined) this.#add([event, Date.now()]);
    clearInterval(this.#beating);
    clearTimeout(this.#timer);
    await this.#writing;
    await this.#write();
    return this.#view;
  }

  /** What an earlier attempt showed stays known: rejected recordings, money over time, the log. */
  async #begin(folder: string, first: readonly [WatchedEvent, number]): Promise<void> {
    const earlier = await readSnapshot(folder);
    this.#folder = folder;
    if (earlier !== undefined) {
      const { estimate, log } = this.#view;
      const view = newAttempt(earlier.view, this.#view.began);
      this.#view = { ...view, ...(estimate && { estimate }), log: [...view.log, ...log] };
    }
    this.#reading = undefined;
    for (const one of [first, ...this.#before]) this.#add(one);
    this.#before = [];
    const hear = this.#hear;
    if (hear) this.#deaf = hearWishes({ stateFolder: folder, key: this.#key, hear });
    this.#beating = setInterval(() => this.#later(), beat);
    this.#beating.unref();
  }

  #add([event, at]: readonly [WatchedEvent, number]): void {
    this.#view = reduce(this.#view, event, at);
    this.#listener(this.#view);
    this.#later();
  }

  #later(): void {
    if (this.#folder === undefined || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      // One after the other: they share a draft.
      this.#writing = (this.#writing ?? Promise.resolve()).then(() => this.#write());
    }, writeEvery);
    this.#timer.unref();
  }

  async #write(): Promise<void> {
    if (this.#folder === undefined) return;
    const path = join(this.#folder, snapshotName);
    const draft = `${path}.${process.pid}.part`;
    const writer = {
      ...{ pid: process.pid, host: hostname(), beat: Date.now() },
      ...(this.#hear && { key: this.#key }),
    };
    try {
      await writeFile(draft, JSON.stringify({ view: this.#view, process: writer }));
      await rename(draft, path);
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }
}

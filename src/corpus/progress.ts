import { readFile, rm } from 'node:fs/promises';
import { writeDurably } from '../workspace';
import type { Held } from './choose';
import type { Position } from './page';

/** How far a collection came: what the same command needs to go on. */
export interface Progress {
  /** Of all options that decide the outcome. */
  readonly fingerprint: string;
  readonly next: Position | undefined;
  readonly pages: number;
  readonly paragraphs: number;
  readonly held: readonly Held[];
}

/** Beside the tasks file; gone when that is written. */
export function progressPath(file: string): string {
  return `${file}.progress.json`;
}

/** Undefined when nothing was begun, or when something else was: that is begun anew. */
export async function readProgress(
  file: string,
  fingerprint: string,
): Promise<Progress | undefined> {
  const text = await readFile(progressPath(file), 'utf8').catch(() => '');
  try {
    const progress = JSON.parse(text) as Progress;
    return progress.fingerprint === fingerprint ? progress : undefined;
  } catch {
    return undefined;
  }
}

/** Milliseconds between two savings, at the least; a saving may take a twentieth of the time. */
const pause = 5000;
const share = 20;

export interface ProgressKeeper {
  /** Writes down where the collection stands, now and then. */
  note(progress: Progress): Promise<void>;
  /** Writes down what was noted last. */
  flush(): Promise<void>;
  /** The collection is complete. */
  forget(): Promise<void>;
}

export function progressKeeper(file: string): ProgressKeeper {
  const path = progressPath(file);
  let latest: Progress | undefined;
  let due = performance.now() + pause;
  const flush = async (): Promise<void> => {
    if (latest === undefined) return;
    const text = `${JSON.stringify(latest)}\n`;
    latest = undefined;
    const began = performance.now();
    await writeDurably(path, text);
    due = performance.now() + Math.max(pause, (performance.now() - began) * share);
  };
  return {
    flush,
    async note(progress) {
      latest = progress;
      if (performance.now() >= due) await flush();
    },
    async forget() {
      latest = undefined;
      await rm(path, { force: true });
    },
  };
}

import { readFile, readdir, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { RunView } from '../view/runView';

/** A run as its process last wrote it down, and that process. */
export interface Snapshot {
  readonly view: RunView;
  readonly process: {
    readonly pid: number;
    readonly host: string;
    /** Milliseconds since 1970 of its last sign of life. */
    readonly beat: number;
    /** Names this process to those who want something of it; see `wishes`. */
    readonly key?: string;
  };
}

/** Beside the journal, in the state folder of the run. */
export const snapshotName = 'watch.json';

/** Milliseconds between two signs of life, and how much silence is death. */
export const beat = 5000;
const silence = 4 * beat;
/** No view is so large; a file that is was not written by us. */
const mostBytes = 4 * 1024 * 1024;

/** Where a pipeline keeps its journal and its view; `spec` is the path of its file. */
export function stateFolderOf(o: {
  readonly root: string;
  readonly spec: string;
  readonly profile: string;
}): string {
  return join(o.root, '.crowdsmith', 'runs', pipelineNameOf(o.spec), o.profile);
}

/** `specs/voices.pipeline.yaml` → `voices`. */
export function pipelineNameOf(spec: string): string {
  return spec.replace(/^.*[\\/]/, '').replace(/\.pipeline\.[a-z]+$/, '');
}

/** Undefined when there is none, or none that can be read: a view is no truth, only a help. */
export async function readSnapshot(stateFolder: string): Promise<Snapshot | undefined> {
  const path = join(stateFolder, snapshotName);
  try {
    if ((await stat(path)).size > mostBytes) return undefined;
    const read: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isSnapshot(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** State folders below a workspace folder that have a snapshot, newest first. */
export async function findSnapshots(
  root: string,
): Promise<readonly { readonly stateFolder: string; readonly snapshot: Snapshot }[]> {
  const runs = join(root, '.crowdsmith', 'runs');
  const found: { stateFolder: string; snapshot: Snapshot }[] = [];
  for (const pipeline of await foldersIn(runs)) {
    for (const profile of await foldersIn(join(runs, pipeline))) {
      const stateFolder = join(runs, pipeline, profile);
      const snapshot = await readSnapshot(stateFolder);
      if (snapshot !== undefined) found.push({ stateFolder, snapshot });
    }
  }
  return found.sort((a, b) => b.snapshot.view.changed - a.snapshot.view.changed);
}

/** Whether the process that wrote a snapshot is still at it. */
export function isAlive({ process: writer, view }: Snapshot, now: number): boolean {
  const { state } = view.state;
  if (state !== 'starting' && state !== 'running' && state !== 'paused') return false;
  if (now - writer.beat > silence) return false;
  if (writer.host !== hostname()) return true;
  try {
    process.kill(writer.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The view to show: a run whose process is gone has been interrupted, whatever it wrote last. */
export function settledView(snapshot: Snapshot, now: number): RunView {
  const { view } = snapshot;
  const { state } = view.state;
  const looksAlive = state === 'starting' || state === 'running' || state === 'paused';
  if (!looksAlive || isAlive(snapshot, now)) return view;
  const message = 'The process of this run has ended. Its journal lets it go on.';
  return { ...view, state: { state: 'stopped', message } };
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Whether the file holds what this version wrote; another version's view is not guessed at. */
function isSnapshot(value: unknown): value is Snapshot {
  const { view, process: writer } = (value ?? {}) as Partial<Snapshot>;
  if (typeof view !== 'object' || typeof writer !== 'object') return false;
  const lists = [view.rejected, view.accepted, view.log, view.history, view.deadlines];
  const objects: readonly unknown[] = [view.state, view.stages, view.money, view.places];
  return (
    (view as { readonly version: unknown }).version === 1 &&
    Number.isInteger(writer.pid) &&
    (writer.key === undefined || typeof writer.key === 'string') &&
    lists.every((list) => Array.isArray(list)) &&
    objects.every((part) => typeof part === 'object' && part !== null)
  );
}

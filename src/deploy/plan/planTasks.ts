import type { Pool, TasksReference } from '../../spec';
import type { LockEntry, Workspace } from '../../workspace';
import { PriceCounter, type EstimateLine } from '../estimate';
import { hashOf } from '../identity';
import { isDone, openTaskFile, summaryOf, type FieldsOfTasks } from '../upload';
import type { PlannedTasks } from './deployPlan';

/** The task files of a pool or training, read once. */
export interface TasksPlan {
  readonly files: readonly PlannedTasks[];
  /** What all the files' tasks will cost; undefined for a training. */
  readonly cost?: EstimateLine;
  /** Hash of what the files hold. */
  readonly hash: string;
}

export async function planTasks(o: {
  readonly workspace: Workspace;
  readonly path: string;
  /** Undefined for a training. */
  readonly pool: Pool | undefined;
  readonly references: readonly TasksReference[];
  readonly fields: FieldsOfTasks;
  readonly entry: LockEntry | undefined;
  readonly signal: AbortSignal | undefined;
}): Promise<TasksPlan> {
  const { workspace, path, pool, references, fields, entry, signal } = o;
  const counter = pool && new PriceCounter(path, pool);
  const files: PlannedTasks[] = [];
  const hashes: string[] = [];
  for (const reference of references) {
    const source = await openTaskFile(workspace, path, reference, fields);
    const { kind } = reference;
    const summary = await summaryOf(source, signal, ({ task }) => counter?.add(task));
    const { file } = source;
    const { rows, refused, hash } = summary;
    const before = entry?.tasks?.[`${kind} ${file}`];
    const state = before !== undefined && isDone(before, summary) ? 'done' : 'to-upload';
    files.push({ file, kind, rows, refused, state });
    hashes.push(hash);
  }
  return { files, hash: hashOf(hashes), ...(counter && { cost: counter.line() }) };
}

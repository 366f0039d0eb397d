import { itemsOf, numberOf, stringOf, valueAt, type SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';

export type TasksKind = 'main' | 'golden' | 'training';

export const tasksKinds: readonly TasksKind[] = ['main', 'golden', 'training'];

/** One entry of `$tasks`: a file whose rows become tasks of the pool or training. */
export interface TasksReference {
  /** Relative to the spec. */
  readonly path: string;
  readonly kind: TasksKind;
  /** Take this many rows, drawn by `seed`. */
  readonly sample?: number;
  readonly seed?: number;
  /** Platform header (`INPUT:text`, `GOLDEN:answer`, `HINT:text`) by the column's name in the file. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** The `$tasks` of a spec; entries that name no file are left to the diagnostics. */
export function tasksReferencesOf(doc: SpecDocument): readonly TasksReference[] {
  const node = valueAt(doc.root, '$tasks');
  const entries = node?.kind === 'map' ? [node] : itemsOf(node);
  const standard: TasksKind = doc.kind === 'training' ? 'training' : 'main';
  return entries.flatMap((entry) => tasksReferenceOf(entry, standard) ?? []);
}

function tasksReferenceOf(entry: SpecNode, standard: TasksKind): TasksReference | undefined {
  const path = stringOf(valueAt(entry, '$file'));
  if (path === undefined) return undefined;
  const sample = numberOf(valueAt(entry, 'sample'));
  const seed = numberOf(valueAt(entry, 'seed'));
  const columns = columnsOf(valueAt(entry, 'columns'));
  return {
    path,
    kind: tasksKinds.find((kind) => kind === stringOf(valueAt(entry, 'kind'))) ?? standard,
    ...(sample !== undefined && { sample }),
    ...(seed !== undefined && { seed }),
    ...(columns && { columns }),
  };
}

/** `columns` maps a column of the file to the platform header it stands for. */
export function columnsOf(node: SpecNode | undefined): Record<string, string> | undefined {
  if (node?.kind !== 'map') return undefined;
  const pairs = node.entries.flatMap(({ key, value }) => {
    const header = stringOf(value);
    return header === undefined ? [] : [[String(key.value), header] as const];
  });
  return Object.fromEntries(pairs);
}

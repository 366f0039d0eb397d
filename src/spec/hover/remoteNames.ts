import type { SpecKind } from '../document/kind';
import type { Outside, RemoteName } from '../validate/outside';

const lists = {
  project: 'projects',
  pool: 'pools',
  training: 'trainings',
  skill: 'skills',
} as const;

/** What exists remotely of a kind; empty while signed out. */
export function remoteNames(outside: Outside, kind: SpecKind): readonly RemoteName[] {
  return kind === 'pipeline' ? [] : (outside.remote?.[lists[kind]] ?? []);
}

/** The name of a remote object by its id. */
export function remoteName(outside: Outside, kind: SpecKind, id: unknown): string | undefined {
  return remoteNames(outside, kind).find((one) => one.id === String(id))?.name;
}

import { openLock, type SpecFile } from '../../workspace';
import { DeployError } from '../deployError';
import type { DeployContext } from '../deployer';
import { differencesOf, type Difference, type ObjectKind } from './differences';
import { driftOf, type DriftState } from './drift';
import { freshSpec } from './freshSpec';
import { localObject, objectKindOf, type LocalSource } from './localObject';
import { pulledInto, type ChangedFile } from './pulledInto';
import { remoteObject } from './remoteObject';

/** A spec beside its remote object. */
export interface Comparison {
  /** The spec, in the workspace. */
  readonly path: string;
  readonly kind: ObjectKind;
  /** Absent for what is not deployed. */
  readonly id?: string;
  readonly drift: DriftState;
  /** What really differs, in the spec's order. */
  readonly differences: readonly Difference[];
  /**
   * The files as they are (`before`) and as they would be if they said what the platform has: those
   * that differ, nothing else.
   */
  readonly files: readonly ChangedFile[];
}

/** Compares a spec with what the platform has; changes nothing. */
export async function compareSpec(
  context: DeployContext & { readonly path: string },
): Promise<Comparison> {
  const { workspace, client, profile, signal } = context;
  const spec = await workspace.readSpec(context.path);
  const kind = objectKindOf(spec);
  const lock = await openLock(workspace.root, profile.name);
  const entry = lock.entry(spec.path);
  const local = await localObject({ workspace, lock, spec });
  const about = { path: spec.path, kind };
  if (entry?.id === undefined) return { ...about, drift: 'not-deployed', ...nothing };
  const remote = await remoteObject(client, kind, entry.id, { signal });
  const drift = driftOf(entry, local, remote);
  if (remote === undefined) return { ...about, id: entry.id, drift, ...nothing };
  const differences = differencesOf(local, remote, kind);
  const files = await remoteFiles({ workspace, lock, spec }, { kind, remote });
  return { ...about, id: entry.id, drift, differences, files };
}

const nothing = { differences: [], files: [] } as const;

async function remoteFiles(
  source: LocalSource,
  about: { readonly kind: ObjectKind; readonly remote: object },
): Promise<readonly ChangedFile[]> {
  try {
    return (await pulledInto(source, about)).files;
  } catch (error) {
    // A notation that cannot be edited can still be shown beside a fresh one.
    if (error instanceof DeployError) return [wholeSpec(source.spec, source, about)];
    throw error;
  }
}

function wholeSpec(
  { path, text: before }: SpecFile,
  { lock }: LocalSource,
  about: { readonly kind: ObjectKind; readonly remote: object },
): ChangedFile {
  const { files } = freshSpec(about, { path, lock, isTaken: () => false, texts: 'inline' });
  return { path, before, text: files[0].text };
}

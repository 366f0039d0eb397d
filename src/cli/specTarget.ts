import { PlatformError, type PlatformClient, type Profile } from '../api';
import { specKindOf } from '../spec';
import { openLock, type Workspace } from '../workspace';
import { fromHere } from './workspaceOf';
import { RefusalError } from './usageError';

/** A remote object that a command is about. */
export interface RemoteTarget {
  readonly kind: 'project' | 'pool' | 'training' | 'skill';
  readonly id: string;
  /** As the person called it. */
  readonly label: string;
}

/** What a spec became, or what an id stands for on the platform. */
export async function targetOf(
  text: string,
  where: {
    readonly workspace: Workspace;
    readonly client: PlatformClient;
    readonly profile: Profile;
    readonly signal: AbortSignal;
  },
): Promise<RemoteTarget> {
  const { workspace, client, profile, signal } = where;
  if (specKindOf(text) === undefined) return await byId(text, client, signal);
  const { path } = await workspace.readSpec(fromHere(text));
  const entry = (await openLock(workspace.root, profile.name)).entry(path);
  if (entry?.id !== undefined) return { kind: entry.kind, id: entry.id, label: text };
  throw new RefusalError(
    `${text} is not on ${profile.label} yet. Create it first: crowdsmith deploy ${text}`,
  );
}

/** A training is a pool to the platform, so that one look tells both; a project needs another. */
async function byId(
  id: string,
  client: PlatformClient,
  signal: AbortSignal,
): Promise<RemoteTarget> {
  if (/^\.{0,2}$/.test(id)) throw isNothing(id);
  try {
    const { type } = await client.pools.get(id, { signal });
    return { kind: type === 'TRAINING' ? 'training' : 'pool', id, label: id };
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  try {
    await client.projects.get(id, { signal });
    return { kind: 'project', id, label: id };
  } catch (error) {
    if (!isAbsent(error)) throw error;
    throw isNothing(id);
  }
}

function isNothing(text: string): RefusalError {
  const what = 'a spec (such as reading.pool.yaml) nor the id of a pool, training or project there';
  return new RefusalError(`${text === '' ? 'An empty text' : text} is neither ${what}.`);
}

function isAbsent(error: unknown): boolean {
  return error instanceof PlatformError && (error.status === 404 || error.status === 400);
}

/** A target that is a pool or a training; `doing` says what somebody wanted of it. */
export function asPool(
  { kind, id, label }: RemoteTarget,
  doing: string,
): { readonly kind: 'pool' | 'training'; readonly id: string } {
  if (kind === 'pool' || kind === 'training') return { kind, id };
  throw new RefusalError(`${label} is a ${kind}; only pools and trainings can be ${doing}.`);
}

import { openLock, type SpecFile } from '../../workspace';
import type { DeployContext } from '../deployer';
import { driftOf, type DriftState } from './drift';
import { localObject } from './localObject';

/** What the specs of a workspace say, kept as long as no file of theirs changes. */
export type KnownLocals = Map<string, Promise<object | undefined>>;

/**
 * How the deployed specs of a workspace stand to remote objects that are known anyway: nothing is
 * requested. By remote id; specs that cannot be read now, and objects that are not known, are left out.
 */
export async function driftsIn(
  { workspace, profile }: Pick<DeployContext, 'workspace' | 'profile'>,
  remoteOf: (kind: SpecFile['kind'], id: string) => object | undefined,
  locals: KnownLocals,
): Promise<ReadonlyMap<string, DriftState>> {
  const lock = await openLock(workspace.root, profile.name);
  const drifts = new Map<string, DriftState>();
  const read = async (path: string): Promise<object | undefined> => {
    try {
      return await localObject({ workspace, lock, spec: await workspace.readSpec(path) });
    } catch {
      // Its own diagnostics tell what is wrong with it.
      return undefined;
    }
  };
  for (const [path, entry] of Object.entries(lock.entries())) {
    const remote = entry.id === undefined ? undefined : remoteOf(entry.kind, entry.id);
    if (entry.id === undefined || remote === undefined) continue;
    const key = `${workspace.root}\n${path}`;
    const known = locals.get(key) ?? read(path);
    locals.set(key, known);
    const local = await known;
    if (local !== undefined) drifts.set(entry.id, driftOf(entry, local, remote));
  }
  return drifts;
}

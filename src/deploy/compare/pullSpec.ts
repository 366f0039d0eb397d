import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import { specKindOf } from '../../spec';
import {
  exclusively,
  lockFileName,
  openLock,
  readTextFile,
  writeDurably,
  type LockFile,
} from '../../workspace';
import { DeployError } from '../deployError';
import type { DeployContext } from '../deployer';
import { hashOf, keysOf } from '../identity';
import { specsThere } from './authoredRemote';
import { fingerprintOf, type ObjectKind } from './differences';
import { driftOf, type DriftState } from './drift';
import { freePath, freshSpec, specNameFor } from './freshSpec';
import { localObject } from './localObject';
import { pulledInto, type ChangedFile } from './pulledInto';
import { remoteObject, type RemoteObject } from './remoteObject';

/** Which remote object to write down, and where. */
export interface PullWish extends DeployContext {
  readonly kind: ObjectKind;
  readonly id: string;
  /**
   * The spec to write, in the workspace; it may exist. Default: the spec that the lock file knows for
   * the object, else a new file named after it.
   */
  readonly into?: string | undefined;
}

/** What a pull writes; nothing is written yet. */
export interface Pulled {
  readonly kind: ObjectKind;
  readonly id: string;
  /** The spec, in the workspace. */
  readonly path: string;
  /** Files that change or come into being; none when the spec says all already. */
  readonly files: readonly ChangedFile[];
  /** Fields of the remote object that specs do not know. */
  readonly leftOut: readonly string[];
  readonly remote: RemoteObject;
  /** How an existing spec and the object stand to each other before. */
  readonly drift: DriftState;
}

/** What has to be written so that a spec says what the platform has. */
export async function pullSpec(wish: PullWish): Promise<Pulled> {
  const { workspace, client, profile, kind, id, signal } = wish;
  const lock = await openLock(workspace.root, profile.name);
  const remote = await remoteObject(client, kind, id, { signal });
  if (remote === undefined) {
    const message = `There is no ${kind} ${id} on ${profile.name}. Check the id and the account.`;
    throw new DeployError('vanished', wish.into ?? lockFileName, message);
  }
  const path = await placeOf(wish, lock, remote);
  const about = { kind, id, path, remote };
  if (!existsSync(workspace.absolute(path))) {
    const isTaken = (other: string): boolean => existsSync(workspace.absolute(other));
    const where = { path, lock: specsThere(workspace, lock), isTaken };
    const { files, leftOut } = freshSpec({ kind, remote }, where);
    return {
      ...about,
      drift: 'not-deployed',
      leftOut,
      files: files.map((file) => ({ ...file, before: undefined })),
    };
  }
  const spec = await workspace.readSpec(path);
  const source = { workspace, lock, spec };
  const entry = lock.entry(path);
  const drift = driftOf(entry, await localObject(source), remote);
  return { ...about, drift, ...(await pulledInto(source, { kind, remote })) };
}

/** Writes what was pulled, and remembers in the lock file which object the spec now describes. */
export async function writePulled(
  context: Pick<DeployContext, 'workspace' | 'profile' | 'signal'>,
  pulled: Pulled,
): Promise<void> {
  const { workspace, signal } = context;
  const write = async (): Promise<void> => {
    for (const file of pulled.files) await refuseChanged(workspace.absolute(file.path), file);
    for (const { path, text } of pulled.files) {
      const absolute = workspace.absolute(path);
      await mkdir(dirname(absolute), { recursive: true });
      await writeDurably(absolute, text);
    }
    await record(context, pulled);
  };
  await exclusively(workspace.root, write, signal);
}

/** For those who write the files in a way of their own: remembers what was pulled. */
export async function recordPulled(
  context: Pick<DeployContext, 'workspace' | 'profile' | 'signal'>,
  pulled: Pulled,
): Promise<void> {
  await exclusively(context.workspace.root, () => record(context, pulled), context.signal);
}

async function record(
  { workspace, profile }: Pick<DeployContext, 'workspace' | 'profile'>,
  { path, kind, id, remote }: Pulled,
): Promise<void> {
  const lock = await openLock(workspace.root, profile.name);
  const spec = await workspace.readSpec(path);
  const known = lock.entry(path);
  const [remoteKey] = 'metadata' in remote ? keysOf(remote) : [];
  await lock.record(path, {
    kind,
    id,
    hash: hashOf(await localObject({ workspace, lock, spec })),
    key: remoteKey ?? (known?.id === id ? known.key : randomUUID()),
    seen: fingerprintOf(kind, remote),
  });
}

/** Somebody may have saved a file since it was read. */
async function refuseChanged(absolute: string, { path, before }: ChangedFile): Promise<void> {
  const now = existsSync(absolute) ? await readTextFile(absolute, path) : undefined;
  if (now === before) return;
  const message = `${path} has changed in the meantime. Nothing was written; pull again.`;
  throw new DeployError('invalid-spec', path, message);
}

/** Where to write; refuses what would make two specs of one object or two objects of one spec. */
async function placeOf(wish: PullWish, lock: LockFile, remote: RemoteObject): Promise<string> {
  const { workspace, kind, id, into } = wish;
  const isThere = (path: string): boolean => existsSync(workspace.absolute(path));
  const holder = Object.entries(lock.entries()).find(
    ([path, entry]) => entry.kind === kind && entry.id === id && isThere(path),
  )?.[0];
  if (into === undefined) return holder ?? freePath(newPath(kind, remote, lock), isThere);
  const path = await workspace.locate(into);
  const named = specKindOf(path)?.kind;
  if (named !== kind) {
    const message = `${path} cannot hold a ${kind}: expected a name such as reading.${kind}.yaml.`;
    throw new DeployError('invalid-spec', path, message);
  }
  if (holder !== undefined && holder !== path) {
    const message = `${holder} describes ${kind} ${id} already. Pull into it, or remove its entry from ${lockFileName}.`;
    throw new DeployError('invalid-spec', path, message);
  }
  const other = lock.idOf(path);
  if (other !== undefined && other !== id && isThere(path)) {
    const message = `${path} describes ${kind} ${other}, not ${id}. Pull into another file, or remove its entry from ${lockFileName}.`;
    throw new DeployError('invalid-spec', path, message);
  }
  return path;
}

/** Pools and trainings stand beside their project. */
function newPath(kind: ObjectKind, remote: RemoteObject, lock: LockFile): string {
  const project = 'project_id' in remote ? remote.project_id : undefined;
  const spec = Object.entries(lock.entries()).find(
    ([, entry]) => entry.kind === 'project' && entry.id === project,
  )?.[0];
  return posix.join(posix.dirname(spec ?? '.'), specNameFor(kind, remote, remote.id));
}

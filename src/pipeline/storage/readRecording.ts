import { openWorkspace } from '../../workspace';
import { readBounded } from '../files/readBounded';
import { planRun } from '../plan';
import { findCredentials } from './s3Credentials';
import { s3Storage } from './s3Storage';
import { storageFolders } from './storageFolders';

const mostBytes = 100 * 1024 * 1024;

/** Milliseconds; somebody sits there and waits. */
const patience = 60_000;

/**
 * A recording from the bucket that a pipeline names, to be played; undefined when it is not there. The
 * key may come from a file that anybody could write: only what the pipeline keeps as recordings is read.
 */
export async function readRecording(o: {
  /** The workspace folder. */
  readonly root: string;
  /** Absolute. */
  readonly specPath: string;
  readonly profile: string;
  readonly key: string;
  /** Where keys are looked for. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Bytes of the longest recording that is played. */
  readonly most?: number;
}): Promise<Uint8Array | undefined> {
  const { most = mostBytes, specPath, profile } = o;
  const plan = await planRun({ workspace: openWorkspace(o.root), specPath, profile });
  const { storage } = plan.spec;
  const isRecording = o.key.startsWith(`${storageFolders(plan).recordings}/`);
  if (!('s3' in storage) || !isRecording) return undefined;
  const credentials = await findCredentials(o.environment);
  if (credentials === undefined) {
    throw new Error('The storage wants keys, and there are none here.');
  }
  const signal = AbortSignal.timeout(patience);
  const stream = await s3Storage(storage.s3, credentials).open(o.key, signal);
  if (stream === undefined) return undefined;
  return await readBounded(stream, {
    most,
    tooLong: () => new Error('The recording is too long to be played here.'),
  });
}

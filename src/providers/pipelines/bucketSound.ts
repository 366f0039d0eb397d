import type * as vscode from 'vscode';

const mostBytes = 100 * 1024 * 1024;

/** A recording from the bucket that the pipeline names; undefined when it is not there. */
export async function readFromBucket(o: {
  readonly root: string;
  readonly spec: vscode.Uri;
  readonly profile: string;
  readonly key: string;
  /** With the keys that somebody set in the editor, where there are any: they come first, as in a run. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}): Promise<Uint8Array | undefined> {
  const [{ planRun }, { s3Storage }, { findCredentials }, { openWorkspace }] = await Promise.all([
    import('../../pipeline/plan'),
    import('../../pipeline/storage/s3Storage'),
    import('../../pipeline/storage/s3Credentials'),
    import('../../workspace'),
  ]);
  const workspace = openWorkspace(o.root);
  const { spec } = await planRun({ workspace, specPath: o.spec.fsPath, profile: o.profile });
  if (!('s3' in spec.storage)) return undefined;
  const credentials = await findCredentials(o.environment);
  if (credentials === undefined)
    throw new Error('The storage wants keys, and there are none here.');
  const { signal } = new AbortController();
  const stream = await s3Storage(spec.storage.s3, credentials).open(o.key, signal);
  if (stream === undefined) return undefined;
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    pieces.push(piece as Buffer);
    size += (piece as Buffer).length;
    if (size > mostBytes) {
      stream.destroy();
      throw new Error('The recording is too long to be played here.');
    }
  }
  return Buffer.concat(pieces);
}

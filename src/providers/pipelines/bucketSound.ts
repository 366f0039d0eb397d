import type * as vscode from 'vscode';

/** A recording from the bucket that the pipeline names; undefined when it is not there. */
export async function readFromBucket(o: {
  readonly root: string;
  readonly spec: vscode.Uri;
  readonly profile: string;
  readonly key: string;
  /** With the keys that somebody set in the editor, where there are any: they come first, as in a run. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}): Promise<Uint8Array | undefined> {
  const { readRecording } = await import('../../pipeline/storage/readRecording');
  return await readRecording({ ...o, specPath: o.spec.fsPath });
}

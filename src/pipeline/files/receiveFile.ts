import { createHash } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PipelineError } from '../errors';

export type Received =
  | { readonly state: 'whole'; readonly bytes: number; readonly sha256: string }
  | { readonly state: 'too-large' };

/**
 * Writes a stream into a file, which is new or replaced, and stops as soon as it is longer than `most`
 * bytes: then no file is left. Memory is that of one piece. A full disk is a PipelineError.
 */
export async function receiveFile(stream: Readable, path: string, most: number): Promise<Received> {
  await mkdir(dirname(path), { recursive: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > most) throw new TooLarge();
      hash.update(piece);
      yield piece;
    }
  };
  try {
    // Opened first: a stream that fails at once would open its file after it was taken away again.
    const file = await open(path, 'w');
    await pipeline(stream, counted, file.createWriteStream());
    return { state: 'whole', bytes, sha256: hash.digest('hex') };
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof TooLarge) return { state: 'too-large' };
    throw fullDisk(error, path) ?? error;
  }
}

class TooLarge extends Error {}

/** What to say when there is no room for a file; undefined for other troubles. */
export function fullDisk(error: unknown, path: string): PipelineError | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return undefined;
  return new PipelineError(
    `There is no room left for ${path}. Everything so far is kept; make room on the disk and start the run again.`,
  );
}

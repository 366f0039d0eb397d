import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fullDisk } from '../files/receiveFile';
import { sha256 as sha256Of } from '../files/sha256';
import { writeWhole } from '../storage/folderStorage';

/** Hexadecimal SHA-256 of a file, read piece by piece; undefined when there is none. */
export async function sha256OfFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
    return hash.digest('hex');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Writes a stream into a file when its bytes are what they should be; answers whether they were. Otherwise
 * nothing changes. Memory is that of one piece.
 */
export async function writeIfRight(
  stream: Readable,
  path: string,
  sha256: string,
): Promise<boolean> {
  const draft = `${path}.${randomUUID()}.part`;
  const hash = createHash('sha256');
  const hashed = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      hash.update(piece);
      yield piece;
    }
  };
  try {
    await mkdir(dirname(path), { recursive: true });
    await pipeline(stream, hashed, createWriteStream(draft, { flags: 'wx' }));
    if (hash.digest('hex') !== sha256) return false;
    await sync(draft);
    await rename(draft, path);
    return true;
  } catch (error) {
    throw fullDisk(error, path) ?? error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** The same for bytes at hand. */
export async function writeBytesIfRight(
  bytes: Uint8Array,
  path: string,
  sha256: string,
): Promise<boolean> {
  if (sha256Of(bytes) !== sha256) return false;
  try {
    await writeWhole(path, bytes);
  } catch (error) {
    throw fullDisk(error, path) ?? error;
  }
  return true;
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}

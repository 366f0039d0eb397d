import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CorpusError } from '../corpusError';
import { bunzip2 } from './bunzip2';

/**
 * The XML of a dump as it comes: plain, gzip or bzip2, told by the first bytes. `-` is standard input.
 * Throws CorpusError for other compressions.
 */
export async function* openDump(path: string): AsyncGenerator<Buffer> {
  const start = path === '-' ? Buffer.alloc(0) : await startOf(path);
  const begins = (hex: string): boolean => start.toString('hex').startsWith(hex);
  if (begins('fd377a58') || begins('28b52ffd') || begins('377abcaf')) {
    throw new CorpusError(
      `${path} is compressed with xz, Zstandard or 7-Zip, which is not read here. Take the .xml.bz2 of the same ` +
        'dump, or hand over the decompressed text: xz -dc FILE | crowdsmith corpus LANG --dump -',
    );
  }
  const source = path === '-' ? process.stdin : createReadStream(path);
  try {
    if (begins('425a68')) yield* bunzip2(source as AsyncIterable<Uint8Array>);
    else if (begins('1f8b')) {
      const plain = createGunzip();
      // Unlike `pipe` it hands on what goes wrong with the file.
      pipeline(source, plain, () => undefined);
      yield* plain as AsyncIterable<Buffer>;
    } else yield* source as AsyncIterable<Buffer>;
  } catch (error) {
    if (error instanceof CorpusError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new CorpusError(`${path} cannot be read to its end: ${reason}`);
  } finally {
    source.destroy();
  }
}

async function startOf(path: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(6), 0, 6, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CorpusError(`The dump cannot be opened: ${reason}`);
  }
}

import { Readable } from 'node:stream';
import type { ContentSource } from '../storage/storage';
import { receiveFile } from './receiveFile';

/** Bytes of a file that may lie in memory from its first byte until it is kept somewhere. */
export const heldInMemory = 1024 * 1024;

export type ReceivedContent =
  { readonly state: 'whole'; readonly content: ContentSource } | { readonly state: 'too-large' };

/**
 * Takes a stream as it comes: what is small stays in memory, what is larger goes on into a file at `path`, which
 * whoever asked takes away. Stops as soon as it is longer than `most` bytes: then nothing is left.
 */
export async function receiveContent(
  stream: Readable,
  to: { readonly path: string; readonly most: number },
): Promise<ReceivedContent> {
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first: Buffer[] = [];
  for (let bytes = 0; bytes <= Math.min(heldInMemory, to.most);) {
    const next = await pieces.next();
    if (next.done === true) return { state: 'whole', content: { bytes: Buffer.concat(first) } };
    first.push(next.value);
    bytes += next.value.length;
  }
  const received = await receiveFile(Readable.from(joined(first, pieces)), to.path, to.most);
  return received.state === 'whole' ? { state: 'whole', content: { file: to.path } } : received;
}

async function* joined(first: Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* first.splice(0);
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      yield next.value;
    }
  } finally {
    // Nobody reads on: the connection is let go.
    await rest.return?.();
  }
}

import type { Assignment, Attachment, CallOptions, PlatformClient } from '../api';
import type { ReviewFile } from './state';

/** Bytes of a file that comes by itself; what is larger is saved when somebody wants it. */
const largest = 48 * 1024 * 1024;
const pieceSize = 256 * 1024;

export interface FilesTold {
  /** The files there are, told again when one of them is whole or was given up. */
  files(files: readonly ReviewFile[]): void;
  /** Resolves when the page has taken the piece: no more is read before. */
  piece(id: string, bytes: Uint8Array, place: 'first' | 'next' | 'last'): Promise<void>;
}

/**
 * Brings the files that an assignment's answers name to the page, piece by piece: the page has no
 * token and asks no platform. One after the other, in the order in which they are named.
 */
export async function streamFiles(
  client: PlatformClient,
  assignment: Assignment,
  told: FilesTold,
  options: CallOptions,
): Promise<void> {
  const answers = JSON.stringify(
    (assignment.solutions ?? []).map(({ output_values: values }) => values),
  );
  const place = (id: string): number => answers.indexOf(JSON.stringify(id));
  const named: Attachment[] = [];
  for await (const one of client.attachments.list({ assignment_id: assignment.id }, options)) {
    if (place(one.id) >= 0) named.push(one);
  }
  named.sort((a, b) => place(a.id) - place(b.id));
  let files: readonly ReviewFile[] = named.map(({ id, name, media_type: type }) => ({
    ...{ id, name, type, state: 'coming' },
  }));
  told.files(files);
  for (const { id } of named) {
    const state = await streamed(client, id, told, options);
    files = files.map((file) => (file.id === id ? { ...file, state } : file));
    told.files(files);
  }
}

async function streamed(
  client: PlatformClient,
  id: string,
  told: FilesTold,
  options: CallOptions,
): Promise<ReviewFile['state']> {
  try {
    const stream = await client.attachments.download(id, options);
    let size = 0;
    let place: 'first' | 'next' = 'first';
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      size += bytes.length;
      if (size > largest) {
        stream.destroy();
        return 'too-large';
      }
      for (let at = 0; at < bytes.length; at += pieceSize) {
        // A copy: the stream's own memory is shared with what comes next.
        await told.piece(id, Uint8Array.from(bytes.subarray(at, at + pieceSize)), place);
        place = 'next';
      }
    }
    if (place === 'first') await told.piece(id, new Uint8Array(), 'first');
    await told.piece(id, new Uint8Array(), 'last');
    return 'here';
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    return 'failed';
  }
}

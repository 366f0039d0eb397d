/** Files of a past assignment, brought into the preview's page: it may not ask the platform itself. */
import { Buffer } from 'node:buffer';
import type { Attachment, PlatformClient } from '../api';
import type { TaskFile } from '../preview';

/** Bytes of one file, and of all files of a page: recordings are far smaller, videos may not be. */
const largestFile = 10 * 1024 * 1024;
const largestPage = 40 * 1024 * 1024;

/** The files that a value names by attachment id; those that are too large are left out. */
export async function attachedFiles(
  client: PlatformClient,
  assignment: string,
  answers: unknown,
  signal: AbortSignal,
): Promise<Readonly<Record<string, TaskFile>>> {
  const text = JSON.stringify(answers ?? null);
  const files: Record<string, TaskFile> = {};
  let left = largestPage;
  for await (const one of client.attachments.list({ assignment_id: assignment }, { signal })) {
    if (!text.includes(JSON.stringify(one.id))) continue;
    const bytes = await downloaded(client, one, Math.min(left, largestFile), signal);
    if (!bytes) continue;
    left -= bytes.length;
    const url = `data:${one.media_type};base64,${bytes.toString('base64')}`;
    files[one.id] = { name: one.name, url };
  }
  return files;
}

async function downloaded(
  client: PlatformClient,
  { id }: Attachment,
  most: number,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  const stream = await client.attachments.download(id, { signal });
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > most) {
      stream.destroy();
      return undefined;
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import PQueue from 'p-queue';
import { escaped } from '../../pages';
import { withRoomFor } from '../files/byteGate';
import { sha256 } from '../files/sha256';
import type { S3Requests } from './s3Requests';
import { StorageError } from './storageError';

/** Files above this many bytes go up in parts. */
export const multipartFrom = 16 * 1024 * 1024;
/** Bytes of a part; the protocol allows no smaller ones than 5 MB. */
const partBytes = 8 * 1024 * 1024;
/** Parts of one file under way at once: what it takes of memory is this many parts. */
const partsAtOnce = 2;
/** The protocol allows ten thousand. */
const mostParts = 9000;

/** Writes a large file in parts. When it fails, nothing of it stays in the bucket. */
export async function putInParts(
  requests: S3Requests,
  o: {
    readonly what: string;
    readonly url: URL;
    readonly file: string;
    readonly bytes: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { what, signal } = o;
  const start = withQuery(o.url, { uploads: '' });
  const begun = await requests.ask({
    what,
    method: 'POST',
    url: start,
    headers: o.headers,
    signal,
  });
  const upload = /<UploadId>([^<]+)<\/UploadId>/.exec(begun.bytes.toString())?.[1];
  if (upload === undefined) throw new StorageError('other', `Storage: ${what}: no upload id came.`);
  const uploadId = upload.replaceAll('&amp;', '&');
  try {
    const tags = await sendParts(requests, { ...o, uploadId });
    const url = withQuery(o.url, { uploadId });
    const done = await requests.ask({ what, method: 'POST', url, body: listOf(tags), signal });
    // The service answers before it is done, and says only in the text how that went.
    const text = done.bytes.toString();
    if (text.includes('<CompleteMultipartUploadResult')) return;
    const code = /<Code>([^<]{1,80})<\/Code>/.exec(text)?.[1] ?? 'it was not put together';
    throw new StorageError('unreachable', `Storage: ${what}: ${code}. Start the run again.`);
  } catch (error) {
    // Also after the run was stopped; the first error counts whatever becomes of this.
    const own = AbortSignal.timeout(10_000);
    // The answer may have been lost that said that all went well.
    if (await isThere(requests, { ...o, signal: own }).catch(() => false)) return;
    const url = withQuery(o.url, { uploadId });
    await requests.look({ what, method: 'DELETE', url, signal: own }).catch(() => undefined);
    throw error;
  }
}

type Upload = Parameters<typeof putInParts>[1];

async function isThere(requests: S3Requests, o: Upload): Promise<boolean> {
  const { what, url, signal, bytes, headers: wanted } = o;
  const headers = (await requests.look({ what, method: 'HEAD', url, signal }))?.headers;
  const hash = 'x-amz-meta-sha256';
  return headers?.get('content-length') === String(bytes) && headers.get(hash) === wanted[hash];
}

type Parts = Upload & { readonly uploadId: string };

async function sendParts(requests: S3Requests, o: Parts): Promise<readonly string[]> {
  const size = Math.max(partBytes, Math.ceil(o.bytes / mostParts));
  const count = Math.ceil(o.bytes / size);
  const tags = new Array<string>(count);
  const queue = new PQueue({ concurrency: partsAtOnce });
  const file = await open(o.file);
  try {
    await queue.addAll(
      Array.from(tags.keys(), (part) => async () => {
        const length = Math.min(size, o.bytes - part * size);
        await withRoomFor(length, async () => {
          const body = await readPart(file, part * size, length);
          tags[part] = await sendPart(requests, o, { number: part + 1, body });
        });
      }),
    );
    return tags;
  } finally {
    queue.clear();
    await queue.onIdle();
    await file.close();
  }
}

async function readPart(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const body = Buffer.alloc(length);
  for (let at = 0; at < length;) {
    const { bytesRead } = await file.read(body, at, length - at, position + at);
    if (bytesRead === 0) throw new Error('The file became shorter while it was read.');
    at += bytesRead;
  }
  return body;
}

async function sendPart(
  requests: S3Requests,
  o: Parts,
  { number, body }: { readonly number: number; readonly body: Buffer },
): Promise<string> {
  const url = withQuery(o.url, { partNumber: String(number), uploadId: o.uploadId });
  const headers = { 'x-amz-content-sha256': sha256(body) };
  const what = `${o.what}, part ${number}`;
  const answer = await requests.ask({ what, method: 'PUT', url, headers, body, signal: o.signal });
  const tag = answer.headers.get('etag');
  if (tag === null) throw new StorageError('other', `Storage: ${what}: no ETag came.`);
  return tag;
}

function listOf(tags: readonly string[]): Buffer {
  const parts = tags.map((tag, place) => {
    return `<Part><PartNumber>${place + 1}</PartNumber><ETag>${escaped(tag)}</ETag></Part>`;
  });
  return Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
}

function withQuery(url: URL, query: Readonly<Record<string, string>>): URL {
  const whole = new URL(url);
  for (const [name, value] of Object.entries(query)) whole.searchParams.set(name, value);
  return whole;
}

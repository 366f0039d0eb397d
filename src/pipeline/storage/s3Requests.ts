import { setTimeout as sleep } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { AwsV4Signer } from 'aws4fetch';
import fetch from 'node-fetch';
import type { Headers, Response } from 'node-fetch';
import { agentsFor, Deadline, proxyOfEnvironment, timedBody } from '../../api';
import type { StorageCredentials } from './s3Credentials';
import { refusalOf, StorageError } from './storageError';

export interface S3Request {
  /** For people: `writing a.wav`. */
  readonly what: string;
  readonly method: 'GET' | 'PUT' | 'POST' | 'HEAD' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly signal: AbortSignal;
}

/** A good answer, read to its end. */
export interface S3Answer {
  readonly headers: Headers;
  readonly bytes: Buffer;
}

export interface S3Requests {
  /** Throws StorageError for all but a good answer. */
  ask(request: S3Request): Promise<S3Answer>;
  /** A good answer, or undefined where nothing is. */
  look(request: S3Request): Promise<S3Answer | undefined>;
  /** The bytes of a good answer as they come; they fail when the connection breaks, or is silent for long. */
  open(request: S3Request): Promise<Readable | undefined>;
  /** An address that does what the request would, for so many seconds. */
  presign(url: URL, seconds: number): Promise<string>;
}

/** Tries of one request, and the first pause between two of them, in milliseconds. */
const tries = 5;
const firstPause = 200;
const longestPause = 20_000;

/** Milliseconds in which an answer has to come; each that is sent has its time on the slowest line on top. */
export const usualPatience = 60_000;
/** Bytes a millisecond. */
const slowestLine = 16;

interface Signing {
  /** For people. */
  readonly storage: string;
  readonly region: string;
  readonly origin: string;
  readonly credentials: StorageCredentials;
  readonly patience: number;
}

/** Signed requests (signature version 4), repeated while the service is busy or does not answer. */
export function s3Requests(o: Signing): S3Requests {
  const { storage, region } = o;
  const identity = { ...o.credentials, region, service: 's3' };
  const send = sender(o);

  async function get<T>(request: S3Request, take: Take<T>): Promise<T | undefined> {
    const outcome = await persistently(o, request, () => once(o, request, { send, take }));
    if ('good' in outcome) return outcome.good;
    const { status, text, headers } = outcome;
    const code = /<Code>([^<]{1,80})<\/Code>/.exec(text)?.[1] ?? `HTTP ${status}`;
    if (status === 404 && code !== 'NoSuchBucket') return undefined;
    const home = headers.get('x-amz-bucket-region') ?? region;
    const elsewhere = home === region ? undefined : home;
    throw refusalOf({ storage, what: request.what, status, code, elsewhere });
  }

  return {
    look: (request) => get(request, wholeAnswer),
    open: (request) => get(request, bodyOf),
    async ask(request) {
      const answer = await get(request, wholeAnswer);
      if (answer !== undefined) return answer;
      throw refusalOf({ storage, what: request.what, status: 404, code: 'HTTP 404' });
    },
    async presign(url, seconds) {
      const wanted = new URL(url);
      wanted.searchParams.set('X-Amz-Expires', String(seconds));
      const signer = new AwsV4Signer({ ...identity, url: wanted.href, signQuery: true });
      return (await signer.sign()).url.href;
    },
  };
}

/** What is wanted of a good answer. */
type Take<T> = (response: Response, deadline: Deadline) => Promise<T>;

async function wholeAnswer(response: Response, deadline: Deadline): Promise<S3Answer> {
  const bytes = Buffer.from(await response.arrayBuffer());
  deadline.end();
  return { headers: response.headers, bytes };
}

function bodyOf({ body }: Response, deadline: Deadline): Promise<Readable> {
  return Promise.resolve(
    timedBody(body as unknown as AsyncIterable<Buffer>, deadline, (error) => error),
  );
}

type Send = (request: S3Request, signal: AbortSignal) => Promise<Response>;

/** Every try is signed anew: a signature is good for some minutes only. */
function sender({ region, origin, credentials }: Signing): Send {
  const agents = agentsFor(origin, proxyOfEnvironment(process.env));
  return async ({ url, method, headers, body }, signal) => {
    const signed = await new AwsV4Signer({
      ...credentials,
      ...{ region, service: 's3', url: url.href, method },
      headers: { ...headers },
      ...(body !== undefined && { body: new Uint8Array(body) }),
    }).sign();
    // As in src/api: asked by a signal that has ended, node-fetch ends the process by the body's error.
    signal.throwIfAborted();
    return await fetch(signed.url.href, {
      method,
      headers: [...signed.headers] as [string, string][],
      ...(body !== undefined && { body: bufferOf(body) }),
      agent: method === 'GET' || method === 'HEAD' ? agents.kept : agents.fresh,
      redirect: 'manual',
      signal,
    });
  };
}

/** Full (507) and unknown to the service (501) will be the same a second later. */
function isBusy(status: number): boolean {
  return status === 429 || (status >= 500 && status !== 501 && status !== 507);
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

type Outcome<T> =
  | { readonly good: T }
  | { readonly status: number; readonly text: string; readonly headers: Headers };

/** One try. Throws when no answer comes, or none to its end. */
async function once<T>(
  { patience }: Signing,
  request: S3Request,
  { send, take }: { readonly send: Send; readonly take: Take<T> },
): Promise<Outcome<T>> {
  const { body, signal } = request;
  const deadline = new Deadline(patience + (body?.length ?? 0) / slowestLine, signal);
  try {
    const response = await send(request, deadline.signal);
    if (response.ok) return { good: await take(response, deadline) };
    const { status, headers } = response;
    const text = await response.text();
    deadline.end();
    return { status, headers, text };
  } catch (error) {
    deadline.abandon();
    throw deadline.timedOut ? new Error('it took too long') : error;
  }
}

async function persistently<T>(
  { storage }: Signing,
  { what, signal }: S3Request,
  attempt: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  for (let number = 1; ; number++) {
    const outcome = await attempt().catch((error: unknown) => {
      signal.throwIfAborted();
      return error instanceof Error ? error : new Error(String(error));
    });
    const lost = outcome instanceof Error;
    if (!lost && ('good' in outcome || !isBusy(outcome.status))) return outcome;
    if (number === tries) {
      if (lost) throw unreachable(storage, what, outcome);
      return outcome;
    }
    const asked = lost ? null : outcome.headers.get('retry-after');
    await sleep(pauseBefore(number, asked), undefined, { signal });
  }
}

/** Twice as long each time, spread so that many workers do not come back at once. */
function pauseBefore(attempt: number, asked: string | null): number {
  const seconds = Number(asked);
  const wanted = asked !== null && Number.isFinite(seconds) ? seconds * 1000 : 0;
  const own = firstPause * 2 ** (attempt - 1) * (0.5 + Math.random());
  return Math.min(longestPause, Math.max(wanted, own));
}

function unreachable(storage: string, what: string, error: Error): StorageError {
  return new StorageError(
    'unreachable',
    `Storage ${storage}: ${what}: no answer (${error.message}). Check storage.s3.endpoint and the network; ` +
      'what was stored so far is kept.',
  );
}

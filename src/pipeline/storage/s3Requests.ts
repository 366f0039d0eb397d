import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import fetch from 'node-fetch';
import type { Response } from 'node-fetch';
import { agentsFor, proxyOfEnvironment } from '../../api';
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

export interface S3Requests {
  /** A good answer. Throws StorageError. */
  ask(request: S3Request): Promise<Response>;
  /** A good answer, or undefined where nothing is. */
  look(request: S3Request): Promise<Response | undefined>;
  /** An address that does what the request would, for so many seconds. */
  presign(url: URL, seconds: number): Promise<string>;
}

/** Tries of one request, and the first pause between two of them, in milliseconds. */
const tries = 5;
const firstPause = 200;
const longestPause = 20_000;

interface Signing {
  /** For people. */
  readonly storage: string;
  readonly region: string;
  readonly origin: string;
  readonly credentials: StorageCredentials;
}

/** Signed requests (signature version 4), repeated while the service is busy or does not answer. */
export function s3Requests(o: Signing): S3Requests {
  const { storage } = o;
  const identity = { ...o.credentials, region: o.region, service: 's3' };
  const send = sender(o);

  async function look(request: S3Request): Promise<Response | undefined> {
    const answer = await persistently(storage, request, send);
    if (answer.ok) return answer;
    const text = await answer.text().catch(() => '');
    const code = /<Code>([^<]{1,80})<\/Code>/.exec(text)?.[1] ?? `HTTP ${answer.status}`;
    if (answer.status === 404 && code !== 'NoSuchBucket') return undefined;
    throw refusalOf({ storage, what: request.what, status: answer.status, code });
  }

  return {
    look,
    async ask(request) {
      const answer = await look(request);
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

type Send = (request: S3Request) => Promise<Response>;

/** Every try is signed anew: a signature is good for some minutes only. */
function sender({ region, origin, credentials }: Signing): Send {
  const agents = agentsFor(origin, proxyOfEnvironment(process.env));
  return async ({ url, method, headers, body, signal }) => {
    const signed = await new AwsV4Signer({
      ...credentials,
      ...{ region, service: 's3', url: url.href, method },
      headers: { ...headers },
      ...(body !== undefined && { body: new Uint8Array(body) }),
    }).sign();
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

async function persistently(storage: string, request: S3Request, send: Send): Promise<Response> {
  const { what, signal } = request;
  for (let attempt = 1; ; attempt++) {
    const answer = await send(request).catch((error: unknown) => {
      signal.throwIfAborted();
      return error instanceof Error ? error : new Error(String(error));
    });
    const lost = answer instanceof Error;
    if (!lost && !isBusy(answer.status)) return answer;
    if (attempt === tries) {
      if (lost) throw unreachable(storage, what, answer);
      return answer;
    }
    // The pause may be long, and nobody will read the rest.
    if (!lost) answer.body?.resume();
    const asked = lost ? null : answer.headers.get('retry-after');
    await sleep(pauseBefore(attempt, asked), undefined, { signal });
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

import type { Readable } from 'node:stream';
import fetch, { type Response } from 'node-fetch';
import { agentsFor, type Agents } from './agents';
import { bodyPieces, readJson, readRefusal } from './answers';
import { Deadline } from './deadline';
import { AnswerError, NetworkError, PlatformError, type RequestName } from './errors';
import type { AuthorizationKind } from './profiles';
import type { ProxySettings } from './proxy';
import { queryString } from './query';
import type { Quotas } from './quotas';
import { withRetry, type Repetition, type RetryPolicy } from './retry';
import { networkErrorOf } from './systemErrors';
import { timedBody } from './timedBody';

/** One HTTP request, told when it ended. For logs and counters; never holds the token. */
export interface RequestEvent {
  readonly method: string;
  readonly path: string;
  /** 1 for the first request of a call. */
  readonly attempt: number;
  readonly milliseconds: number;
  /** The HTTP status, or how the connection failed. */
  readonly outcome: number | string;
}

export interface TransportOptions {
  readonly baseUrl: string;
  readonly token: string;
  readonly authorization: AuthorizationKind;
  readonly retry: RetryPolicy;
  /** Time for one request until its answer is complete (a download: until the next piece). */
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  /** Asked before every request; absent: nobody counts. */
  readonly quotas?: Quotas | undefined;
  readonly proxy?: ProxySettings | undefined;
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the host's root: `/api/v1/pools`. */
  readonly path: string;
  readonly query?: object | undefined;
  /** Sent as JSON; bytes go out as they are. */
  readonly body?: unknown;
  readonly repetition: Repetition;
  readonly alsoCodes?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What came back: parsed JSON, or undefined for an empty answer (204). */
export interface Answer {
  readonly name: RequestName;
  readonly status: number;
  readonly body: unknown;
}

/** Sends requests to one platform with one token. Everything above it speaks of objects. */
export interface Transport {
  readonly baseUrl: string;
  send(call: Call): Promise<Answer>;
  download(call: Call): Promise<Readable>;
  requestCount(): number;
  close(): void;
}

export function createTransport(options: TransportOptions): Transport {
  return new HttpTransport(options);
}

/** What to make of a good answer, given the means to end its time and explain its failures. */
type Take<T> = (
  response: Response,
  how: {
    readonly name: RequestName;
    readonly deadline: Deadline;
    readonly explain: (error: unknown) => unknown;
  },
) => Promise<T>;

class HttpTransport implements Transport {
  readonly baseUrl: string;
  readonly #origin: string;
  readonly #authorization: string;
  readonly #options: TransportOptions;
  readonly #agents: Agents;
  #requests = 0;

  constructor(options: TransportOptions) {
    this.baseUrl = platformUrl(options.baseUrl);
    this.#origin = new URL(this.baseUrl).origin;
    this.#authorization = authorizationValue(options.authorization, options.token);
    this.#options = options;
    this.#agents = agentsFor(this.#origin, options.proxy);
  }

  send(call: Call): Promise<Answer> {
    return this.#withAttempts(call, async (response, { name, deadline }) => {
      const body = await readJson(response, name, this.#hide);
      deadline.end();
      return { name, status: response.status, body };
    });
  }

  download(call: Call): Promise<Readable> {
    return this.#withAttempts(call, (response, { name, deadline, explain }) =>
      Promise.resolve(timedBody(bodyPieces(response, name), deadline, explain)),
    );
  }

  requestCount(): number {
    return this.#requests;
  }

  close(): void {
    this.#agents.kept.destroy();
    this.#agents.fresh.destroy();
  }

  readonly #hide = (text: string): string => text.replaceAll(this.#options.token, '***');

  #withAttempts<T>(call: Call, take: Take<T>): Promise<T> {
    return withRetry((number) => this.#attempt(call, number, take), {
      ...call,
      policy: this.#options.retry,
    });
  }

  async #attempt<T>(call: Call, number: number, take: Take<T>): Promise<T> {
    await this.#options.quotas?.admit(call, call);
    const name: RequestName = { method: call.method, path: call.path };
    const deadline = new Deadline(this.#options.timeoutMs, call.signal);
    const explain = (error: unknown): unknown =>
      networkErrorOf(error, { name, origin: this.#origin, deadline });
    const started = performance.now();
    const report = (outcome: number | string): void =>
      this.#options.onRequest?.({
        ...name,
        attempt: number,
        milliseconds: performance.now() - started,
        outcome,
      });
    try {
      const response = await this.#once(call, name, deadline);
      const taken = await take(response, { name, deadline, explain });
      report(response.status);
      return taken;
    } catch (error) {
      deadline.abandon();
      const told = explain(error);
      report(outcomeOf(told));
      if (told instanceof PlatformError && told.status === 429) {
        this.#options.quotas?.refused(call, told);
      }
      throw told;
    }
  }

  /** One HTTP request; anything but a good answer is thrown. */
  async #once(call: Call, name: RequestName, deadline: Deadline): Promise<Response> {
    // Asked by a signal that has ended, node-fetch destroys the body it was given, and nobody hears its error.
    deadline.signal.throwIfAborted();
    this.#requests += 1;
    const { body, headers } = payloadOf(call);
    const response = await fetch(this.baseUrl + call.path + queryString(call.query ?? {}), {
      method: call.method,
      headers: {
        authorization: this.#authorization,
        accept: 'application/json',
        ...headers,
      },
      body,
      redirect: 'manual',
      agent: call.repetition === 'once' ? this.#agents.fresh : this.#agents.kept,
      size: this.#options.maxAnswerBytes,
      signal: deadline.signal,
    });
    if (response.status >= 300 && response.status < 400) {
      throw new AnswerError(name, response.status, 'a redirection instead of an answer');
    }
    if (!response.ok) throw await readRefusal(response, name, this.#hide);
    return response;
  }
}

/** Bytes of a file with its MIME type, for a call that uploads them. */
export class FileBody {
  constructor(
    readonly bytes: Uint8Array,
    readonly mediaType: string,
  ) {}
}

interface Payload {
  readonly body: string | Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

function payloadOf({ body }: Call): Payload {
  if (body === undefined) return { body: null, headers: {} };
  if (body instanceof FileBody) {
    return { body: Buffer.from(body.bytes), headers: { 'content-type': body.mediaType } };
  }
  const headers = { 'content-type': 'application/json; charset=UTF-8' };
  return { body: JSON.stringify(body), headers };
}

/** `https://host` without a slash at the end; forgives a copied `/api/v1`. Throws on anything else. */
export function platformUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new TypeError(
      `"${text}" is not the URL of a platform: expected something like https://toloka.dev or http://127.0.0.1:8080.`,
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, '').replace(/\/api\/v1$/, '');
}

/** The header's value. Says nothing of the token in its error: it may be a mistyped real one. */
function authorizationValue(kind: AuthorizationKind, token: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError(
      'The token is empty or has spaces or other characters that tokens do not have. ' +
        'Copy it again from the platform and set CROWDSMITH_TOKEN or sign in again.',
    );
  }
  return `${kind} ${token}`;
}

function outcomeOf(error: unknown): number | string {
  if (error instanceof PlatformError || error instanceof AnswerError) return error.status;
  if (error instanceof NetworkError) return error.failure;
  return 'cancelled';
}

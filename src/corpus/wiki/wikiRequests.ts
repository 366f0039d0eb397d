import { setTimeout as sleep } from 'node:timers/promises';
import fetch from 'node-fetch';
import type { Response } from 'node-fetch';
import { agentsFor, Deadline, proxyOfEnvironment } from '../../api';
import { CorpusError } from '../corpusError';

/** A MediaWiki API, asked one question after the other. */
export interface WikiRequests {
  readonly endpoint: string;
  /** The answer as plain data. Throws CorpusError, or the signal's reason. */
  query(
    parameters: Readonly<Record<string, string | number>>,
    signal: AbortSignal,
  ): Promise<unknown>;
}

const tries = 8;
/** Milliseconds. */
const firstPause = 1000;
const longestPause = 120_000;
/** Milliseconds in which an answer has to come: fifty long articles are some megabytes. */
const usualPatience = 180_000;
/** Seconds that the wiki's copies may lag behind before it asks us to come later. */
const maxlag = 5;

/**
 * As wikis ask their visitors to behave: one request at a time, a name by which we can be known, and a pause when
 * the servers are behind (`maxlag`) or say how long to wait (`Retry-After`).
 */
export function wikiRequests(o: {
  readonly endpoint: string;
  /** An e-mail address or page of who collects, sent along as wikis wish. */
  readonly contact?: string;
  /** Milliseconds of the first pause; tests are in a hurry. */
  readonly pause?: number;
  /** Milliseconds after which a wiki that says nothing is asked again. */
  readonly patience?: number;
}): WikiRequests {
  const agents = agentsFor(new URL(o.endpoint).origin, proxyOfEnvironment(process.env));
  const headers = { 'user-agent': `Crowdsmith/0.1 (corpus collector${contactOf(o.contact)})` };
  return {
    endpoint: o.endpoint,
    async query(parameters, signal) {
      const body = new URLSearchParams({ maxlag: String(maxlag) });
      for (const [name, value] of Object.entries(parameters)) body.set(name, String(value));
      const url = `${o.endpoint}?${body.toString()}`;
      for (let attempt = 1; ; attempt++) {
        const deadline = new Deadline(o.patience ?? usualPatience, signal);
        const outcome = await ask(
          () => fetch(url, { headers, agent: agents.kept, signal: deadline.signal }),
          signal,
        ).finally(() => deadline.end());
        if (outcome.state === 'answer') return outcome.answer;
        if (attempt === tries) {
          throw new CorpusError(
            `${new URL(o.endpoint).host} does not answer: ${outcome.reason}. What was collected is kept; the same ` +
              'command goes on from there.',
          );
        }
        const own = (o.pause ?? firstPause) * 2 ** (attempt - 1);
        const pause = Math.min(longestPause, Math.max(outcome.wait, own));
        await sleep(pause, undefined, { signal });
      }
    },
  };
}

function contactOf(contact: string | undefined): string {
  // A line break would begin another header.
  const safe = contact?.replaceAll(/[^\x20-\x7e]/g, '') ?? '';
  return safe === '' ? '' : `; ${safe}`;
}

type Outcome =
  | { readonly state: 'answer'; readonly answer: unknown }
  | { readonly state: 'later'; readonly wait: number; readonly reason: string };

async function ask(send: () => Promise<Response>, signal: AbortSignal): Promise<Outcome> {
  try {
    const response = await send();
    const wait = Number(response.headers.get('retry-after') ?? 0) * 1000 || 0;
    if (response.status === 429 || response.status >= 500) {
      response.body?.resume();
      return { state: 'later', wait, reason: `HTTP ${response.status}` };
    }
    if (!response.ok) throw new CorpusError(refused(response));
    const text = await response.text();
    return judge(text, wait, response);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof CorpusError) throw error;
    return {
      state: 'later',
      wait: 0,
      reason: error instanceof Error ? error.message : String(error),
    };
  }
}

function judge(text: string, wait: number, response: Response): Outcome {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new CorpusError(
      `${new URL(response.url).host} did not answer with JSON: no MediaWiki API?`,
    );
  }
  const { error } = answer as {
    readonly error?: { readonly code?: string; readonly info?: string };
  };
  if (error === undefined) return { state: 'answer', answer };
  const { code = 'unknown', info = '' } = error;
  if (code === 'maxlag' || code === 'ratelimited' || code === 'readonly') {
    return { state: 'later', wait, reason: code };
  }
  throw new CorpusError(`The wiki refuses the question (${code}): ${info}`);
}

function refused({ status, url }: Response): string {
  const { host, pathname } = new URL(url);
  const remedy = status === 404 ? 'Is the language code right, and is there an API?' : '';
  return `${host}${pathname} answers with HTTP ${status}. ${remedy}`.trim();
}

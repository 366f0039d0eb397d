import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An article of the test's own wiki. */
export interface Article {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

export interface WikiServer {
  /** Of the API. */
  readonly endpoint: string;
  /** Questions as they came. */
  readonly questions: readonly URLSearchParams[];
  readonly agents: readonly string[];
  /** How many questions were under way at once, at most. */
  readonly atOnce: () => number;
  /** The next questions are answered with this. */
  next(...answers: readonly ('maxlag' | 'ratelimited' | 'busy' | 'cut' | 'html')[]): void;
  close(): Promise<void>;
}

/** Titles that one answer holds. */
const perAnswer = 3;
/** Texts that fit into one answer: the rest comes with `rvcontinue`. */
const textsPerAnswer = 2;

/** A wiki on loopback that pages, breaks answers off, lags behind and limits as MediaWiki does. */
export async function wikiServer(articles: readonly Article[]): Promise<WikiServer> {
  const questions: URLSearchParams[] = [];
  const agents: string[] = [];
  const mishaps: string[] = [];
  let underWay = 0;
  let most = 0;
  const sorted = [...articles].sort((a, b) => (a.title < b.title ? -1 : 1));
  const server = createServer((request, response) => {
    most = Math.max(most, ++underWay);
    response.on('close', () => underWay--);
    const query = new URL(request.url ?? '/', 'http://x').searchParams;
    questions.push(query);
    agents.push(request.headers['user-agent'] ?? '');
    const mishap = mishaps.shift();
    if (mishap === undefined) response.end(JSON.stringify(answer(sorted, query)));
    else refuse(mishap, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/w/api.php`,
    questions,
    agents,
    atOnce: () => most,
    next: (...answers) => mishaps.push(...answers),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function refuse(mishap: string, request: IncomingMessage, response: ServerResponse): void {
  if (mishap === 'busy') response.writeHead(503, { 'retry-after': '0' }).end('later');
  else if (mishap === 'cut') request.socket.destroy();
  else if (mishap === 'html') response.end('<html>no API here</html>');
  else {
    response.setHeader('retry-after', '0');
    response.end(JSON.stringify({ error: { code: mishap, info: 'Waiting for a host.' } }));
  }
}

function answer(sorted: readonly Article[], query: URLSearchParams): unknown {
  const prefix = query.get('gapprefix') ?? '';
  const from = query.get('gapcontinue') ?? '';
  const all = sorted.filter(({ title }) => title.startsWith(prefix) && title >= from);
  const titles = all.slice(0, perAnswer);
  const after = all[perAnswer];
  const skip = Number(query.get('rvcontinue') ?? 0);
  const pages = titles.map(({ id, title, text }, at) => ({
    ...{ pageid: id, ns: 0, title },
    ...(at >= skip &&
      at < skip + textsPerAnswer && { revisions: [{ slots: { main: { content: text } } }] }),
  }));
  const moreTexts = skip + textsPerAnswer < titles.length;
  const next = moreTexts
    ? { gapcontinue: from, rvcontinue: String(skip + textsPerAnswer), continue: '||' }
    : after && { gapcontinue: after.title, continue: 'gapcontinue||' };
  return { ...(next && { continue: next }), ...(titles.length > 0 && { query: { pages } }) };
}

import { CorpusError } from '../corpusError';
import type { PageBatch, PageSource, Position, WikiPage } from '../page';
import type { WikiRequests } from './wikiRequests';

/** Articles asked for at once: the most whose texts the API gives without special rights. */
const perRequest = 50;

/**
 * Articles of a wiki through its API, in the order of their titles. One request brings the texts of up
 * to fifty of them.
 */
export function apiSource(requests: WikiRequests, o: { readonly prefix: string }): PageSource {
  return {
    address: (title) => {
      const { origin } = new URL(requests.endpoint);
      return `${origin}/wiki/${encodeURIComponent(title.replaceAll(' ', '_'))}`;
    },
    async *batches(from, signal) {
      // An answer that would be too long breaks off: what goes on then are the same pages' texts.
      const pages = new Map<string, WikiPage>();
      for (let next: Position | undefined = from ?? {}; next !== undefined;) {
        const answer = await requests.query({ ...question(o.prefix), ...next }, signal);
        for (const page of pagesIn(answer)) if (page.text !== '') pages.set(page.id, page);
        const before = JSON.stringify(next);
        next = continuation(answer);
        if (JSON.stringify(next) === before) {
          throw new CorpusError('The API says that it goes on where it was: it would never end.');
        }
        const sameAgain = next !== undefined && 'rvcontinue' in next;
        if (sameAgain) continue;
        yield { pages: [...pages.values()], next } satisfies PageBatch;
        pages.clear();
      }
    },
  };
}

function question(prefix: string): Readonly<Record<string, string>> {
  return {
    ...{ action: 'query', format: 'json', formatversion: '2' },
    generator: 'allpages',
    gapnamespace: '0',
    gapfilterredir: 'nonredirects',
    gaplimit: String(perRequest),
    ...(prefix !== '' && { gapprefix: prefix }),
    prop: 'revisions',
    rvprop: 'content',
    rvslots: 'main',
  };
}

function continuation(answer: unknown): Position | undefined {
  const next = property(answer, 'continue');
  if (typeof next !== 'object' || next === null) return undefined;
  return Object.fromEntries(
    Object.entries(next).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}

function* pagesIn(answer: unknown): Generator<WikiPage> {
  const query = property(answer, 'query');
  if (query === undefined) return;
  const pages = property(query, 'pages');
  if (!Array.isArray(pages)) {
    throw new CorpusError('The answer of the API has no list of pages. Is this a MediaWiki API?');
  }
  for (const page of pages as readonly unknown[]) {
    const title = property(page, 'title');
    const id = property(page, 'pageid');
    const revisions = property(page, 'revisions');
    if (typeof title !== 'string' || typeof id !== 'number') continue;
    const newest: unknown = Array.isArray(revisions) ? revisions[0] : undefined;
    const text = property(property(property(newest, 'slots'), 'main'), 'content');
    yield { id: String(id), title, text: typeof text === 'string' ? text : '' };
  }
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

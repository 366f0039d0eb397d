import type { Page } from '../../api';
import type { FetchPage } from './branch';

/** How the tree asks the platform for the pages of its lists. */

interface Listable<T, Filter> {
  page(
    query: Filter & { readonly limit: number; readonly sort: string },
    options: { readonly signal: AbortSignal },
  ): Promise<Page<T>>;
}

/** `newest`: as the platform numbers things in the order they were made, by falling id. */
export type ListOrder = 'newest' | 'oldest';

/** Enough to fill a screen and to be there at once. */
export const pageSize = 50;

export function pagesOf<T extends { readonly id: string }, Filter extends object>(
  list: Listable<T, Filter>,
  filter: Filter,
  { order = 'newest', size = pageSize }: { order?: ListOrder; size?: number } = {},
): FetchPage<T> {
  return async (after, signal) => {
    const [sort, bound] = order === 'newest' ? ['-id', 'id_lt'] : ['id', 'id_gt'];
    const from = after === undefined ? {} : { [bound]: after };
    const query = { ...filter, limit: size, sort, ...from };
    const page = await list.page(query, { signal });
    return { items: page.items, next: page.has_more ? page.items.at(-1)?.id : undefined };
  };
}

/** Pages read for one step of a search; a person asks for the next step. */
const pagesAStep = 20;

/** Only what is wanted, where the platform cannot pick: reads on until there is enough of it. */
export function picked<T>(
  fetch: FetchPage<T>,
  wanted: (item: T) => boolean,
  mostPages = pagesAStep,
): FetchPage<T> {
  return async (after, signal) => {
    const found: T[] = [];
    let next = after;
    for (let pages = 0; pages < mostPages && found.length < pageSize; pages += 1) {
      const page = await fetch(next, signal);
      found.push(...page.items.filter(wanted));
      next = page.next;
      if (next === undefined) break;
    }
    return { items: found, next };
  };
}

/** What is wanted of one page: a look at what has come lately is not worth a search. */
export function glimpsed<T>(fetch: FetchPage<T>, wanted: (item: T) => boolean): FetchPage<T> {
  return picked(fetch, wanted, 1);
}

/** A list that comes whole with one question. */
export function whole<T>(ask: (signal: AbortSignal) => Promise<readonly T[]>): FetchPage<T> {
  return async (_after, signal) => ({ items: await ask(signal), next: undefined });
}

import { asPage, isObject } from './answers';
import { AnswerError } from './errors';
import type { CallOptions, Page, PageOf } from './model';
import type { Transport } from './transport';

/** Where a list is, and the field that numbers its items (`id`, or `task_id` for aggregates). */
export interface ListPlace {
  readonly path: string;
  readonly cursor?: string;
  /** Items asked for at once when walking the whole list. */
  readonly pageSize: number;
}

/** One page of a list, as asked. */
export async function readPage<T>(
  transport: Transport,
  place: ListPlace,
  query: object,
  options: CallOptions,
): Promise<Page<T>> {
  const answer = await transport.send({
    method: 'GET',
    path: place.path,
    query,
    repetition: 'repeatable',
    signal: options.signal,
  });
  return asPage<T>(answer.body, answer.name, answer.status);
}

/**
 * All items of a list in order of their ids, one page in memory at a time. Asks for what follows
 * the last id seen, so that items made or gone meanwhile neither repeat nor hide others.
 */
export async function* walk<T>(
  transport: Transport,
  place: ListPlace,
  filter: object,
  options: CallOptions,
): AsyncGenerator<T, void, undefined> {
  const cursor = place.cursor ?? 'id';
  let last: string | undefined;
  for (;;) {
    const query = {
      limit: place.pageSize,
      ...filter,
      sort: cursor,
      ...(last === undefined ? {} : { [`${cursor}_gt`]: last }),
    };
    const page = await readPage<T>(transport, place, query, options);
    yield* page.items;
    if (!page.has_more) return;
    const next = cursorOf(page.items.at(-1), cursor);
    if (next === undefined || next === last) {
      const name = { method: 'GET', path: place.path };
      throw new AnswerError(name, 200, 'the list says that more follows but does not go on');
    }
    last = next;
  }
}

function cursorOf(item: unknown, cursor: string): string | undefined {
  const value = isObject(item) ? item[cursor] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The two ways to read a list that every resource has. */
export interface Listing<T, Filter extends object> {
  /** One page; the caller chooses order, bounds and size. */
  page(query?: PageOf<Filter>, options?: CallOptions): Promise<Page<T>>;
  /** The whole list, page by page as it is consumed. */
  list(filter?: PageOf<Filter>, options?: CallOptions): AsyncGenerator<T, void, undefined>;
}

export function listing<T, Filter extends object>(
  transport: Transport,
  place: ListPlace,
): Listing<T, Filter> {
  return {
    page: (query, options = {}) => readPage<T>(transport, place, query ?? {}, options),
    list: (filter, options = {}) => walk<T>(transport, place, filter ?? {}, options),
  };
}

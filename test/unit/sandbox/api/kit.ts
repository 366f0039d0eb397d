import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { at, listAt } from '../look';
import type { Json, Platform } from '../platform';

export interface KitAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** The platform asked in the form in which the Python client asks it. */
export interface Kit {
  request(method: string, path: string, o?: { body?: unknown; query?: Json }): Promise<KitAnswer>;
  /** The JSON of a good answer. */
  json(method: string, path: string, o?: { body?: unknown; query?: Json }): Promise<Json>;
  /** Pages as its generators do: sorted by the cursor, which then is sent back. */
  all(path: string, query?: Json, cursor?: string, batch?: number): Promise<Json[]>;
  /** A finished operation: asked for again as long as it runs. */
  wait(operation: unknown): Promise<Json>;
}

/** Which of the two schemes it picks, by the look of the token. */
export function schemeOf(token: string): 'ApiKey' | 'OAuth' {
  const first = token.indexOf('.');
  const dots = token.split('.').length - 1;
  return dots === 2 && first >= 22 && first <= 24 ? 'ApiKey' : 'OAuth';
}

export function kitFor({ sandbox }: Platform): Kit {
  const request: Kit['request'] = async (method, path, { body, query = {} } = {}) => {
    const response = await fetch(`${sandbox.url}${path}${queryText(query)}`, {
      method,
      redirect: 'manual',
      headers: {
        Authorization: `${schemeOf(sandbox.token)} ${sandbox.token}`,
        'User-Agent': 'python-toloka-client-1.2.3',
        'X-Caller-Context': 'client',
        'X-Top-Level-Method': 'top',
        'X-Low-Level-Method': 'low',
        ...(!isEmpty(body) && { 'Content-Type': 'application/json' }),
      },
      ...(!isEmpty(body) && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      body: isJson ? JSON.parse(text) : text,
      headers: response.headers,
    };
  };
  const json: Kit['json'] = async (method, path, o) => {
    const { status, body } = await request(method, path, o);
    const said = `${method} ${path}: ${status} ${JSON.stringify(body)}`;
    assert.ok(status >= 200 && status < 300 && typeof body === 'object', said);
    return body as Json;
  };
  const all: Kit['all'] = async (path, query = {}, cursor = 'id', batch) => {
    const found: Json[] = [];
    for (;;) {
      const last: unknown = at(found.at(-1), cursor);
      const page = await json('GET', path, {
        query: {
          ...query,
          sort: cursor,
          ...(batch !== undefined && { limit: batch }),
          ...(last !== undefined && { [`${cursor}_gt`]: last }),
        },
      });
      const items = listAt(page, 'items') as Json[];
      found.push(...items);
      if (page.has_more !== true) return found;
      assert.ok(items.length > 0, 'has_more with no items is an index error to the client');
    }
  };
  const wait: Kit['wait'] = async (operation) => {
    for (let now = operation as Json; ;) {
      if (now.status === 'SUCCESS' || now.status === 'FAIL') return now;
      now = await json('GET', `/api/v1/operations/${String(now.id)}`);
    }
  };
  return { request, json, all, wait };
}

function isEmpty(body: unknown): boolean {
  if (body === undefined || body === null) return true;
  return typeof body === 'object' && Object.keys(body).length === 0;
}

type Pair = [name: string, value: string];

/** Lists joined by commas, booleans as true and false, dates without a zone. */
function queryText(query: Json): string {
  const pairs = Object.entries(query).flatMap(([name, value]: [string, unknown]): Pair[] =>
    value === undefined || value === null
      ? []
      : [[name, Array.isArray(value) ? value.join(',') : String(value as string | number)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

export interface Made {
  readonly operation: Json;
  readonly log: readonly Json[];
  /** Ids by the index that was put on each item. */
  readonly ids: Readonly<Record<string, string>>;
  readonly refused: Readonly<Record<string, Json>>;
}

/** What it does by default to make objects: an operation of its own name, waited for, and its log. */
export async function createAsync(
  kit: Kit,
  path: string,
  items: Json | Json[],
  query: Json = {},
): Promise<Made> {
  const operationId = randomUUID();
  const body = Array.isArray(items)
    ? items.map((item: Json, index) => ({ ...item, __item_idx: String(index) }))
    : { ...items, __item_idx: '0' };
  const parameters = { operation_id: operationId, async_mode: true, ...query };
  const started = await kit.json('POST', path, { body, query: parameters });
  assert.equal(started.id, operationId);
  const operation = await kit.wait(started);
  const log = await kit.json('GET', `/api/v1/operations/${operationId}/log`);
  assert.ok(Array.isArray(log), 'the log is an array');
  const [ids, refused]: [Record<string, string>, Record<string, Json>] = [{}, {}];
  for (const row of log as unknown as Json[]) {
    const index = at(row, 'input.__item_idx');
    // Rows without it are of no interest to the client.
    if (typeof index !== 'string') continue;
    const output = row.output as Json;
    if (row.success === true) ids[index] = String(Object.values(output)[0]);
    else refused[index] = output;
  }
  return { operation, log: log as unknown as Json[], ids, refused };
}

import assert from 'node:assert/strict';
import { bodyFor, exampleOf, pathOf } from './examples';
import {
  apiFacts,
  clientFacts,
  isServed,
  type CallFact,
  type EndpointFact,
  type MethodFact,
} from './facts';
import { kitFor, type Kit } from './kit';
import { sceneryOf, type Scenery } from './scenery';
import { openStage, type Stage } from './stage';

const api = apiFacts();
const client = clientFacts();

/** Ids have other names in the two catalogs. */
function shapeOf(method: string, path: string): string {
  return `${method} ${path.replace(/\{\w+\}/g, '{}')}`;
}

function endpointOf({ method, path }: CallFact): EndpointFact {
  const shape = shapeOf(method, path);
  const found = api?.endpoints.find((item) => shapeOf(item.method, item.fullPath) === shape);
  assert.ok(found, `${shape} is no endpoint`);
  return found;
}

function isOfApps({ name, calls = [], callsMethods = [] }: MethodFact): boolean {
  return (
    calls.some(({ path }) => !isServed({ fullPath: path })) ||
    callsMethods.some((called) => called.includes('_app')) ||
    name.includes('_app')
  );
}

(api && client ? describe : describe.skip)('every method of the Python client', () => {
  let stage: Stage;
  let kit: Kit;
  let scenery: Scenery;

  before(async () => {
    stage = await openStage();
    kit = kitFor(stage.platform);
    scenery = await sceneryOf(stage);
  });
  after(() => stage.close());

  async function make(call: CallFact): Promise<void> {
    const endpoint = endpointOf(call);
    const example = exampleOf(endpoint);
    assert.ok(example, `no example for ${call.method} ${call.path}`);
    const body = call.body === undefined ? undefined : bodyFor(endpoint, scenery);
    const isSearch = call.query?.includes('sort') === true;
    const path = pathOf(endpoint, example.ids?.(scenery) ?? []);
    const query = { ...example.query?.(scenery), ...(isSearch && sortAndLimit(endpoint)) };
    await closeWhatMustBeClosed(call, path);
    const { status, body: answer } = await kit.request(call.method, path, { body, query });
    const said = `${call.method} ${path}: ${status} ${JSON.stringify(answer).slice(0, 300)}`;
    assert.ok(status >= 200 && status < 300, said);
    if (call.emptyBodyOk !== true) {
      assert.ok(typeof answer === 'object' && answer !== null, `${said}: JSON is read in any case`);
    }
  }

  /** Other methods may have opened it. */
  async function closeWhatMustBeClosed({ method }: CallFact, path: string): Promise<void> {
    const pool = /^\/api\/v1\/(?:pools|trainings)\/\d+/.exec(path)?.[0];
    if (pool !== undefined && (method === 'PUT' || path.endsWith('/archive'))) {
      await kit.request('POST', `${pool}/close`);
    }
  }

  function sortAndLimit({ query }: EndpointFact): { readonly sort: unknown; readonly limit: 2 } {
    const names = query?.find(({ name }) => name === 'sort')?.enum as readonly string[];
    const [first = 'id', second] = names;
    return { sort: second === undefined ? [first] : [`-${second}`, first], limit: 2 };
  }

  // What ends things comes last.
  const ends = ({ name }: MethodFact): number => Number(/^(?:archive|delete)/.test(name));
  const methods = (client?.methods ?? [])
    .filter((method) => !isOfApps(method))
    .sort((a, b) => ends(a) - ends(b));
  const known = new Set(client?.methods.map(({ name }) => name));

  async function pageThrough({ callsMethods, paging }: MethodFact): Promise<void> {
    const find = client?.methods.find(({ name }) => name === callsMethods?.[0]);
    const [call] = find?.calls ?? [];
    assert.ok(call && paging, 'what it pages through');
    const endpoint = endpointOf(call);
    const example = exampleOf(endpoint);
    const path = pathOf(endpoint, example?.ids?.(scenery) ?? []);
    const whole = await kit.all(path, example?.query?.(scenery), paging.sort, 100);
    const paged = await kit.all(path, example?.query?.(scenery), paging.sort, 2);
    assert.deepEqual(paged, whole);
    assert.ok(whole.length > 2, `only ${whole.length} to page through`);
  }

  for (const method of methods) {
    it(method.name, async () => {
      for (const call of method.calls ?? []) await make(call);
      for (const called of method.callsMethods ?? []) assert.ok(known.has(called), called);
      if (method.paging) await pageThrough(method);
    });
  }
});

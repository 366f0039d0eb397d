import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { at, listAt, textAt } from '../look';
import { poolOf, type Json } from '../platform';
import { createAsync, kitFor, schemeOf, type Kit } from './kit';
import { castOf, type Cast } from './samples';
import { openStage, type Stage } from './stage';

/** What breaks a real client though a server's own tests are green: how it asks and is answered. */
describe('traps of the Python client: requests and answers', () => {
  let stage: Stage;
  let kit: Kit;
  let cast: Cast;

  before(async () => {
    stage = await openStage();
    kit = kitFor(stage.platform);
    cast = await castOf(stage);
  });
  after(() => stage.close());

  /** The raw answer to a request, and on which connection it came. */
  function raw(agent: Agent, path: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const url = stage.platform.sandbox.url + path;
      const headers = { authorization: 'OAuth stage' };
      const asked = httpRequest(url, { agent, headers }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer));
      });
      asked.once('error', reject).end();
    });
  }

  it('no limits and no faults unless they are asked for: nothing that would be retried', async () => {
    const answers = await Promise.all(
      Array.from({ length: 400 }, () => kit.request('GET', '/api/v1/requester')),
    );
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    assert.ok(answers.every(({ headers }) => !headers.has('retry-after')));
  });

  it('HTTP/1.1 with keep-alive', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const first = await raw(agent, '/api/v1/requester');
    const second = await raw(agent, '/api/v1/requester');
    assert.deepEqual([first.httpVersion, second.socket === first.socket], ['1.1', true]);
    agent.destroy();
  });

  it('redirects are not followed, so there are none', async () => {
    for (const path of ['/', '/api/v1', '/api/v1/pools/', '//api/v1/pools', '/api/v1/Pools']) {
      const { status } = await kit.request('GET', path);
      assert.ok(status < 300 || status >= 400, `${path}: ${status}`);
    }
  });

  it('every refusal is JSON with a code, whatever went wrong', async () => {
    const { url } = stage.platform.sandbox;
    const authorization = 'OAuth stage';
    const json = { authorization, 'content-type': 'application/json' };
    const refusals: readonly (readonly [number, string, RequestInit])[] = [
      [401, '/api/v1/pools', {}],
      [403, '/api/v1/pools', { headers: { authorization: 'OAuth wrong' } }],
      [404, '/api/v1/pools/1', { headers: { authorization } }],
      [404, '/nowhere', { headers: { authorization } }],
      [405, '/api/v1/pools', { method: 'DELETE', headers: { authorization } }],
      [400, '/api/v1/pools', { method: 'POST', headers: json, body: '{"a":' }],
      [400, '/api/v1/pools?limit=x', { headers: { authorization } }],
      [400, '/api/v1/pools/%zz', { headers: { authorization } }],
      [415, '/api/v1/pools', { method: 'POST', headers: { authorization }, body: 'text' }],
    ];
    for (const [status, path, init] of refusals) {
      const answer = await fetch(url + path, init);
      const body: unknown = await answer.json();
      const said = `${path}: ${answer.status} ${JSON.stringify(body)}`;
      assert.equal(answer.status, status, said);
      assert.ok(
        [at(body, 'code'), at(body, 'message')].every((x) => typeof x === 'string'),
        said,
      );
      assert.match(answer.headers.get('content-type') ?? '', /^application\/json/, said);
    }
  });

  it('404 says DOES_NOT_EXIST, which is what the exception is chosen by', async () => {
    const { body } = await kit.request('GET', '/api/v1/projects/123');
    assert.equal(at(body, 'code'), 'DOES_NOT_EXIST');
  });

  it('VALIDATION_ERROR has a payload of field → {code, message, params}', async () => {
    const body = poolOf(cast.projectId, { priority: 1000 });
    const answer = await kit.request('POST', '/api/v1/pools', { body });
    assert.equal(at(answer.body, 'code'), 'VALIDATION_ERROR');
    const fault = at(answer.body, 'payload.priority');
    assert.deepEqual(at(fault, 'code'), 'VALUE_GREATER_THAN_MAX');
    assert.deepEqual(at(fault, 'params'), [100]);
  });

  it('an archived project archived again answers JSON, not 204', async () => {
    const project = await kit.json('POST', '/api/v1/projects', {
      body: { public_name: 'done', task_spec: { input_spec: {}, output_spec: {} } },
    });
    const path = `/api/v1/projects/${textAt(project, 'id')}/archive`;
    for (let time = 0; time < 2; time++) {
      const operation = await kit.json('POST', path);
      assert.equal(at(operation, 'parameters.project_id'), project.id);
      assert.equal((await kit.wait(operation)).status, 'SUCCESS');
    }
  });

  it('OAuth, or ApiKey where the token has two dots, the first at 22 to 24', async () => {
    assert.equal(schemeOf('0123456789012345678901.abc.def'), 'ApiKey');
    assert.equal(schemeOf('plain'), 'OAuth');
    for (const scheme of ['OAuth', 'ApiKey']) {
      const headers = { authorization: `${scheme} stage`, 'X-Act-Under-Account-ID': 'someone' };
      const answer = await fetch(`${stage.platform.sandbox.url}/api/v1/requester`, { headers });
      assert.equal(answer.status, 200, scheme);
    }
  });

  it('lists of a query are joined by commas, and so are the fields to sort by', async () => {
    const id = cast.submitted();
    const query = {
      pool_id: cast.poolId,
      status: ['SUBMITTED', 'ACCEPTED'],
      sort: ['-created', 'id'],
    };
    const page = await kit.json('GET', '/api/v1/assignments', { query });
    assert.equal(at(page, 'items.0.id'), id);
    const dates = listAt(page, 'items').map((item) => textAt(item, 'created'));
    assert.deepEqual(dates, [...dates].sort().reverse());
  });

  it('dates come without a zone and mean UTC, with 0 or 6 digits of fraction', async () => {
    const id = cast.submitted();
    const { submitted } = await kit.json('GET', `/api/v1/assignments/${id}`);
    assert.match(String(submitted), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
    const whole = String(submitted).slice(0, 19);
    for (const submitted_gte of [whole, `${whole}.000000`, `${whole}Z`, whole.slice(0, 10)]) {
      const query = { pool_id: cast.poolId, submitted_gte, limit: 100 };
      const page = await kit.json('GET', '/api/v1/assignments', { query });
      const found = listAt(page, 'items').map((item) => at(item, 'id'));
      assert.ok(found.includes(id), submitted_gte);
    }
  });

  it('POSTs of open and close have no body and no Content-Type', async () => {
    const { status } = await kit.request('POST', `/api/v1/pools/${cast.poolId}/close`);
    assert.equal(status, 202);
    assert.equal((await kit.request('POST', `/api/v1/pools/${cast.poolId}/open`)).status, 202);
  });

  it('an empty list is sent as no body at all', async () => {
    const query = { async_mode: false };
    assert.deepEqual(await kit.json('POST', '/api/v1/tasks', { body: [], query }), { items: {} });
  });

  it('a batch gives ids as text, of one width, in the order of the items', async () => {
    const items = Array.from({ length: 12 }, (_, index) => ({
      pool_id: cast.poolId,
      input_values: { text: `width ${index}` },
      overlap: 1,
    }));
    const { ids, log } = await createAsync(kit, '/api/v1/tasks', items);
    const made = Object.values(ids);
    assert.ok(log.every((row) => typeof at(row, 'output.task_id') === 'string'));
    assert.equal(new Set(made.map(({ length }) => length)).size, 1);
    assert.deepEqual([...made].sort(), made);
  });

  it('the log echoes each input with pool_id and __item_idx, which is not stored', async () => {
    const item: Json = { pool_id: cast.poolId, input_values: { text: 'echo' }, overlap: 1 };
    const { log, ids } = await createAsync(kit, '/api/v1/tasks', item);
    assert.deepEqual(at(log, '0.input'), { ...item, infinite_overlap: false, __item_idx: '0' });
    assert.deepEqual([at(log, '0.type'), at(log, '0.success')], ['TASK_CREATE', true]);
    const task = await kit.json('GET', `/api/v1/tasks/${ids['0'] ?? ''}`);
    assert.equal('__item_idx' in task, false);
  });

  it('a line of the log about opening the pool has no __item_idx', async () => {
    const expired = poolOf(cast.projectId, { will_expire: '2001-01-01T00:00:00' });
    const { id } = await kit.json('POST', '/api/v1/pools', { body: expired });
    const item = { pool_id: String(id), input_values: { text: 'x' }, overlap: 1 };
    const { log, ids } = await createAsync(kit, '/api/v1/tasks', [item], { open_pool: true });
    assert.equal(Object.keys(ids).length, 1);
    const opening = log.find(({ type }) => type === 'POOL_OPEN');
    assert.deepEqual(
      [opening?.success, at(opening, 'input'), at(opening, 'output.code')],
      [false, { pool_id: id as unknown }, 'CONFLICT_STATE'],
    );
  });

  it('a repeated operation_id answers 409, and the operation is there to be read', async () => {
    const query = { async_mode: true, operation_id: randomUUID() };
    const body = { pool_id: cast.poolId, input_values: { text: 'twice' }, overlap: 1 };
    await kit.json('POST', '/api/v1/tasks', { body, query });
    const again = await kit.request('POST', '/api/v1/tasks', { body, query });
    assert.deepEqual([again.status, at(again.body, 'code')], [409, 'OPERATION_ALREADY_EXISTS']);
    const operation = await kit.json('GET', `/api/v1/operations/${query.operation_id}`);
    assert.equal(operation.status, 'SUCCESS');
  });

  it('has_more is always said, and never true without items', async () => {
    for (const list of ['projects', 'pools', 'skills', 'operations', 'user-skills']) {
      const page = await kit.json('GET', `/api/v1/${list}`, { query: { id_gt: 'zzzz' } });
      assert.deepEqual(page, { items: [], has_more: false });
    }
  });

  it('webhooks page by created_gt, so no two were made at the same time', async () => {
    const events = ['POOL_CLOSED', 'ASSIGNMENT_CREATED', 'ASSIGNMENT_SKIPPED', 'TEST_EVENT'];
    const body = events.map((event_type) => ({
      webhook_url: 'https://example.org/hook',
      event_type,
      pool_id: cast.poolId,
    }));
    const { items } = await kit.json('PUT', '/api/v1/webhook-subscriptions', { body });
    assert.deepEqual(Object.keys(items as Json), ['0', '1', '2', '3']);
    const paged = await kit.all('/api/v1/webhook-subscriptions', {}, 'created', 1);
    assert.deepEqual(
      paged.map(({ event_type }) => event_type as unknown),
      events,
    );
  });

  it('rows of equal times page in one order: the id breaks the tie', async () => {
    const body = Array.from({ length: 6 }, (_, index) => ({
      pool_id: cast.suitePoolId,
      tasks: [{ input_values: { text: `tie ${index}` } }],
      overlap: 1,
    }));
    await kit.json('POST', '/api/v1/task-suites', { body });
    const query = { pool_id: cast.suitePoolId, sort: 'created', limit: 100 };
    const page = await kit.json('GET', '/api/v1/task-suites', { query });
    const ids = listAt(page, 'items').map((item) => textAt(item, 'id'));
    assert.deepEqual(ids, [...ids].sort());
  });
});

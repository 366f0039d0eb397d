import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import {
  createPlatformClient,
  NetworkError,
  PlatformError,
  type PlatformClient,
} from '../../../src/api';
import { retryAfterSeconds } from '../../../src/api/retry';
import type { Project } from '../../../src/spec/model';
import {
  cut,
  cutAfter,
  json,
  refusal,
  serveScenes,
  silence,
  type Scene,
  type ScriptedServer,
} from './scriptedServer';

const token = 'secret-token-0123456789';
const quick = { baseDelayMs: 1, maxDelayMs: 4 };
const requester = json({ id: 'r1', balance: '12.5' });
const project = { public_name: 'P' } as Project;

describe('retry of platform calls', () => {
  let server: ScriptedServer;
  let client: PlatformClient;

  async function play(...scenes: readonly Scene[]): Promise<void> {
    server = await serveScenes(...scenes);
    client = createPlatformClient({ baseUrl: server.url, token, retry: quick, timeoutMs: 300 });
  }

  afterEach(async () => {
    client.close();
    await server.close();
  });

  for (const status of [408, 429, 500, 503, 504]) {
    it(`asks again after ${status}`, async () => {
      await play(refusal(status, 'TRY_LATER'), refusal(status, 'TRY_LATER'), requester);
      assert.equal((await client.requester.get()).balance, 12.5);
      assert.equal(server.seen.length, 3);
      assert.equal(client.requestCount(), 3);
    });
  }

  for (const status of [400, 403, 404, 409, 502]) {
    it(`does not ask again after ${status}`, async () => {
      await play(refusal(status, 'NO'), requester);
      await assert.rejects(client.requester.get(), PlatformError);
      assert.equal(server.seen.length, 1);
    });
  }

  it('gives up after the set number of attempts, with the last refusal', async () => {
    await play(refusal(503, 'REMOTE_SERVICE_UNAVAILABLE'));
    await assert.rejects(client.requester.get(), {
      code: 'REMOTE_SERVICE_UNAVAILABLE',
      status: 503,
    });
    assert.equal(server.seen.length, 6);
  });

  it('asks again when the connection is cut before or inside an answer', async () => {
    await play(cut, cutAfter('{"id": "r'), requester);
    assert.equal((await client.requester.get()).id, 'r1');
    assert.equal(server.seen.length, 3);
  });

  it('asks again when an answer does not come in time', async () => {
    await play(silence, requester);
    assert.equal((await client.requester.get()).id, 'r1');
  });

  it('waits as long as Retry-After asks', async () => {
    await play(refusal(429, 'TOO_MANY_REQUESTS', {}, { 'retry-after': '0.2' }), requester);
    const started = performance.now();
    await client.requester.get();
    assert.ok(performance.now() - started >= 200);
  });

  it('does not sit through a Retry-After of an hour, but says it', async () => {
    await play(refusal(429, 'TOO_MANY_REQUESTS', {}, { 'retry-after': '3600' }));
    await assert.rejects(client.requester.get(), { retryAfterSeconds: 3600 });
    assert.equal(server.seen.length, 1);
  });

  it('does not wait for a daily limit within one call', async () => {
    await play(refusal(429, 'TOO_MANY_REQUESTS', { payload: { interval: 'DAY' } }));
    await assert.rejects(client.requester.get(), { code: 'TOO_MANY_REQUESTS' });
    assert.equal(server.seen.length, 1);
  });

  for (const [what, scene] of [
    ['a cut connection', cut],
    ['500', refusal(500, 'INTERNAL_ERROR')],
    ['503 with Retry-After', refusal(503, 'BUSY', {}, { 'retry-after': '0' })],
    ['silence', silence],
  ] as const) {
    it(`never sends a creation twice after ${what}`, async () => {
      await play(scene, json({ id: '1' }, 201));
      await assert.rejects(client.projects.create(project));
      assert.equal(server.seen.length, 1);
    });
  }

  it('repeats a creation that was refused with 429 before anything was done', async () => {
    await play(refusal(429, 'TOO_MANY_REQUESTS'), json({ id: '7' }, 201));
    assert.equal((await client.projects.create(project)).id, '7');
    assert.equal(server.seen.length, 2);
  });

  it('sends a creation over a connection of its own, so that a stale one cannot swallow it', async () => {
    await play(requester, json({ id: '7' }, 201));
    await client.requester.get();
    await client.projects.create(project);
    assert.equal(server.seen[0]?.headers.connection, 'keep-alive');
    assert.equal(server.seen[1]?.headers.connection, 'close');
  });

  it('repeats a batch under the same operation id and takes up the earlier operation', async () => {
    const operation = { id: 'op', type: 'TASK.BATCH_CREATE', status: 'SUCCESS' };
    await play(cut, refusal(409, 'OPERATION_ALREADY_EXISTS'), json(operation));
    const started = await client.tasks.create([{ pool_id: '1', input_values: {} }]);
    assert.deepEqual(started, operation);
    const keys = server.seen
      .slice(0, 2)
      .map(({ url }) => /operation_id=([0-9a-f-]{36})/.exec(url)?.[1]);
    assert.ok(keys[0]);
    assert.equal(keys[0], keys[1]);
    assert.equal(server.seen[2]?.url, `/api/v1/operations/${keys[0]}`);
  });

  it('knocks again on a pool that another operation has locked', async () => {
    const operation = { id: 'op', type: 'POOL.OPEN', status: 'RUNNING' };
    await play(refusal(409, 'POOL_LOCKED_BY_ANOTHER_OPERATION'), json(operation, 202));
    assert.deepEqual(await client.pools.open('1'), operation);
  });

  it('takes a lost verdict that was given after all for success', async () => {
    const assignment = { id: 'a', status: 'REJECTED' };
    await play(cut, refusal(409, 'INAPPROPRIATE_STATUS'), json(assignment));
    assert.deepEqual(await client.assignments.reject('a', 'Too quiet'), assignment);
  });

  it('reports a verdict that differs from the one that stands', async () => {
    await play(refusal(409, 'INAPPROPRIATE_STATUS'), json({ id: 'a', status: 'ACCEPTED' }));
    await assert.rejects(client.assignments.reject('a', 'x'), { code: 'INAPPROPRIATE_STATUS' });
  });
});

describe('cancelling platform calls', () => {
  it('ends at once in the middle of a wait, with the reason of the signal', async () => {
    const server = await serveScenes(refusal(429, 'SLOW', {}, { 'retry-after': '60' }));
    const client = createPlatformClient({ baseUrl: server.url, token });
    const controller = new AbortController();
    const call = client.requester.get({ signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await assert.rejects(call, { name: 'AbortError' });
    assert.equal(server.seen.length, 1);
    client.close();
    await server.close();
  });

  it('gives the reason of the signal where it waits to ask again', async () => {
    const reason = new Error('the lease is lost');
    const scenes = [
      refusal(429, 'SLOW', {}, { 'retry-after': '60' }),
      json({ id: 'op', type: 'POOL.OPEN', status: 'RUNNING' }),
    ];
    for (const scene of scenes) {
      const controller = new AbortController();
      const server = await serveScenes((request, response, count) => {
        scene(request, response, count);
        response.on('close', () => controller.abort(reason));
      });
      const client = createPlatformClient({ baseUrl: server.url, token });
      const { signal } = controller;
      await assert.rejects(client.operations.wait('op', { signal }), (error) => error === reason);
      client.close();
      await server.close();
    }
  });

  it('ends at once in the middle of a request, and sends no more', async () => {
    const server = await serveScenes(silence);
    const client = createPlatformClient({ baseUrl: server.url, token });
    const controller = new AbortController();
    const reason = new Error('the person said stop');
    const call = client.requester.get({ signal: controller.signal });
    setTimeout(() => controller.abort(reason), 50);
    await assert.rejects(call, reason);
    assert.equal(server.seen.length, 1);
    client.close();
    await server.close();
  });

  it('sends nothing when it is cancelled just before it would, with a body in hand', async () => {
    const server = await serveScenes(requester);
    const client = createPlatformClient({ baseUrl: server.url, token });
    const controller = new AbortController();
    const reason = new Error('the person said stop');
    const call = client.projects.create(project, { signal: controller.signal });
    controller.abort(reason);
    await assert.rejects(call, (error) => error === reason);
    assert.equal(server.seen.length, 0);
    client.close();
    await server.close();
  });

  it('sends nothing for a signal that is aborted already', async () => {
    const server = await serveScenes(requester);
    const client = createPlatformClient({ baseUrl: server.url, token });
    await assert.rejects(client.requester.get({ signal: AbortSignal.abort() }), {
      name: 'AbortError',
    });
    assert.equal(server.seen.length, 0);
    client.close();
    await server.close();
  });
});

describe('a platform that is down', () => {
  it('names the address and asks whether the sandbox is running', async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    const client = createPlatformClient({
      baseUrl: `http://127.0.0.1:${port}`,
      token,
      retry: quick,
    });
    await assert.rejects(client.requester.get(), (error: unknown) => {
      assert.ok(error instanceof NetworkError);
      assert.equal(error.failure, 'refused');
      assert.match(error.message, /GET \/api\/v1\/requester: nothing answers at http:\/\/127/);
      assert.match(error.message, /Is the sandbox running\?/);
      return true;
    });
    assert.equal(client.requestCount(), 3);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2024-05-06T07:08:09Z');
  it('is a number of seconds or a date', () => {
    assert.equal(retryAfterSeconds('7', { now }), 7);
    assert.equal(retryAfterSeconds('Mon, 06 May 2024 07:08:19 GMT', { now }), 10);
    assert.equal(retryAfterSeconds('Mon, 06 May 2024 07:08:00 GMT', { now }), 0);
  });
  it('is ignored when it is neither', () => {
    for (const text of ['soon', '-5', '', 'Infinity', null]) {
      assert.equal(retryAfterSeconds(text, { now }), undefined, String(text));
    }
  });
  it('means a date by the clock of who sent it', () => {
    const until = 'Mon, 06 May 2024 07:08:19 GMT';
    const wrong = now + 3_600_000;
    const sent = 'Mon, 06 May 2024 07:08:09 GMT';
    assert.equal(retryAfterSeconds(until, { now: wrong, sent }), 10);
    assert.equal(retryAfterSeconds(until, { now, sent: 'whenever' }), 10);
  });
});

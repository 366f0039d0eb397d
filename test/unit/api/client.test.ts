import assert from 'node:assert/strict';
import { getEventListeners, once } from 'node:events';
import fc from 'fast-check';
import { authorizationOf, createPlatformClient, type PlatformClient } from '../../../src/api';
import { queryString } from '../../../src/api/query';
import { json, serveScenes, type Scene, type ScriptedServer } from './scriptedServer';

const token = 'secret-token-0123456789';

describe('platform client', () => {
  let server: ScriptedServer;
  let client: PlatformClient;

  async function play(...scenes: readonly Scene[]): Promise<void> {
    server = await serveScenes(...scenes);
    client = createPlatformClient({ baseUrl: server.url, token, retry: { baseDelayMs: 1 } });
  }

  afterEach(async () => {
    client.close();
    await server.close();
  });

  /** A list of `total` projects that honours sort=id, id_gt and limit. */
  const projectList =
    (total: number, largestPage: number): Scene =>
    (request, response) => {
      const query = new URL(request.url, 'http://x').searchParams;
      const after = Number(query.get('id_gt') ?? '0');
      const count = Math.min(Number(query.get('limit') ?? '50'), largestPage);
      const all = Array.from({ length: total }, (_, i) => ({ id: String(i + 1) }));
      const rest = all.filter(({ id }) => Number(id) > after);
      const items = rest.slice(0, count);
      response.end(JSON.stringify({ items, has_more: rest.length > items.length }));
    };

  it('walks a list by ids until it ends, whatever the size of pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(40), fc.integer({ min: 1, max: 50 }), async (total, page) => {
        await play(projectList(total, page));
        const ids: string[] = [];
        for await (const { id } of client.projects.list()) ids.push(id);
        assert.deepEqual(
          ids,
          Array.from({ length: total }, (_, i) => String(i + 1)),
        );
        assert.equal(server.seen.length, Math.max(1, Math.ceil(total / page)));
        client.close();
        await server.close();
      }),
      { numRuns: 20 },
    );
    await play(json({}));
  });

  it('asks for the next page only when the reader gets there', async () => {
    await play(projectList(100, 10));
    for await (const { id } of client.projects.list()) if (id === '5') break;
    assert.equal(server.seen.length, 1);
  });

  it('does not turn in circles when a list says more and gives nothing', async () => {
    await play(json({ items: [], has_more: true }));
    await assert.rejects(client.projects.list().next(), /does not go on/);
    client.close();
    await server.close();
    await play(json({ items: [{ id: '1' }], has_more: true }));
    await assert.rejects(async () => {
      for await (const project of client.projects.list()) assert.equal(project.id, '1');
    }, /does not go on/);
  });

  it('walks aggregated solutions by task id', async () => {
    await play(
      json({ items: [{ task_id: 'a' }], has_more: true }),
      json({ items: [{ task_id: 'b' }], has_more: false }),
    );
    const tasks: string[] = [];
    for await (const { task_id } of client.aggregation.list('op')) tasks.push(task_id);
    assert.deepEqual(tasks, ['a', 'b']);
    assert.match(server.seen[1]?.url ?? '', /^\/api\/v1\/aggregated-solutions\/op\?.*task_id_gt=a/);
  });

  it('sends filters as the platform spells them', async () => {
    await play(json({ items: [], has_more: false }));
    await client.assignments.list({ pool_id: '9', status: ['ACCEPTED', 'SUBMITTED'] }).next();
    const query = new URL(server.seen[0]?.url ?? '', 'http://x').searchParams;
    assert.equal(query.get('pool_id'), '9');
    assert.equal(query.get('status'), 'ACCEPTED,SUBMITTED');
    assert.equal(query.get('sort'), 'id');
  });

  it('authorizes with the kind asked for, else with the one the token looks like', async () => {
    await play(json({ id: '1' }));
    await client.projects.get('1');
    assert.equal(server.seen[0]?.headers.authorization, `OAuth ${token}`);
    const second = createPlatformClient({ baseUrl: server.url, token, authorization: 'ApiKey' });
    await second.projects.get('1');
    second.close();
    assert.equal(server.seen[1]?.headers.authorization, `ApiKey ${token}`);
    assert.equal(
      authorizationOf(`${'a'.repeat(22)}.${'b'.repeat(20)}.${'c'.repeat(20)}`),
      'ApiKey',
    );
  });

  it('keeps an id an id: it cannot climb to another path', async () => {
    await play(json({ id: '1' }));
    await client.projects.get('../requester?x=');
    assert.equal(server.seen[0]?.url, '/api/v1/projects/..%2Frequester%3Fx%3D');
    for (const id of ['', '.', '..']) {
      await assert.rejects(async () => client.projects.get(id), /is not the id of anything/);
    }
    assert.equal(server.seen.length, 1);
  });

  it('waits for an operation and tells its progress', async () => {
    const operation = { id: 'op', type: 'POOL.OPEN' };
    await play(
      json({ ...operation, status: 'RUNNING', progress: 40 }),
      json({ ...operation, status: 'SUCCESS' }),
    );
    const percents: number[] = [];
    const ended = await client.operations.wait('op', { onProgress: (p) => percents.push(p) });
    assert.equal(ended.status, 'SUCCESS');
    assert.deepEqual(percents, [40]);
  });

  it('throws when an operation fails, with its details', async () => {
    await play(
      json({ id: 'op', type: 'POOL.OPEN', status: 'FAIL', details: { code: 'EMPTY_POOL' } }),
    );
    await assert.rejects(client.operations.wait('op'), {
      name: 'OperationFailedError',
      message: /POOL\.OPEN op failed: .*EMPTY_POOL/,
    });
  });

  it('reads the completion percentage out of an analytics operation', async () => {
    const value = [{ request: {}, result: { type: 'NORMAL', value: 42, infinite: false } }];
    await play(json({ id: 'op', type: 'ANALYTICS', status: 'SUCCESS', details: { value } }, 202));
    assert.equal(await client.analytics.completionPercentage('5'), 42);
    assert.equal(server.seen[0]?.url, '/api/staging/analytics-2');
    assert.deepEqual(JSON.parse(server.seen[0].body), [
      { subject: 'POOL', subject_id: '5', name: 'completion_percentage' },
    ]);
  });

  it('downloads bytes as they come', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    await play((_request, response) => {
      response.writeHead(200, { 'content-type': 'audio/wav' });
      response.write(bytes.subarray(0, 100));
      setTimeout(() => response.end(bytes.subarray(100)), 10);
    });
    const pieces: Buffer[] = [];
    for await (const piece of await client.attachments.download('f')) pieces.push(piece as Buffer);
    assert.deepEqual(Buffer.concat(pieces), bytes);
  });

  it('fails a download that breaks off, rather than ending it early', async () => {
    await play((_request, response) => {
      response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': '1000' });
      response.write(Buffer.alloc(10), () => response.socket?.destroy());
    });
    const stream = await client.attachments.download('f');
    await assert.rejects(
      async () => {
        for await (const piece of stream) assert.ok(piece);
      },
      { name: 'NetworkError' },
    );
  });

  for (const wanted of ['nothing', 'one piece'] as const) {
    it(`lets go of a silent download at once when ${wanted} of it was wanted`, async () => {
      let gone: Promise<unknown> | undefined;
      server = await serveScenes((_request, response) => {
        gone = once(response, 'close');
        response.writeHead(200);
        response.write('RIFF');
      });
      // Longer than the test may take: were only the clock to end it, the test would fail.
      client = createPlatformClient({ baseUrl: server.url, token, timeoutMs: 600_000 });
      const { signal } = new AbortController();
      const stream = await client.attachments.download('f', { signal });
      if (wanted === 'one piece') await once(stream, 'data');
      stream.destroy();
      await gone;
      assert.equal(getEventListeners(signal, 'abort').length, 0);
    });
  }

  it('tells of every request, without the token', async () => {
    const events: unknown[] = [];
    await play(json({ id: '1' }));
    const told = createPlatformClient({
      baseUrl: server.url,
      token,
      onRequest: ({ milliseconds, ...event }) => {
        assert.ok(milliseconds >= 0);
        events.push(event);
      },
    });
    await told.projects.get('1');
    told.close();
    assert.deepEqual(events, [
      { method: 'GET', path: '/api/v1/projects/1', attempt: 1, outcome: 200 },
    ]);
  });

  it('refuses an empty batch before it is sent', async () => {
    await play(json({}));
    await assert.rejects(client.tasks.create([]), RangeError);
    assert.equal(server.seen.length, 0);
  });
});

describe('query strings', () => {
  it('join lists, spell booleans, and leave out what is not set', () => {
    const query = { a: [1, 2], b: true, c: undefined, d: [], e: null, f: 'x y' };
    assert.equal(queryString(query), '?a=1%2C2&b=true&f=x+y');
    assert.equal(queryString({}), '');
  });
});

import assert from 'node:assert/strict';
import { fastify } from 'fastify';
import { enforceLimits } from '../../../../src/sandbox/limits';
import { Meter } from '../../../../src/sandbox/limits/meter';
import { publishedLimits, type Limit } from '../../../../src/sandbox/limits/published';
import {
  choiceProject,
  poolOf,
  startPlatform,
  textTasks,
  type Json,
  type Platform,
} from '../platform';

const perMinute: Limit = {
  name: 'things',
  at: ['MIN', 'DAY'],
  most: { MIN: 3, DAY: 5 },
  counts: 'requests',
};

describe('a meter of published limits', () => {
  it('lets so many through in an interval that begins with the first of them', () => {
    let now = 1000;
    const meter = new Meter(() => now);
    assert.equal(meter.take(perMinute, 2), undefined);
    now += 59_000;
    assert.equal(meter.take(perMinute, 1), undefined);
    assert.deepEqual(meter.take(perMinute, 1), { limit: perMinute, interval: 'MIN', wait: 1000 });
    now += 1000;
    assert.equal(meter.take(perMinute, 1), undefined);
  });

  it('does not count what it refuses, and names the interval that lasts longest', () => {
    let now = 0;
    const meter = new Meter(() => now);
    assert.equal(meter.take(perMinute, 4)?.interval, 'MIN');
    assert.equal(meter.take(perMinute, 3), undefined);
    assert.equal(meter.take(perMinute, 3)?.interval, 'DAY');
    now += 60_000;
    assert.equal(meter.take(perMinute, 2), undefined);
    assert.equal(meter.take(perMinute, 1)?.interval, 'DAY');
    now += 86_400_000;
    assert.equal(meter.take(perMinute, 1), undefined);
  });
});

describe('the platform’s published limits', () => {
  let platform: Platform;
  afterEach(() => platform.sandbox.close());

  const asked = (method: string, path: string, body?: unknown): Promise<Response> =>
    platform.request(method, path, body);

  it('are off unless they are asked for', async () => {
    platform = await startPlatform();
    for (let made = 0; made < 25; made++) {
      await platform.json('POST', '/api/v1/projects', choiceProject);
    }
  });

  it('refuse the twenty-first project of a minute with 429, and nothing else', async () => {
    platform = await startPlatform({ limits: 'published' });
    let project: Json = {};
    for (let made = 0; made < 20; made++) {
      project = await platform.json('POST', '/api/v1/projects', choiceProject);
    }
    const refused = await asked('POST', '/api/v1/projects', choiceProject);
    assert.equal(refused.status, 429);
    const wait = Number(refused.headers.get('retry-after'));
    assert.ok(wait > 0 && wait <= 60, String(wait));
    const error = (await refused.json()) as Json;
    assert.equal(error.code, 'TOO_MANY_REQUESTS');
    assert.deepEqual(error.payload, { interval: 'MIN' });
    assert.equal(typeof error.request_id, 'string');
    const { created } = await platform.json('GET', '/sandbox/stats');
    assert.equal((created as Json).projects, 20);
    await platform.json('POST', '/api/v1/pools', poolOf(String(project.id)));
  });

  it('count tasks, not requests, and edits of pools by the hour', async () => {
    platform = await startPlatform({ limits: 'published' });
    const project = await platform.json('POST', '/api/v1/projects', choiceProject);
    const spec = poolOf(String(project.id));
    const pool = await platform.json('POST', '/api/v1/pools', spec);
    for (let edits = 0; edits < 10; edits++) {
      await platform.json('PUT', `/api/v1/pools/${pool.id}`, spec);
    }
    const refused = await asked('PUT', `/api/v1/pools/${pool.id}`, spec);
    assert.equal(refused.status, 429);
    assert.deepEqual(((await refused.json()) as Json).payload, { interval: 'HOUR' });
    for (let batches = 0; batches < 30; batches++) {
      const tasks = textTasks(String(pool.id), 100);
      await platform.json('POST', '/api/v1/tasks?allow_defaults=true', tasks);
    }
  });

  it('name only addresses that there are', async () => {
    platform = await startPlatform();
    for (const address of Object.keys(publishedLimits)) {
      const [method = '', path = ''] = address.split(' ');
      const body = method === 'GET' ? undefined : {};
      const response = await asked(method, path.replace(':id', 'x'), body);
      const { code } = (await response.json()) as Json;
      assert.ok(!['NOT_FOUND', 'METHOD_NOT_ALLOWED'].includes(String(code)), address);
    }
  });
});

describe('three hundred requests a second', () => {
  it('are all that is answered, and in the next second as many again', async () => {
    let now = 5000;
    const app = fastify();
    enforceLimits(app, () => now);
    app.get('/api/v1/requester', () => ({}));
    app.get('/sandbox/stats', () => ({}));
    const ask = async (times: number, url = '/api/v1/requester'): Promise<number> => {
      let good = 0;
      for (let turn = 0; turn < times; turn++) {
        const { statusCode, headers } = await app.inject({ url });
        if (statusCode === 200) good += 1;
        else assert.deepEqual([statusCode, headers['retry-after']], [429, '1']);
      }
      return good;
    };
    assert.equal(await ask(310), 300);
    assert.equal(await ask(5, '/sandbox/stats'), 5);
    now += 1000;
    assert.equal(await ask(310), 300);
  });
});

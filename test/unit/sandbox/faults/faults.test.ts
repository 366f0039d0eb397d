import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseFaults } from '../../../../src/sandbox/faults';
import { choiceProject, startPlatform, type Json, type Platform } from '../platform';

/** What became of a request: its status, or that the connection was cut. */
type Outcome = number | 'cut';

async function outcomeOf(
  platform: Platform,
  method: string,
  path: string,
  body?: unknown,
): Promise<Outcome> {
  try {
    const response = await platform.request(method, path, body);
    await response.text();
    return response.status;
  } catch {
    return 'cut';
  }
}

/** Starts a sandbox with bad days, does something with it, and ends it. */
async function withFaults<T>(faults: string, use: (platform: Platform) => Promise<T>): Promise<T> {
  const platform = await startPlatform({ faults });
  try {
    return await use(platform);
  } finally {
    await platform.sandbox.close();
  }
}

async function projectsIn(platform: Platform): Promise<number> {
  const { created } = await platform.json('GET', '/sandbox/stats');
  return (created as { projects: number }).projects;
}

describe('bad days on request', () => {
  it('are read from a line, or refused with the part that cannot be read', () => {
    assert.deepEqual(
      parseFaults('429=0.05:30s,503=0.1:silent,504-after=.5,slow=1:2s,cut-after=0.25'),
      {
        seed: 1,
        statuses: [
          { status: 429, share: 0.05, when: 'before', retryAfter: 30 },
          { status: 503, share: 0.1, when: 'before' },
          { status: 504, share: 0.5, when: 'after' },
        ],
        slow: { share: 1, milliseconds: 2000 },
        cut: { before: 0, after: 0.25 },
        duplicates: 0,
      },
    );
    assert.deepEqual(parseFaults('cut=0.5').cut, { before: 0.25, after: 0.25 });
    for (const part of ['429=2', '418=0.1', 'slow=0.1', 'cut=x', 'seed=-1', 'cut-before=0.1:5s']) {
      assert.throws(() => parseFaults(`seed=1,${part}`), new RegExp(`cannot read "${part}"`));
    }
    assert.throws(() => parseFaults('cut-before=0.6,cut-after=0.6'), /cannot read/);
  });

  it('do what was asked before they lose the answer, and nothing before they refuse', async () => {
    const make = (platform: Platform): Promise<Outcome> =>
      outcomeOf(platform, 'POST', '/api/v1/projects', choiceProject);
    const bads: readonly (readonly [string, Outcome, number])[] = [
      ['cut-before=1', 'cut', 0],
      ['cut-after=1', 'cut', 1],
      ['500=1', 500, 0],
      ['504-after=1', 504, 1],
    ];
    for (const [faults, outcome, made] of bads) {
      await withFaults(faults, async (platform) => {
        assert.equal(await make(platform), outcome, faults);
        assert.equal(await projectsIn(platform), made, faults);
      });
    }
  });

  it('speak the platform’s language, with Retry-After where it is asked for', async () => {
    for (const [faults, wait] of [
      ['429=1', '1'],
      ['429=1:7s', '7'],
      ['503-after=1:3s', '3'],
      ['429=1:silent', null],
      ['500=1', null],
    ] as const) {
      await withFaults(faults, async (platform) => {
        const response = await platform.request('GET', '/api/v1/requester');
        assert.equal(response.headers.get('retry-after'), wait, faults);
        assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
        const error = (await response.json()) as Json;
        assert.deepEqual(Object.keys(error), ['request_id', 'code', 'message']);
      });
    }
  });

  it('are the same again for the same requests, even when several are sent at once', async () => {
    const faults = '429=0.2,500-after=0.1,cut=0.2,seed=5';
    const addresses = ['/api/v1/requester', '/api/v1/projects', '/api/v1/pools', '/api/v1/skills'];
    const day = (order: readonly string[]): Promise<Record<string, Outcome[]>> =>
      withFaults(faults, async (platform) => {
        const found: Record<string, Outcome[]> = {};
        const ask = async (address: string): Promise<void> => {
          const outcomes: Outcome[] = (found[address] = []);
          for (let turn = 0; turn < 15; turn++) {
            outcomes.push(await outcomeOf(platform, 'GET', address));
          }
        };
        await Promise.all(order.map(ask));
        return found;
      });
    const first = await day(addresses);
    assert.deepEqual(await day([...addresses].reverse()), first);
    const all = new Set(Object.values(first).flat());
    assert.deepEqual(all, new Set([200, 429, 500, 'cut']));
  });

  it('answer late', async () => {
    await withFaults('slow=1:150ms', async (platform) => {
      const started = performance.now();
      assert.equal(await outcomeOf(platform, 'GET', '/api/v1/requester'), 200);
      assert.ok(performance.now() - started >= 145);
    });
  });

  it('deliver webhooks twice', async () => {
    const heard: string[] = [];
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (piece: Buffer) => (text += piece.toString()));
      request.on('end', () => {
        const { events } = JSON.parse(text) as { events: { uuid: string }[] };
        heard.push(...events.map(({ uuid }) => uuid));
        response.end();
      });
    });
    const url = await listen(server);
    try {
      await withFaults('duplicate=1', async (platform) => {
        const project = await platform.json('POST', '/api/v1/projects', choiceProject);
        const pool = await platform.json('POST', '/api/v1/pools', {
          project_id: String(project.id),
          private_name: 'p',
          may_contain_adult_content: false,
          will_expire: '2100-01-01T00:00:00',
          reward_per_assignment: 0.02,
          assignment_max_duration_seconds: 600,
          defaults: { default_overlap_for_new_task_suites: 1 },
        });
        const event = { webhook_url: url, event_type: 'POOL_CLOSED', pool_id: String(pool.id) };
        await platform.json('PUT', '/api/v1/webhook-subscriptions', [event]);
        await platform.json('POST', '/api/v1/task-suites?allow_defaults=true&open_pool=true', {
          pool_id: String(pool.id),
          tasks: [{ input_values: { text: 'a' } }],
        });
        while (heard.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
      });
      assert.equal(heard.length, 2);
      assert.equal(heard[0], heard[1]);
    } finally {
      server.close();
    }
  });
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

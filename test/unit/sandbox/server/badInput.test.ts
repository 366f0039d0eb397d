import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  choiceProject,
  poolOf,
  preparePool,
  startPlatform,
  textTasks,
  type Platform,
} from '../platform';

const posts = [
  'projects',
  'pools',
  'trainings',
  'tasks',
  'tasks?async_mode=true&skip_invalid_items=true',
  'task-suites',
  'skills',
  'user-bonuses',
  'aggregated-solutions/aggregate-by-pool',
  'aggregated-solutions/aggregate-by-task',
  'message-threads/compose',
];
const puts = [
  'user-skills',
  'user-restrictions',
  'webhook-subscriptions',
  'pools/ID',
  'projects/PROJECT',
];
const patches = ['pools/ID', 'tasks/TASK', 'tasks/TASK/set-overlap-or-min'];

/** A good object with some of its parts, at any depth, exchanged for anything. */
function spoiled(good: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(good)) return fc.tuple(...good.map(spoiled));
  if (typeof good !== 'object' || good === null) return fc.constant(good);
  const parts = Object.fromEntries(
    Object.entries(good).map(([key, value]) => [
      key,
      fc.oneof({ weight: 6, arbitrary: spoiled(value) }, { weight: 1, arbitrary: fc.jsonValue() }),
    ]),
  );
  return fc.record(parts, { requiredKeys: [] });
}

describe('sandbox over HTTP: bad input', () => {
  let platform: Platform;
  let ids: Record<string, string>;
  before(async () => {
    platform = await startPlatform({ speed: 1 });
    const { poolId, projectId } = await preparePool(platform, { tasks: 1 });
    const [task] = await platform.all(`/api/v1/tasks?pool_id=${poolId}`);
    ids = { ID: poolId, PROJECT: projectId, TASK: String(task!.id) };
  });
  after(() => platform.sandbox.close());

  it('is answered in the platform’s shape, whatever it is, and never crashes anything', async () => {
    const pool = poolOf(ids.PROJECT!, {
      filter: {
        and: [{ or: [{ category: 'profile', key: 'languages', operator: 'IN', value: 'EN' }] }],
      },
      quality_control: {
        configs: [
          {
            collector_config: { type: 'GOLDEN_SET', parameters: { history_size: 5 } },
            rules: [
              {
                conditions: [{ key: 'total_answers_count', operator: 'GT', value: 3 }],
                action: {
                  type: 'RESTRICTION_V2',
                  parameters: { scope: 'POOL', duration_unit: 'DAYS', duration: 1 },
                },
              },
            ],
          },
        ],
      },
    });
    const suite = { pool_id: ids.ID, overlap: 1, tasks: [{ input_values: { text: 'x' } }] };
    const body = fc.oneof(
      fc.jsonValue(),
      ...[choiceProject, pool, textTasks(ids.ID!, 2), suite].map((good) => spoiled(good)),
    );
    const target = fc.oneof(
      ...Object.entries({ POST: posts, PUT: puts, PATCH: patches }).map(([method, paths]) =>
        fc.constantFrom(...paths).map((path) => ({ method, path })),
      ),
    );
    await fc.assert(
      fc.asyncProperty(target, body, async ({ method, path }, content) => {
        const filled = path.replace(/[A-Z]{2,}/, (name) => ids[name] ?? name);
        const response = await platform.request(method, `/api/v1/${filled}`, content);
        const answer = (await response.json()) as { code?: unknown };
        assert.ok(response.status < 500, `${method} ${path}: ${response.status}`);
        if (!response.ok) assert.equal(typeof answer.code, 'string');
      }),
      { numRuns: 400 },
    );
  }).timeout(30_000);

  it('of people who work by hand is answered in the platform’s shape', async () => {
    const person = await platform.json('POST', '/sandbox/performers', { name: 'Fuzzer' });
    const base = '/sandbox/performers';
    const own = `${base}/${String(person.id)}`;
    await platform.json('POST', `/api/v1/pools/${ids.ID!}/open`);
    const suite = await platform.json('POST', `${own}/assignments`, { pool_id: ids.ID });
    const submit = `${own}/assignments/${String(suite.id)}/submit`;
    const answers = { solutions: [{ output_values: { is_correct: 'yes' } }], captchas: [true] };
    const profile = { name: 'A', languages: ['EN'], country: 'US', rating: 5, verified: true };
    const asked = fc.oneof(
      fc.record({ path: fc.constant(submit), content: spoiled(answers) }),
      fc.record({ path: fc.constant(base), content: spoiled(profile) }),
      fc.record({
        path: fc.constantFrom(submit, base, `${own}/assignments`, '/sandbox/mounts'),
        content: fc.jsonValue(),
      }),
      fc.record({
        path: fc.constant('/api/staging/analytics-2'),
        content: spoiled([{ subject: 'POOL', subject_id: ids.ID, name: 'spent_budget' }]),
      }),
    );
    await fc.assert(
      fc.asyncProperty(asked, async ({ path, content }) => {
        const response = await platform.request('POST', path, content);
        const answer = (await response.json()) as { code?: unknown };
        assert.ok(response.status < 500, `${path}: ${response.status}`);
        if (!response.ok) assert.equal(typeof answer.code, 'string');
      }),
      { numRuns: 200 },
    );
  }).timeout(30_000);

  it('in queries is answered in the platform’s shape too', async () => {
    const names = [
      'limit',
      'sort',
      'id_gt',
      'created_gt',
      'status',
      'pool_id',
      'task_id',
      'folder',
    ];
    const lists = [
      'projects',
      'pools',
      'tasks',
      'task-suites',
      'assignments',
      'operations',
      'skills',
      'user-skills',
      'user-restrictions',
      'attachments',
      'webhook-subscriptions',
      'message-threads',
      'user-bonuses',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...lists),
        fc.dictionary(fc.constantFrom(...names), fc.string()),
        async (list, query) => {
          const search = new URLSearchParams(query).toString();
          const response = await platform.request('GET', `/api/v1/${list}?${search}`);
          const answer = (await response.json()) as { code?: unknown; items?: unknown };
          assert.ok(response.status < 500);
          assert.ok(response.ok ? Array.isArray(answer.items) : typeof answer.code === 'string');
        },
      ),
      { numRuns: 200 },
    );
  }).timeout(30_000);

  it('does not take what is too big', async () => {
    const text = 'x'.repeat(600_000);
    const tasks = [1, 2].map(() => ({ pool_id: ids.ID!, input_values: { text }, overlap: 1 }));
    const { status, error } = await platform.refused('POST', '/api/v1/tasks', tasks);
    assert.deepEqual([status, error.code], [413, 'ENTITY_TOO_LARGE']);
    const bare = await fetch(`${platform.sandbox.url}/api/v1/tasks`, {
      method: 'POST',
      headers: {
        authorization: `OAuth ${platform.sandbox.token}`,
        'content-type': 'application/json',
      },
      body: `["${'x'.repeat(65 * 1024 * 1024)}"]`,
    }).catch(() => undefined);
    // The server may cut the sender off before it has sent everything.
    if (bare) assert.equal(bare.status, 413);
    assert.equal((await platform.request('GET', '/api/v1/requester')).status, 200);
  });
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { at, textAt } from '../look';
import { poolOf, type Json } from '../platform';
import { apiFacts, isServed, type EndpointFact } from './facts';
import { kitFor, type Kit } from './kit';
import { sceneryOf, type Scenery } from './scenery';
import { openStage, type Stage } from './stage';

const batches = ['tasks', 'task-suites', 'user-bonuses'] as const;
type Batch = (typeof batches)[number];

interface Setting {
  readonly stage: Stage;
  readonly kit: Kit;
  readonly scenery: Scenery;
}

/** Shows that a parameter acts; fails where it does not. */
type Trial = (setting: Setting) => Promise<void>;

const trials: Record<string, Trial> = {
  'POST /api/v1/pools storage_key': async ({ kit, scenery }) => {
    const query = { storage_key: 'tier' };
    await kit.json('POST', '/api/v1/pools', { body: poolOf(scenery.projectId), query });
  },
  'PATCH /api/v1/tasks/{id} open_pool': async (setting) => {
    const { id, poolId } = await closedPool(setting, 'tasks');
    const body = { overlap: 4 };
    await opens(setting, poolId, 'PATCH', `/api/v1/tasks/${id}`, body);
  },
  'PATCH /api/v1/task-suites/{id} open_pool': async (setting) => {
    const { id, poolId } = await closedPool(setting, 'task-suites');
    await opens(setting, poolId, 'PATCH', `/api/v1/task-suites/${id}`, { overlap: 4 });
  },
  'PATCH /api/v1/task-suites/{id}/set-overlap-or-min open_pool': async (setting) => {
    const { id, poolId } = await closedPool(setting, 'task-suites');
    const path = `/api/v1/task-suites/${id}/set-overlap-or-min`;
    await opens(setting, poolId, 'PATCH', path, { overlap: 4 });
  },
};

for (const kind of batches) {
  const name = `POST /api/v1/${kind}`;
  const path = `/api/v1/${kind}`;
  Object.assign(trials, {
    [`${name} async_mode`]: async (setting) => {
      const body = [itemOf(setting, kind)];
      const now = await setting.kit.request('POST', path, { body, query: { async_mode: false } });
      assert.deepEqual([now.status, typeof at(now.body, 'items.0.id')], [201, 'string']);
      const later = await setting.kit.request('POST', path, { body, query: { async_mode: true } });
      assert.deepEqual([later.status, at(later.body, 'status')], [202, 'SUCCESS']);
    },
    [`${name} skip_invalid_items`]: async (setting) => {
      const body = [itemOf(setting, kind), { ...itemOf(setting, kind), ...broken(kind) }];
      const all = await setting.kit.request('POST', path, { body });
      assert.deepEqual([all.status, Object.keys(at(all.body, 'payload') as Json)], [400, ['1']]);
      const query = { skip_invalid_items: true };
      const some = await setting.kit.json('POST', path, { body, query });
      assert.deepEqual(Object.keys(some.items as Json), ['0']);
      assert.deepEqual(Object.keys(some.validation_errors as Json), ['1']);
    },
    [`${name} operation_id`]: async (setting) => {
      const query = { operation_id: randomUUID() };
      const body = itemOf(setting, kind);
      assert.equal((await setting.kit.request('POST', path, { body, query })).status, 201);
      assert.equal((await setting.kit.request('POST', path, { body, query })).status, 409);
      const wrong = { operation_id: 'no uuid' };
      assert.equal((await setting.kit.request('POST', path, { body, query: wrong })).status, 400);
    },
  } satisfies Record<string, Trial>);
  if (kind === 'user-bonuses') continue;
  Object.assign(trials, {
    [`${name} allow_defaults`]: async (setting) => {
      const body = itemOf(setting, kind);
      delete body.overlap;
      const refused = await setting.kit.request('POST', path, { body });
      assert.equal(at(refused.body, 'payload.overlap.code'), 'VALUE_REQUIRED');
      const made = await setting.kit.json('POST', path, { body, query: { allow_defaults: true } });
      assert.equal(made.overlap, 3);
    },
    [`${name} open_pool`]: async (setting) => {
      const { poolId } = await closedPool(setting, kind);
      await opens(setting, poolId, 'POST', path, { ...itemOf(setting, kind), pool_id: poolId });
    },
  } satisfies Record<string, Trial>);
}

const tsv = 'GET /api/new/requester/pools/{id}/assignments.tsv';
Object.assign(trials, {
  [`${tsv} status`]: async (setting) => {
    for (const status of ['ACTIVE', 'SUBMITTED', 'APPROVED', 'REJECTED', 'SKIPPED', 'EXPIRED']) {
      const { column } = await table(setting, { status, field: 'ASSIGNMENT:status' });
      const found = new Set(column('ASSIGNMENT:status'));
      assert.deepEqual([...found], [status]);
    }
    const { column } = await table(setting, { status: ['APPROVED', 'REJECTED'] });
    assert.deepEqual([...new Set(column('ASSIGNMENT:status'))].sort(), ['APPROVED', 'REJECTED']);
  },
  [`${tsv} startTimeFrom`]: async (setting) => {
    const all = (await table(setting, {})).column('ASSIGNMENT:started').sort();
    const from = all[1] ?? '';
    const { column } = await table(setting, { startTimeFrom: from });
    assert.deepEqual(column('ASSIGNMENT:started').sort(), all.slice(1));
  },
  [`${tsv} startTimeTo`]: async (setting) => {
    const all = (await table(setting, {})).column('ASSIGNMENT:started').sort();
    const { column } = await table(setting, { startTimeTo: all[0] ?? '' });
    assert.deepEqual(column('ASSIGNMENT:started'), all.slice(0, 1));
  },
  [`${tsv} excludeBanned`]: async (setting) => {
    const { kit, scenery } = setting;
    const before = (await table(setting, {})).column('ASSIGNMENT:worker_id');
    const [banned = ''] = before;
    const body = { scope: 'POOL', pool_id: scenery.poolId, user_id: banned };
    await kit.json('PUT', '/api/v1/user-restrictions', { body });
    const { column } = await table(setting, { excludeBanned: true });
    assert.ok(!column('ASSIGNMENT:worker_id').includes(banned));
    assert.deepEqual((await table(setting, {})).column('ASSIGNMENT:worker_id'), before);
  },
  [`${tsv} field`]: async (setting) => {
    const { header } = await table(setting, { field: ['ASSIGNMENT:task_id', 'ASSIGNMENT:reward'] });
    assert.deepEqual(
      header.filter((name) => name.startsWith('ASSIGNMENT:')),
      ['ASSIGNMENT:task_id', 'ASSIGNMENT:reward'],
    );
  },
  [`${tsv} addRowDelimiter`]: async (setting) => {
    const { rows } = await table(setting, {});
    const spaced = await table(setting, { addRowDelimiter: true });
    const empty = spaced.rows.filter((row) => row.every((cell) => cell === ''));
    assert.deepEqual([spaced.rows.length, empty.length], [2 * rows.length, rows.length]);
  },
} satisfies Record<string, Trial>);

function itemOf({ scenery }: Setting, kind: Batch): Json {
  const input_values = { text: 'tried' };
  if (kind === 'tasks') return { pool_id: scenery.poolId, input_values, overlap: 2 };
  if (kind === 'task-suites') {
    return { pool_id: scenery.suitePoolId, tasks: [{ input_values }], overlap: 2 };
  }
  return { user_id: scenery.userId, amount: 0.01, without_message: true };
}

function broken(kind: Batch): Json {
  return kind === 'user-bonuses' ? { amount: -1 } : { overlap: 0 };
}

/** A pool that is closed, with one task or suite in it. */
async function closedPool(
  setting: Setting,
  kind: 'tasks' | 'task-suites',
): Promise<{ readonly id: string; readonly poolId: string }> {
  const { kit, scenery } = setting;
  const pool = poolOf(scenery.projectId, kind === 'tasks' ? {} : { mixer_config: undefined });
  const poolId = textAt(await kit.json('POST', '/api/v1/pools', { body: pool }), 'id');
  const body = { ...itemOf(setting, kind), pool_id: poolId };
  return { poolId, id: textAt(await kit.json('POST', `/api/v1/${kind}`, { body }), 'id') };
}

/** Without open_pool a closed pool stays closed, with it the pool is opened. */
async function opens(
  { kit }: Setting,
  poolId: string,
  method: string,
  path: string,
  body: Json,
): Promise<void> {
  const status = async (): Promise<unknown> =>
    (await kit.json('GET', `/api/v1/pools/${poolId}`)).status;
  await kit.json(method, path, { body, query: { open_pool: false } });
  assert.equal(await status(), 'CLOSED');
  await kit.json(method, path, { body, query: { open_pool: true } });
  assert.equal(await status(), 'OPEN');
}

interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly column: (name: string) => string[];
}

async function table({ kit, scenery }: Setting, query: Json): Promise<Table> {
  const path = `/api/new/requester/pools/${scenery.poolId}/assignments.tsv`;
  const { status, body } = await kit.request('GET', path, { query });
  assert.equal(status, 200, JSON.stringify(body));
  const [first = '', ...lines] = String(body).replace(/\n$/, '').split('\n');
  const header = first.split('\t');
  const rows = lines.map((line) => line.split('\t'));
  return {
    header,
    rows,
    column: (name) => rows.map((cells) => cells[header.indexOf(name)] ?? 'missing'),
  };
}

const facts = apiFacts();

function isList({ response }: EndpointFact): boolean {
  return response['200']?.startsWith('{items') === true;
}

(facts ? describe : describe.skip)('every parameter of what is no list', () => {
  let setting: Setting;

  before(async () => {
    const stage = await openStage();
    setting = { stage, kit: kitFor(stage.platform), scenery: await sceneryOf(stage) };
  });
  after(() => setting.stage.close());

  for (const endpoint of (facts?.endpoints ?? []).filter((item) => isServed(item))) {
    if (isList(endpoint)) continue;
    for (const { name } of endpoint.query ?? []) {
      const key = `${endpoint.method} ${endpoint.fullPath} ${name}`;
      it(key, async () => {
        const trial = trials[key];
        assert.ok(trial, 'nobody tries this parameter');
        await trial(setting);
      });
    }
  }
});

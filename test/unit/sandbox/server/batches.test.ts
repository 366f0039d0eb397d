import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { preparePool, startPlatform, textTasks, type Platform } from '../platform';

describe('sandbox over HTTP: tasks', () => {
  let platform: Platform;
  let poolId: string;
  before(async () => {
    platform = await startPlatform();
    ({ poolId } = await preparePool(platform));
  });
  after(() => platform.sandbox.close());

  it('makes tasks in the background as clients do it: operation, log, reading back', async () => {
    const operationId = randomUUID();
    const posted = textTasks(poolId, 3, 'async').map((task, index) => ({
      ...task,
      overlap: 1,
      __item_idx: String(index),
    }));
    const operation = await platform.json(
      'POST',
      `/api/v1/tasks?async_mode=true&operation_id=${operationId}`,
      posted,
    );
    assert.equal(operation.id, operationId);
    assert.equal(operation.type, 'TASK.BATCH_CREATE');
    assert.equal(operation.status, 'SUCCESS');
    assert.deepEqual(operation.details, {
      total_count: 3,
      valid_count: 3,
      not_valid_count: 0,
      success_count: 3,
      failed_count: 0,
    });
    const log = (await platform.json(
      'GET',
      `/api/v1/operations/${operationId}/log`,
    )) as unknown as {
      type: string;
      success: boolean;
      input: Record<string, unknown>;
      output: { task_id: string };
    }[];
    assert.deepEqual(
      log.map(({ input }) => [input.__item_idx, input.pool_id, input.overlap]),
      [0, 1, 2].map((index) => [String(index), poolId, 1]),
    );
    const ids = log.map(({ output }) => output.task_id).sort();
    const page = await platform.json(
      'GET',
      `/api/v1/tasks?pool_id=${poolId}&id_gte=${ids[0]!}&id_lte=${ids[2]!}&sort=id`,
    );
    const items = page.items as { id: string; __item_idx?: string }[];
    assert.deepEqual(
      items.map(({ id }) => id),
      ids,
    );
    assert.ok(items.every((item) => item.__item_idx === undefined));
  });

  it('makes nothing twice for one operation_id, in both modes', async () => {
    for (const mode of ['true', 'false']) {
      const operationId = randomUUID();
      const path = `/api/v1/tasks?async_mode=${mode}&allow_defaults=true&operation_id=${operationId}`;
      const count = async (): Promise<number> =>
        (await platform.all(`/api/v1/tasks?pool_id=${poolId}`)).length;
      await platform.json('POST', path, textTasks(poolId, 1));
      const before = await count();
      const { status, error } = await platform.refused('POST', path, textTasks(poolId, 1));
      assert.deepEqual([status, error.code], [409, 'OPERATION_ALREADY_EXISTS']);
      assert.equal(await count(), before);
      assert.equal(
        (await platform.json('GET', `/api/v1/operations/${operationId}`)).status,
        'SUCCESS',
      );
    }
  });

  it('answers a single object with the object, and reads back the same', async () => {
    const task = { pool_id: poolId, input_values: { text: 'one' }, overlap: 2 };
    const response = await platform.request('POST', '/api/v1/tasks', task);
    assert.equal(response.status, 201);
    const created = (await response.json()) as { id: string };
    assert.match(created.id, /^[0-9a-f]{10}--[0-9a-f]{24}$/);
    assert.deepEqual(await platform.json('GET', `/api/v1/tasks/${created.id}`), created);
    assert.equal((created as { infinite_overlap?: boolean }).infinite_overlap, false);
  });

  it('shows endless overlap without a number', async () => {
    const task = {
      pool_id: poolId,
      input_values: { text: 'x' },
      infinite_overlap: true,
      overlap: null,
    };
    const created = await platform.json('POST', '/api/v1/tasks', task);
    assert.equal(created.infinite_overlap, true);
    assert.ok(!('overlap' in created));
  });

  it('refuses all when one is bad, item by item, unless bad ones may be skipped', async () => {
    const good = { pool_id: poolId, input_values: { text: 'good' }, overlap: 1 };
    const bad = { pool_id: poolId, input_values: { txt: 'bad' }, overlap: 1 };
    const { status, error } = await platform.refused('POST', '/api/v1/tasks', [good, bad]);
    assert.deepEqual([status, error.code], [400, 'VALIDATION_ERROR']);
    const payload = error.payload as Record<string, Record<string, { code: string }>>;
    assert.deepEqual(Object.keys(payload), ['1']);
    assert.equal(payload['1']!['input_values.text']!.code, 'VALUE_REQUIRED');
    assert.equal(payload['1']!['input_values.txt']!.code, 'VALUE_NOT_ALLOWED');

    const skipped = await platform.json('POST', '/api/v1/tasks?skip_invalid_items=true', [
      good,
      bad,
    ]);
    assert.deepEqual(Object.keys(skipped.items as object), ['0']);
    assert.deepEqual(Object.keys(skipped.validation_errors as object), ['1']);
    const none = await platform.refused('POST', '/api/v1/tasks?skip_invalid_items=true', [bad]);
    assert.equal(none.status, 400);
  });

  it('fails an operation in which nothing could be made, with the reasons in its log', async () => {
    const bad = { pool_id: poolId, input_values: {}, overlap: 1, __item_idx: '0' };
    const operation = await platform.json('POST', '/api/v1/tasks?async_mode=true', bad);
    assert.equal(operation.status, 'FAIL');
    const log = await platform.json('GET', `/api/v1/operations/${String(operation.id)}/log`);
    const [line] = log as unknown as { type: string; success: boolean; output: object }[];
    assert.deepEqual([line!.type, line!.success], ['TASK_VALIDATE', false]);
    assert.deepEqual(Object.keys(line!.output), ['input_values.text']);
  });

  it('takes the overlap from the pool only where defaults are allowed', async () => {
    const task = { pool_id: poolId, input_values: { text: 'x' } };
    const { error } = await platform.refused('POST', '/api/v1/tasks', task);
    assert.equal(
      (error.payload as Record<string, { code: string }>).overlap!.code,
      'VALUE_REQUIRED',
    );
    const created = await platform.json('POST', '/api/v1/tasks?allow_defaults=true', task);
    assert.equal(created.overlap, 3);
  });

  it('takes an empty list, which clients send as no body at all', async () => {
    const response = await platform.request('POST', '/api/v1/tasks?async_mode=true');
    assert.equal(response.status, 202);
    assert.equal(((await response.json()) as { status: string }).status, 'SUCCESS');
  });

  it('wants suites where nothing is mixed, and tasks where it is', async () => {
    const { projectId } = await preparePool(platform, { tasks: 1 });
    const plain = await platform.json('POST', '/api/v1/pools', {
      project_id: projectId,
      private_name: 'manual',
      will_expire: '2100-01-01',
      reward_per_assignment: 0.01,
      assignment_max_duration_seconds: 60,
      defaults: { default_overlap_for_new_task_suites: 2 },
    });
    const manualId = String(plain.id);
    const wrong = await platform.refused('POST', '/api/v1/tasks', textTasks(manualId, 1));
    assert.deepEqual([wrong.status, wrong.error.code], [409, 'MIXER_CONFIG_REQUIRED']);
    const suite = { tasks: [{ input_values: { text: 'a' } }, { input_values: { nope: 1 } }] };
    const { error } = await platform.refused('POST', '/api/v1/task-suites?allow_defaults=true', {
      pool_id: manualId,
      ...suite,
    });
    assert.ok('tasks.1.input_values.text' in (error.payload as object));
    const made = await platform.json('POST', '/api/v1/task-suites?allow_defaults=true', {
      pool_id: manualId,
      tasks: [{ input_values: { text: 'a' } }, { input_values: { text: 'b' } }],
    });
    assert.equal(made.overlap, 2);
    assert.equal((made.tasks as unknown[]).length, 2);
    const other = await platform.refused('POST', '/api/v1/task-suites', {
      pool_id: poolId,
      ...suite,
    });
    assert.equal(other.status, 409);
  });

  it('changes overlap, but not below what is given out; set-overlap-or-min goes as low as it can', async () => {
    const task = await platform.json('POST', '/api/v1/tasks', {
      pool_id: poolId,
      input_values: { text: 'overlap' },
      overlap: 2,
    });
    const path = `/api/v1/tasks/${String(task.id)}`;
    assert.equal((await platform.json('PATCH', path, { overlap: 5 })).overlap, 5);
    const lowered = await platform.json('PATCH', `${path}/set-overlap-or-min`, { overlap: 0 });
    assert.deepEqual([lowered.overlap, lowered.remaining_overlap], [0, 0]);
  });
});

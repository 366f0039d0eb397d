import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preparePool, startPlatform, type Json, type Platform } from '../platform';

describe('sandbox over HTTP: results', () => {
  let platform: Platform;
  let poolId: string;
  let assignments: Json[];
  before(async () => {
    platform = await startPlatform();
    ({ poolId } = await preparePool(platform, { tasks: 20 }));
    await platform.json('POST', `/api/v1/pools/${poolId}/open`);
    await platform.closed(poolId);
    assignments = await platform.all(`/api/v1/assignments?pool_id=${poolId}&status=ACCEPTED`);
  });
  after(() => platform.sandbox.close());

  it('writes a table with a row a task, INPUT, OUTPUT and GOLDEN always there', async () => {
    const path = `/api/new/requester/pools/${poolId}/assignments.tsv`;
    const response = await platform.request(
      'GET',
      `${path}?status=APPROVED&field=ASSIGNMENT:assignment_id,ASSIGNMENT:status&addRowDelimiter=false`,
    );
    assert.match(response.headers.get('content-type') ?? '', /tab-separated-values/);
    const [header, ...rows] = (await response.text()).trimEnd().split('\n');
    assert.deepEqual(header!.split('\t'), [
      'INPUT:text',
      'INPUT:text_id',
      'OUTPUT:is_correct',
      'GOLDEN:is_correct',
      'HINT:text',
      'ASSIGNMENT:assignment_id',
      'ASSIGNMENT:status',
      'ACCEPT:verdict',
      'ACCEPT:comment',
    ]);
    assert.equal(rows.length, 60);
    assert.ok(rows.every((row) => row.split('\t')[6] === 'APPROVED'));
    const rejected = await platform.request('GET', `${path}?status=REJECTED`);
    assert.equal((await rejected.text()).trimEnd().split('\n').length, 1);
  });

  it('answers analytics as an operation that is done', async () => {
    const names = ['completion_percentage', 'submitted_assignments_count', 'spent_budget'];
    const operation = await platform.json(
      'POST',
      '/api/staging/analytics-2',
      names.map((name) => ({ subject: 'POOL', subject_id: poolId, name })),
    );
    assert.deepEqual([operation.type, operation.status], ['ANALYTICS', 'SUCCESS']);
    const values = (operation.details as { value: Json[] }).value;
    assert.deepEqual(values[0]!.result, {
      type: 'NORMAL',
      value: 100,
      infinite: false,
      approximate: false,
    });
    assert.equal(values[1]!.result, assignments.length);
    assert.equal(values[2]!.result, Math.round(assignments.length * 200) / 10_000);
  });

  it('pays accepted suites from the balance', async () => {
    const { balance } = await platform.json('GET', '/api/v1/requester');
    assert.equal(balance, Math.round((10_000 - assignments.length * 0.02) * 1e4) / 1e4);
  });

  it('aggregates accepted answers, paged by task_id without a sort', async () => {
    const operation = await platform.json(
      'POST',
      '/api/v1/aggregated-solutions/aggregate-by-pool',
      {
        type: 'DAWID_SKENE',
        pool_id: poolId,
        fields: [{ name: 'is_correct' }],
      },
    );
    assert.equal(operation.type, 'SOLUTION.AGGREGATE');
    const path = `/api/v1/aggregated-solutions/${String(operation.id)}?limit=7`;
    const ids: string[] = [];
    for (let cursor = ''; ;) {
      const page = await platform.json('GET', path + cursor);
      const items = page.items as Json[];
      ids.push(...items.map((item) => String(item.task_id)));
      for (const item of items) assert.ok(item.confidence >= 0 && item.confidence <= 1);
      if (page.has_more !== true) break;
      cursor = `&task_id_gt=${ids.at(-1)!}`;
    }
    assert.equal(ids.length, 20);
    assert.deepEqual(ids, [...ids].sort());
  });

  it('weighs answers by a skill where the pool mixes its suites', async () => {
    const request = {
      type: 'WEIGHTED_DYNAMIC_OVERLAP',
      pool_id: poolId,
      answer_weight_skill_id: '26366',
      fields: [{ name: 'is_correct' }],
    };
    const operation = await platform.json(
      'POST',
      '/api/v1/aggregated-solutions/aggregate-by-pool',
      request,
    );
    const page = await platform.json('GET', `/api/v1/aggregated-solutions/${String(operation.id)}`);
    const [first] = page.items as Json[];
    const single = await platform.json('POST', '/api/v1/aggregated-solutions/aggregate-by-task', {
      ...request,
      task_id: first!.task_id as string,
    });
    assert.deepEqual(single, first);
    const wrong = await platform.refused('POST', '/api/v1/aggregated-solutions/aggregate-by-pool', {
      ...request,
      fields: [{ name: 'shoe' }],
    });
    assert.equal(wrong.status, 400);
  });

  it('lists assignments by suite and by task too', async () => {
    const [first] = assignments;
    const bySuite = await platform.all(
      `/api/v1/assignments?task_suite_id=${String(first!.task_suite_id)}`,
    );
    assert.deepEqual(
      bySuite.map(({ id }) => String(id)),
      [first!.id],
    );
    const taskId = String((first!.tasks as Json[])[0]!.id);
    const byTask = await platform.all(
      `/api/v1/assignments?task_id=${taskId}&status=ACCEPTED,SUBMITTED`,
    );
    assert.equal(byTask.length, 3);
    const suites = await platform.all(`/api/v1/task-suites?task_id=${taskId}`);
    assert.ok(suites.length >= 3 && suites.every((suite) => suite.mixed === true));
  });
});

describe('sandbox over HTTP: mounted folders', () => {
  let platform: Platform;
  let folder: string;
  before(async () => {
    platform = await startPlatform();
    folder = mkdtempSync(join(tmpdir(), 'sandbox-mount-'));
    mkdirSync(join(folder, 'served', 'deep'), { recursive: true });
    writeFileSync(join(folder, 'served', 'deep', 'a b.wav'), '0123456789');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'served', 'link.txt'));
  });
  after(async () => {
    await platform.sandbox.close();
    rmSync(folder, { recursive: true });
  });

  it('serves files without a token, whole and in ranges, and nothing beyond the folder', async () => {
    const mount = await platform.json('POST', '/sandbox/mounts', {
      prefix: 'p',
      folder: join(folder, 'served'),
    });
    const again = await platform.json('POST', '/sandbox/mounts', {
      prefix: 'p',
      folder: join(folder, 'served'),
    });
    assert.deepEqual(again, mount);
    const url = String(mount.url);
    const file = `${url}deep/a%20b.wav`;
    const whole = await fetch(file);
    assert.deepEqual([whole.status, await whole.text()], [200, '0123456789']);
    assert.equal(whole.headers.get('content-type'), 'audio/wav');
    for (const [range, status, text] of [
      ['bytes=2-4', 206, '234'],
      ['bytes=7-', 206, '789'],
      ['bytes=-3', 206, '789'],
      ['bytes=0-99', 206, '0123456789'],
    ] as const) {
      const part = await fetch(file, { headers: { range } });
      assert.deepEqual([part.status, await part.text()], [status, text]);
    }
    assert.equal((await fetch(file, { headers: { range: 'bytes=20-' } })).status, 416);
    for (const trick of [
      '../secret.txt',
      '..%2fsecret.txt',
      'deep/..%2f..%2fsecret.txt',
      'link.txt',
      'deep',
      'none',
      '%00',
    ]) {
      assert.equal((await fetch(url + trick)).status, 404, trick);
    }
  });
});

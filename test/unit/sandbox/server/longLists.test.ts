import assert from 'node:assert/strict';
import { preparePool, startPlatform, textTasks, type Json, type Platform } from '../platform';

describe('sandbox over HTTP: long lists', () => {
  let platform: Platform;
  let poolId: string;
  let assignments: Json[];

  before(async () => {
    platform = await startPlatform();
    ({ poolId } = await preparePool(platform, {
      tasks: 40,
      pool: { auto_accept_solutions: false, auto_accept_period_day: 9 },
    }));
    await platform.json('POST', `/api/v1/pools/${poolId}/open`);
    await platform.closed(poolId);
    assignments = await platform.all(`/api/v1/assignments?pool_id=${poolId}`);
    for (const item of assignments.filter(({ status }) => status === 'SUBMITTED').slice(0, 5)) {
      await platform.json('PATCH', `/api/v1/assignments/${item.id}`, { status: 'ACCEPTED' });
    }
    assignments = await platform.all(`/api/v1/assignments?pool_id=${poolId}`);
  });
  after(() => platform.sandbox.close());

  /** What a list read page by page holds, and that no page is longer than asked. */
  async function paged(path: string, limit: number): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor = ''; ; cursor = `&id_gt=${ids.at(-1)}`) {
      const page = await platform.json('GET', `${path}&sort=id&limit=${limit}${cursor}`);
      const items = page.items as Json[];
      assert.ok(items.length <= limit);
      ids.push(...idsOf(items));
      if (page.has_more !== true) return ids;
    }
  }

  it('are the same in pages of any size, whatever they are sorted by otherwise', async () => {
    const base = `/api/v1/assignments?pool_id=${poolId}`;
    const ids = idsOf(assignments);
    assert.ok(ids.length > 20);
    for (const limit of [1, 7, 300]) assert.deepEqual(await paged(base, limit), ids);
    const backwards = await platform.json('GET', `${base}&sort=-id&limit=300`);
    assert.deepEqual(idsOf(itemsOf(backwards)).reverse(), ids);
  });

  it('find assignments of some states, and those of a person', async () => {
    const base = `/api/v1/assignments?pool_id=${poolId}`;
    const idsWith = (...statuses: string[]): string[] =>
      idsOf(assignments.filter(({ status }) => statuses.includes(String(status))));
    for (const statuses of [['ACCEPTED'], ['SUBMITTED', 'SKIPPED'], ['REJECTED']]) {
      const wanted = idsWith(...statuses);
      assert.deepEqual(await paged(`${base}&status=${statuses.join(',')}`, 3), wanted);
    }
    const user = String(assignments[3]?.user_id);
    const theirs = idsOf(assignments.filter((item) => item.user_id === user));
    assert.deepEqual(await paged(`${base}&user_id=${user}`, 2), theirs);
  });

  it('take a cursor that is in no list, or in another one', async () => {
    const other = await preparePool(platform, { tasks: 2 });
    const tasks = await platform.all(`/api/v1/tasks?pool_id=${other.poolId}`);
    const first = String(tasks[0]?.id);
    const base = `/api/v1/tasks?pool_id=${poolId}&limit=300&sort=id`;
    const after = async (id: string): Promise<number> => {
      const page = await platform.json('GET', `${base}&id_gt=${id}`);
      return itemsOf(page).length;
    };
    // The other pool's ids are greater than all of this one.
    assert.equal(await after(first), 0);
    assert.equal(await after('0'), 40);
    const later = await platform.json(
      'POST',
      '/api/v1/tasks?allow_defaults=true',
      textTasks(poolId, 1, 'later')[0],
    );
    const page = await platform.json(
      'GET',
      `/api/v1/tasks?pool_id=${other.poolId}&id_gt=${later.id}`,
    );
    assert.equal(itemsOf(page).length, 2);
  });

  it('show suites that mixing made, each with its assignment', async () => {
    const suites = await platform.all(`/api/v1/task-suites?pool_id=${poolId}`);
    const made = assignments.map((item) => String(item.task_suite_id)).sort();
    assert.deepEqual(idsOf(suites), made);
    const first = suites[0] ?? {};
    assert.equal(first.mixed, true);
    assert.deepEqual(await platform.json('GET', `/api/v1/task-suites/${made[0]}`), first);
    assert.deepEqual(await paged(`/api/v1/task-suites?pool_id=${poolId}`, 5), made);
    const tasksOf = (suite: Json): string[] => idsOf(suite.tasks as Json[]);
    const task = String(tasksOf(first)[0]);
    const ofTask = await platform.all(`/api/v1/task-suites?pool_id=${poolId}&task_id=${task}`);
    const expected = suites.filter((suite) => tasksOf(suite).includes(task));
    assert.deepEqual(ofTask, expected);
  });
});

function itemsOf(page: Json): Json[] {
  return page.items as Json[];
}

function idsOf(items: readonly Json[]): string[] {
  return items.map(({ id }) => String(id));
}

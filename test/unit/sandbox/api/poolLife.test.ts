import assert from 'node:assert/strict';
import { issueAssignment } from '../../../../src/sandbox/domain/assignments';
import { choices } from '../../../../src/sandbox/domain/choices';
import { createProject } from '../../../../src/sandbox/domain/projects';
import { at, textAt } from '../look';
import { choiceProject, poolOf, type Json } from '../platform';
import { addPerformer, take, tryToTake, work } from '../world';
import { openStage, type Stage } from './stage';

const one = { real_tasks_count: 1, golden_tasks_count: 0, training_tasks_count: 0 };
const day = 24 * 3600;

describe('a pool from its creation to its end', () => {
  let stage: Stage;
  let projectId: string;

  beforeEach(async () => {
    stage = await openStage();
    projectId = createProject(stage.world, choiceProject).id;
  });
  afterEach(() => stage.close());

  async function open(changes: Json = {}): Promise<string> {
    const body = poolOf(projectId, { mixer_config: one, ...changes });
    const id = textAt(await stage.platform.json('POST', '/api/v1/pools', body), 'id');
    const task = { pool_id: id, input_values: { text: 'a' }, overlap: 1 };
    await stage.platform.json('POST', '/api/v1/tasks?open_pool=true', [task, task]);
    return id;
  }

  const read = (id: string): Promise<Json> => stage.platform.json('GET', `/api/v1/pools/${id}`);
  const act = (id: string, action: string): Promise<Response> =>
    stage.platform.request('POST', `/api/v1/pools/${id}/${action}`);

  async function expectClosed(id: string, reason: string): Promise<void> {
    const { status, last_close_reason } = await read(id);
    assert.deepEqual([status, last_close_reason], ['CLOSED', reason]);
  }

  it('begins CLOSED, by hand, and was never started', async () => {
    const pool = await stage.platform.json('POST', '/api/v1/pools', poolOf(projectId));
    assert.deepEqual([pool.status, pool.last_close_reason], ['CLOSED', 'MANUAL']);
    assert.equal('last_started' in pool || 'last_stopped' in pool, false);
    const refused = await stage.platform.refused(
      'POST',
      `/api/v1/pools/${textAt(pool, 'id')}/open`,
    );
    assert.deepEqual([refused.status, refused.error.code], [409, 'EMPTY_POOL']);
  });

  it('is closed by hand: MANUAL, with the dates of both', async () => {
    const id = await open();
    stage.wait(60);
    await act(id, 'close');
    await expectClosed(id, 'MANUAL');
    const { last_started: started, last_stopped: stopped } = await read(id);
    assert.ok(String(started) < String(stopped));
  });

  it('expires on its day: EXPIRED', async () => {
    const id = await open({ will_expire: '2026-01-02T00:00:00' });
    stage.wait(2 * day);
    await expectClosed(id, 'EXPIRED');
  });

  it('ends when all is answered, after its delay: COMPLETED', async () => {
    const id = await open({ auto_close_after_complete_delay_seconds: 100 });
    work({ world: stage.world, poolId: id }, addPerformer(stage.world, 'a'));
    work({ world: stage.world, poolId: id }, addPerformer(stage.world, 'b'));
    stage.wait(50);
    assert.equal((await read(id)).status, 'OPEN');
    stage.wait(51);
    await expectClosed(id, 'COMPLETED');
  });

  it('stops when the money is gone: NOT_ENOUGH_BALANCE', async () => {
    const { balance } = await stage.platform.json('GET', '/api/v1/requester');
    const id = await open({ reward_per_assignment: Number(balance) });
    work({ world: stage.world, poolId: id }, addPerformer(stage.world, 'a'));
    assert.equal(tryToTake(stage.world, addPerformer(stage.world, 'b'), id), undefined);
    await expectClosed(id, 'NOT_ENOUGH_BALANCE');
    const refused = await stage.platform.refused('POST', `/api/v1/pools/${id}/open`);
    assert.deepEqual([refused.status, refused.error.code], [409, 'NOT_ENOUGH_BALANCE']);
  });

  it('stops at the most assignments that a pool may have', async () => {
    const id = await open();
    const most = choices as { assignmentsPerPool: number };
    const before = most.assignmentsPerPool;
    most.assignmentsPerPool = 1;
    try {
      take(stage.world, addPerformer(stage.world, 'a'), id);
      const pool = stage.world.store.pools.get(id);
      assert.ok(pool);
      const offer = { state: 'suite', taskIds: [] } as const;
      const next = issueAssignment(stage.world, addPerformer(stage.world, 'b'), pool, offer);
      assert.equal(next, undefined);
    } finally {
      most.assignmentsPerPool = before;
    }
    await expectClosed(id, 'ASSIGNMENTS_LIMIT_EXCEEDED');
  });

  it('closed for an update opens again by itself after a quarter of an hour', async () => {
    const id = await open();
    assert.equal(at(await (await act(id, 'close-for-update')).json(), 'type'), 'POOL.CLOSE');
    await expectClosed(id, 'FOR_UPDATE');
    stage.wait(14 * 60);
    await expectClosed(id, 'FOR_UPDATE');
    stage.wait(60);
    assert.equal((await read(id)).status, 'OPEN');
  });

  it('closed for a second update has its whole quarter of an hour again', async () => {
    const id = await open();
    await act(id, 'close-for-update');
    stage.wait(5 * 60);
    await act(id, 'open');
    stage.wait(5 * 60);
    await act(id, 'close-for-update');
    stage.wait(14 * 60);
    await expectClosed(id, 'FOR_UPDATE');
    stage.wait(60);
    assert.equal((await read(id)).status, 'OPEN');
  });

  it('closed for an update and then by hand stays closed', async () => {
    const id = await open();
    await act(id, 'close-for-update');
    await act(id, 'open');
    await act(id, 'close');
    stage.wait(16 * 60);
    await expectClosed(id, 'MANUAL');
  });

  it('takes a PUT only while it is closed, a priority while it is not archived', async () => {
    const id = await open();
    const body = poolOf(projectId, { mixer_config: one });
    const path = `/api/v1/pools/${id}`;
    assert.equal((await stage.platform.refused('PUT', path, body)).status, 409);
    assert.equal((await stage.platform.json('PATCH', path, { priority: 7 })).priority, 7);
    await act(id, 'close');
    assert.equal((await stage.platform.request('PUT', path, body)).status, 200);
    await act(id, 'archive');
    assert.equal((await stage.platform.refused('PUT', path, body)).status, 409);
    const late = await stage.platform.refused('PATCH', path, { priority: 8 });
    assert.deepEqual([late.status, late.error.code], [409, 'INAPPROPRIATE_STATUS']);
    const task = { pool_id: id, input_values: { text: 'late' }, overlap: 1 };
    const refused = await stage.platform.refused('POST', '/api/v1/tasks', task);
    assert.deepEqual([refused.status, refused.error.code], [409, 'POOL_INAPPROPRIATE_STATUS']);
  });

  it('is archived when nothing waits for a verdict and appeals are over', async () => {
    const id = await open({ auto_accept_solutions: false, auto_accept_period_day: 5 });
    const row = work({ world: stage.world, poolId: id }, addPerformer(stage.world, 'a'));
    await act(id, 'close');
    const path = `/api/v1/pools/${id}/archive`;
    const waiting = await stage.platform.refused('POST', path);
    assert.deepEqual([waiting.status, waiting.error.code], [409, 'SUBMITTED_ASSIGNMENTS_CONFLICT']);
    const verdict = { status: 'REJECTED', public_comment: 'no' };
    await stage.platform.json('PATCH', `/api/v1/assignments/${row.id}`, verdict);
    assert.equal((await stage.platform.refused('POST', path)).status, 409);
    stage.wait(9 * day);
    assert.equal((await act(id, 'archive')).status, 202);
  });

  it('accepts by itself what was not judged in time', async () => {
    const id = await open({ auto_accept_solutions: false, auto_accept_period_day: 5 });
    const row = work({ world: stage.world, poolId: id }, addPerformer(stage.world, 'a'));
    const path = `/api/v1/assignments/${row.id}`;
    stage.wait(5 * day - 60);
    assert.equal((await stage.platform.json('GET', path)).status, 'SUBMITTED');
    stage.wait(120);
    const judged = await stage.platform.json('GET', path);
    assert.equal(judged.status, 'ACCEPTED');
    const days = Date.parse(textAt(judged, 'accepted')) - Date.parse(textAt(judged, 'submitted'));
    assert.equal(days, 5 * day * 1000);
  });

  it('is cloned with its settings and rule ids, without tasks and history', async () => {
    const rules = [
      {
        conditions: [{ key: 'skipped_in_row_count', operator: 'GTE', value: 3 }],
        action: {
          type: 'RESTRICTION_V2',
          parameters: { scope: 'POOL', duration_unit: 'PERMANENT' },
        },
      },
    ];
    const collector_config = { type: 'SKIPPED_IN_ROW_ASSIGNMENTS' };
    const id = await open({ quality_control: { configs: [{ collector_config, rules }] } });
    const { details } = (await (await act(id, 'clone')).json()) as Json;
    const [source, copy] = [await read(id), await read(textAt(details, 'pool_id'))];
    assert.deepEqual(copy.quality_control, source.quality_control);
    assert.match(
      textAt(copy, 'quality_control.configs.0.collector_config.uuid'),
      /^[0-9a-f-]{36}$/,
    );
    assert.deepEqual([copy.status, 'last_started' in copy], ['CLOSED', false]);
    const tasks = await stage.platform.json('GET', `/api/v1/tasks?pool_id=${textAt(copy, 'id')}`);
    assert.deepEqual(tasks, { items: [], has_more: false });
  });
});

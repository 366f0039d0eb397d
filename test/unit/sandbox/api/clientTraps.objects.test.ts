import assert from 'node:assert/strict';
import { at, listAt, textAt } from '../look';
import { poolOf, startPlatform, type Json } from '../platform';
import { kitFor, type Kit } from './kit';
import {
  castOf,
  fullPool,
  fullProject,
  fullTask,
  fullTaskSuite,
  fullTraining,
  templateBuilderView,
  type Cast,
} from './samples';
import { sceneryOf } from './scenery';
import { openStage, type Stage } from './stage';

const finished = ['SUCCESS', 'FAIL'];

/** What breaks a real client though a server's own tests are green: what objects look like. */
describe('traps of the Python client: objects', () => {
  let stage: Stage;
  let kit: Kit;
  let cast: Cast;

  before(async () => {
    stage = await openStage();
    kit = kitFor(stage.platform);
    cast = await castOf(stage);
  });
  after(() => stage.close());

  it('operations are of a type it knows, and done at once', async () => {
    await kit.json('POST', `/api/v1/pools/${cast.poolId}/clone`);
    const operations = await kit.all('/api/v1/operations', {}, 'id', 500);
    assert.ok(operations.length > 0);
    for (const operation of operations) {
      assert.match(String(operation.type), /^[A-Z_]+(?:\.[A-Z_]+)?$/);
      assert.ok(finished.includes(String(operation.status)));
      assert.match(String(operation.started), /^\d{4}-\d\d-\d\dT[\d:.]+$/);
    }
  });

  it('a batch tells how many items were total, valid, not valid, made and failed', async () => {
    const body = [{ pool_id: cast.poolId, input_values: { text: 'count' }, overlap: 1 }];
    const operation = await kit.json('POST', '/api/v1/tasks', {
      body,
      query: { async_mode: true },
    });
    assert.deepEqual(Object.keys(operation.details as Json), [
      'total_count',
      'valid_count',
      'not_valid_count',
      'success_count',
      'failed_count',
    ]);
  });

  it('a created object equals the same object read back', async () => {
    const objects: readonly (readonly [string, unknown])[] = [
      ['projects', fullProject],
      ['pools', fullPool(cast)],
      ['trainings', fullTraining(cast)],
      ['tasks', fullTask(cast)],
      ['task-suites', fullTaskSuite(cast)],
      ['skills', { name: 'read back' }],
    ];
    for (const [path, body] of objects) {
      const made = await kit.json('POST', `/api/v1/${path}`, { body });
      assert.deepEqual(await kit.json('GET', `/api/v1/${path}/${textAt(made, 'id')}`), made, path);
    }
  });

  it('what is unset is left out: nulls that were sent do not come back', async () => {
    const mixer = {
      real_tasks_count: 1,
      golden_tasks_count: 0,
      training_tasks_count: 0,
      min_real_tasks_count: null,
      force_last_assignment: null,
    };
    const body = poolOf(cast.projectId, { mixer_config: mixer, private_comment: null });
    const pool = await kit.json('POST', '/api/v1/pools', { body });
    assert.equal(JSON.stringify(pool).includes('null'), false);
  });

  it('overlap is a number with infinite_overlap false, or nothing with true', async () => {
    for (const [sent, shown] of [
      [{ overlap: null, infinite_overlap: true }, [undefined, true]],
      [{ infinite_overlap: true }, [undefined, true]],
      [{ overlap: 2 }, [2, false]],
      [{ overlap: 2, infinite_overlap: null }, [2, false]],
    ] as const) {
      const body = { pool_id: cast.poolId, input_values: { text: 'pair' }, ...sent };
      const { overlap, infinite_overlap } = await kit.json('POST', '/api/v1/tasks', { body });
      assert.deepEqual([overlap, infinite_overlap], shown);
    }
  });

  it('a tb view has its config as a JSON string, and a lock', async () => {
    const task_spec = { ...(fullProject.task_spec as Json), view_spec: templateBuilderView };
    const body = { ...fullProject, task_spec };
    const made = await kit.json('POST', '/api/v1/projects', { body });
    assert.equal(typeof at(made, 'task_spec.view_spec.config'), 'string');
    assert.equal(at(made, 'task_spec.view_spec.lock.core'), '1.0.0');
  });

  it('unknown fields are kept, and may come back on an update', async () => {
    const body = poolOf(cast.projectId, { from_the_future: { deep: [1] } });
    const pool = await kit.json('POST', '/api/v1/pools', { body });
    const path = `/api/v1/pools/${textAt(pool, 'id')}`;
    assert.deepEqual(await kit.json('PUT', path, { body: pool }), pool);
    assert.deepEqual(pool.from_the_future, { deep: [1] });
  });

  it('a filter goes out as and-of-ors and comes back as it was sent', async () => {
    const leaf = { category: 'profile', key: 'languages', operator: 'IN', value: 'EN' };
    const filter = {
      and: [{ or: [leaf] }, { or: [{ ...leaf, operator: 'NOT_IN', value: 'FR' }] }],
    };
    const pool = await kit.json('POST', '/api/v1/pools', {
      body: poolOf(cast.projectId, { filter, quality_control: { configs: [] } }),
    });
    assert.deepEqual(pool.filter, filter);
  });

  it('trainings are pools: opened and read under /pools, filled without defaults', async () => {
    const path = `/api/v1/pools/${cast.trainingId}`;
    const body = {
      pool_id: cast.trainingId,
      input_values: { text: 'learn' },
      known_solutions: [{ output_values: { verdict: 'yes' } }],
      message_on_unknown_solution: 'Look',
      infinite_overlap: true,
    };
    await kit.json('POST', '/api/v1/tasks', { body });
    const operation = await kit.json('POST', `${path}/open`);
    assert.equal(operation.type, 'TRAINING.OPEN');
    const read = await kit.json('GET', path);
    assert.deepEqual([read.type, read.status], ['TRAINING', 'OPEN']);
  });

  it('a verdict on what is not SUBMITTED is refused, but for second thoughts', async () => {
    const path = `/api/v1/assignments/${cast.submitted()}`;
    const rejected = { status: 'REJECTED', public_comment: 'no' };
    await kit.json('PATCH', path, { body: rejected });
    const again = await kit.request('PATCH', path, { body: rejected });
    assert.deepEqual([again.status, at(again.body, 'code')], [409, 'INAPPROPRIATE_STATUS']);
    assert.deepEqual(at(again.body, 'payload.appropriate_statuses'), ['SUBMITTED']);
    const accepted = { status: 'ACCEPTED' };
    assert.equal((await kit.json('PATCH', path, { body: accepted })).status, 'ACCEPTED');
    assert.equal((await kit.request('PATCH', path, { body: accepted })).status, 409);
    assert.equal((await kit.request('PATCH', path, { body: rejected })).status, 409);
  });

  it('solutions have output_values without nulls', async () => {
    const person = await kit.json('POST', '/sandbox/performers', { body: { name: 'Null' } });
    const who = `/sandbox/performers/${textAt(person, 'id')}/assignments`;
    const suite = await kit.json('POST', who, { body: { pool_id: cast.poolId } });
    await kit.json('POST', `${who}/${textAt(suite, 'id')}/submit`, {
      body: { solutions: [{ output_values: { verdict: 'yes', nothing: null } }] },
    });
    const read = await kit.json('GET', `/api/v1/assignments/${textAt(suite, 'id')}`);
    assert.deepEqual(read.solutions, [{ output_values: { verdict: 'yes' } }]);
  });

  it('discriminators are there: type, attachment_type, scope', async () => {
    const { attachmentPoolId } = await sceneryOf(stage);
    const query = { pool_id: attachmentPoolId };
    const attachment = (await kit.all('/api/v1/attachments', query))[0] ?? {};
    assert.equal(attachment.attachment_type, 'ASSIGNMENT_ATTACHMENT');
    for (const { scope } of await kit.all('/api/v1/user-restrictions')) {
      assert.equal(typeof scope, 'string');
    }
    const download = `/api/v1/attachments/${textAt(attachment, 'id')}/download`;
    const file = await kit.request('GET', download);
    assert.deepEqual([file.status, file.body], [200, 'RIFF'], 'the bytes come directly');
    assert.match(String(attachment.name), /\.\w+$/, 'the name gives the extension');
  });

  it('the TSV says APPROVED, has a row a task and INPUT, OUTPUT and GOLDEN always', async () => {
    const query = {
      status: ['APPROVED'],
      field: ['ASSIGNMENT:link', 'ASSIGNMENT:assignment_id', 'ASSIGNMENT:status'],
      addRowDelimiter: false,
    };
    const path = `/api/new/requester/pools/${cast.poolId}/assignments.tsv`;
    const { body } = await kit.request('GET', path, { query });
    const [header = '', ...rows] = String(body).trimEnd().split('\n');
    const columns = header.split('\t');
    for (const column of ['INPUT:text', 'OUTPUT:verdict', 'GOLDEN:verdict', ...query.field]) {
      assert.ok(columns.includes(column), column);
    }
    const status = columns.indexOf('ASSIGNMENT:status');
    assert.ok(rows.length > 0);
    assert.ok(rows.every((row) => row.split('\t')[status] === 'APPROVED'));
    assert.equal(columns.includes('ASSIGNMENT:started'), false);
  });

  it('analytics answer with {request, result, finished} each', async () => {
    const request = { subject: 'POOL', subject_id: cast.poolId, name: 'completion_percentage' };
    const operation = await kit.json('POST', '/api/staging/analytics-2', { body: [request] });
    assert.equal(operation.type, 'ANALYTICS');
    const [value] = listAt(operation, 'details.value');
    assert.deepEqual(at(value, 'request'), request);
    assert.equal(at(value, 'result.type'), 'NORMAL');
    assert.equal(typeof at(value, 'finished'), 'string');
  });

  it('the fourteen skills of verified languages exist for everybody', async () => {
    const skills = await kit.all('/api/v1/skills', { global: true });
    assert.equal(skills.length, 14);
    assert.ok(skills.some(({ id }) => id === '26366'));
  });

  it('nobody submits through the API: an opened pool is worked by itself', async () => {
    const platform = await startPlatform({ seed: 3 });
    const live = kitFor(platform);
    const project = await live.json('POST', '/api/v1/projects', {
      body: {
        public_name: 'p',
        task_spec: {
          input_spec: { text: { type: 'string' } },
          output_spec: { verdict: { type: 'string', allowed_values: ['yes', 'no'] } },
        },
      },
    });
    const pool = await live.json('POST', '/api/v1/pools', { body: poolOf(textAt(project, 'id')) });
    const poolId = textAt(pool, 'id');
    const task = { pool_id: poolId, input_values: { text: 'a' }, overlap: 2 };
    await live.json('POST', '/api/v1/tasks', { body: [task, task], query: { open_pool: true } });
    const closed = await platform.closed(poolId);
    assert.equal(closed.last_close_reason, 'COMPLETED');
    assert.ok((await live.all('/api/v1/assignments', { pool_id: poolId })).length >= 2);
    await platform.sandbox.close();
  });
});

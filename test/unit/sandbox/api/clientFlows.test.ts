import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { at, listAt, textAt } from '../look';
import { poolOf, type Json } from '../platform';
import { clientFacts } from './facts';
import { createAsync, kitFor, type Kit } from './kit';
import { castOf, fullPool, fullProject, fullTraining, type Cast } from './samples';
import { openStage, type Stage } from './stage';

const kinds = ['tasks', 'task-suites', 'user-bonuses'] as const;

describe('the flows of the Python client', () => {
  let stage: Stage;
  let kit: Kit;
  let cast: Cast;

  before(async () => {
    stage = await openStage();
    kit = kitFor(stage.platform);
    cast = await castOf(stage);
  });
  after(() => stage.close());

  function goodItem(kind: (typeof kinds)[number], text: string): Json {
    const input_values = { text };
    if (kind === 'tasks') return { pool_id: cast.poolId, input_values, overlap: 1 };
    if (kind === 'task-suites') {
      return { pool_id: cast.suitePoolId, tasks: [{ input_values }], overlap: 1 };
    }
    const title = { EN: text };
    return { user_id: cast.userId, amount: 0.01, public_title: title, public_message: title };
  }

  function badItem(kind: (typeof kinds)[number]): Json {
    const wrong = { no_such_field: 1 };
    if (kind === 'tasks') return { pool_id: cast.poolId, input_values: wrong, overlap: 1 };
    if (kind === 'task-suites') {
      return { pool_id: cast.suitePoolId, tasks: [{ input_values: wrong }], overlap: 1 };
    }
    return { user_id: cast.userId, amount: 1000, without_message: true };
  }

  it('are all tried here', function () {
    const facts = clientFacts();
    if (!facts) this.skip();
    const tried = ['asyncCreate', 'duplicateOperation', 'syncCreate'];
    assert.deepEqual(Object.keys(facts.flows), tried);
  });

  for (const kind of kinds) {
    const path = `/api/v1/${kind}`;

    it(`asyncCreate: one of ${kind}, read back by its id`, async () => {
      const { operation, ids } = await createAsync(kit, path, goodItem(kind, 'one'));
      assert.equal(operation.status, 'SUCCESS');
      const made = await kit.json('GET', `${path}/${ids['0'] ?? ''}`);
      assert.equal(made.id, ids['0']);
      assert.equal('__item_idx' in made, false);
    });

    it(`asyncCreate: many of ${kind}, some wrong, read back between the ids`, async () => {
      const items = [goodItem(kind, 'a'), badItem(kind), goodItem(kind, 'b')];
      const query = { skip_invalid_items: true };
      const { operation, ids, refused, log } = await createAsync(kit, path, items, query);
      assert.deepEqual(operation.details, {
        total_count: 3,
        valid_count: 2,
        not_valid_count: 1,
        success_count: 2,
        failed_count: 0,
      });
      assert.deepEqual(Object.keys(refused), ['1']);
      for (const fault of Object.values(refused['1'] ?? {})) {
        assert.deepEqual(
          [typeof at(fault, 'code'), typeof at(fault, 'message')],
          ['string', 'string'],
        );
      }
      const found = Object.values(ids);
      const least = found.reduce((a, b) => (a < b ? a : b));
      const most = found.reduce((a, b) => (a > b ? a : b));
      const poolId: unknown = items[0]?.pool_id;
      const range = {
        id_gte: least,
        id_lte: most,
        ...(poolId !== undefined && { pool_id: poolId }),
      };
      const back = await kit.all(path, range);
      assert.deepEqual(
        back.map(({ id }) => String(id)),
        found,
      );
      if (poolId !== undefined) assert.ok(log.every((row) => at(row, 'input.pool_id') === poolId));
    });

    it(`asyncCreate: nothing of ${kind} where all are wrong`, async () => {
      const { operation, ids, refused } = await createAsync(kit, path, [badItem(kind)]);
      assert.equal(operation.status, 'FAIL');
      assert.deepEqual([Object.keys(ids), Object.keys(refused)], [[], ['0']]);
    });

    it(`duplicateOperation: a second request makes no more of ${kind}`, async () => {
      const query = { operation_id: randomUUID(), async_mode: true };
      const before = await kit.all('/api/v1/operations', {}, 'id', 500);
      const first = await kit.json('POST', path, { body: goodItem(kind, 'again'), query });
      const second = await kit.request('POST', path, { body: goodItem(kind, 'again'), query });
      assert.deepEqual([second.status, at(second.body, 'code')], [409, 'OPERATION_ALREADY_EXISTS']);
      const known = await kit.json('GET', `/api/v1/operations/${query.operation_id}`);
      assert.deepEqual(known, first);
      const after = await kit.all('/api/v1/operations', {}, 'id', 500);
      assert.equal(after.length, before.length + 1);
    });

    it(`syncCreate: the answer holds what was made of ${kind}, by index`, async () => {
      const body = [goodItem(kind, 'sync a'), badItem(kind), goodItem(kind, 'sync b')];
      const query = { async_mode: false, skip_invalid_items: true };
      const { items, validation_errors: errors } = await kit.json('POST', path, { body, query });
      assert.deepEqual(Object.keys(items as Json), ['0', '2']);
      assert.deepEqual(Object.keys(errors as Json), ['1']);
      const single = await kit.json('POST', path, {
        body: goodItem(kind, 'sync one'),
        query: { async_mode: false },
      });
      assert.equal(typeof single.id, 'string');
      assert.deepEqual(await kit.json('GET', `${path}/${textAt(single, 'id')}`), single);
    });

    it(`asyncCreate: no ${kind} at all is no mistake`, async () => {
      const query = { operation_id: randomUUID(), async_mode: true };
      const operation = await kit.json('POST', path, { body: [], query });
      assert.equal(operation.status, 'SUCCESS');
      assert.deepEqual(await kit.json('GET', `/api/v1/operations/${query.operation_id}/log`), []);
    });
  }

  it('clone_project: reads everything and makes it again, piece by piece', async () => {
    const source = await kit.json('POST', '/api/v1/projects', { body: fullProject });
    const inSource = { ...cast, projectId: textAt(source, 'id') };
    const training = await kit.json('POST', '/api/v1/trainings', { body: fullTraining(inSource) });
    const pool = fullPool({ ...inSource, trainingId: textAt(training, 'id') });
    await kit.json('POST', '/api/v1/pools', { body: pool });
    const read = await kit.json('GET', `/api/v1/projects/${textAt(source, 'id')}`);
    const copy = await kit.json('POST', '/api/v1/projects', {
      body: { ...read, quality_control: undefined },
    });
    assert.notEqual(copy.id, source.id);
    const copyId = textAt(copy, 'id');
    const trainings = await kit.all('/api/v1/trainings', { project_id: textAt(source, 'id') });
    const newTrainings = new Map<string, string>();
    for (const item of trainings) {
      const made = await kit.json('POST', '/api/v1/trainings', {
        body: { ...item, project_id: copyId },
      });
      newTrainings.set(textAt(item, 'id'), textAt(made, 'id'));
    }
    await kit.json('PUT', `/api/v1/projects/${copyId}`, { body: read });
    for (const item of await kit.all('/api/v1/pools', { project_id: textAt(source, 'id') })) {
      const required = textAt(item, 'quality_control.training_requirement.training_pool_id');
      const body = structuredClone(item);
      body.project_id = copyId;
      Object.assign(at(body, 'quality_control.training_requirement') as Json, {
        training_pool_id: newTrainings.get(required),
      });
      await kit.json('POST', '/api/v1/pools', { body });
    }
    assert.equal((await kit.all('/api/v1/pools', { project_id: copyId })).length, 1);
  });

  it('pools: open, close and archive are waited for and read again; done twice they are 204', async () => {
    const body = poolOf(cast.projectId);
    const pool = await kit.json('POST', '/api/v1/pools', { body });
    const path = `/api/v1/pools/${textAt(pool, 'id')}`;
    await kit.json('POST', '/api/v1/tasks', {
      body: { pool_id: textAt(pool, 'id'), input_values: { text: 'x' }, overlap: 1 },
    });
    for (const [action, status] of [
      ['open', 'OPEN'],
      ['close-for-update', 'CLOSED'],
      ['open', 'OPEN'],
      ['close', 'CLOSED'],
      ['archive', 'ARCHIVED'],
    ] as const) {
      const operation = await kit.wait(await kit.json('POST', `${path}/${action}`));
      assert.equal(operation.status, 'SUCCESS');
      assert.equal((await kit.json('GET', path)).status, status);
      const again = await kit.request('POST', `${path}/${action}`);
      assert.deepEqual([again.status, again.body], [204, '']);
    }
  });

  it('clone_pool and clone_training: the new id is in the details', async () => {
    for (const [kind, id] of [
      ['pools', cast.poolId],
      ['trainings', cast.trainingId],
    ] as const) {
      const operation = await kit.wait(await kit.json('POST', `/api/v1/${kind}/${id}/clone`));
      const key = kind === 'pools' ? 'pool_id' : 'training_id';
      assert.equal(at(operation, `parameters.${key}`), id);
      const copy = await kit.json('GET', `/api/v1/${kind}/${textAt(operation.details, key)}`);
      const source = await kit.json('GET', `/api/v1/${kind}/${id}`);
      assert.deepEqual(withoutLife(copy), withoutLife(source));
      assert.equal(copy.status, 'CLOSED');
    }
  });

  it('aggregation: started, waited for, and paged by task_id_gt', async () => {
    await kit.json('PATCH', `/api/v1/assignments/${cast.submitted()}`, {
      body: { status: 'ACCEPTED' },
    });
    const started = await kit.json('POST', '/api/v1/aggregated-solutions/aggregate-by-pool', {
      body: { type: 'DAWID_SKENE', pool_id: cast.poolId, fields: [{ name: 'verdict' }] },
    });
    const { id, status } = await kit.wait(started);
    assert.equal(status, 'SUCCESS');
    const path = `/api/v1/aggregated-solutions/${String(id)}`;
    const solutions = await kit.all(path, {}, 'task_id', 1);
    assert.ok(solutions.length >= 2);
    const unsorted = await kit.json('GET', path);
    assert.deepEqual(listAt(unsorted, 'items'), solutions);
  });
});

function withoutLife(pool: Json): Json {
  const life = ['id', 'status', 'created', 'last_started', 'last_stopped', 'last_close_reason'];
  return Object.fromEntries(Object.entries(pool).filter(([key]) => !life.includes(key)));
}

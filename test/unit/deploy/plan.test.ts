import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlatformClient } from '../../../src/api';
import { actOnPool, type DeployPlan } from '../../../src/deploy';
import { lockFileName, openLock } from '../../../src/workspace';
import { census } from './platform';
import { actions, PlanBench, stepOf, throughTraining } from './planBench';

describe('a deploy as a plan', () => {
  let bench: PlanBench;

  beforeEach(async () => {
    bench = await PlanBench.start();
  });

  afterEach(() => bench.end());

  it('names what is created in the right order and touches nothing', async () => {
    const made = await bench.plan();
    assert.deepEqual(
      made.steps.map(({ kind, action, name }) => [kind, action, name]),
      [
        ['skill', 'create', 'Careful reader'],
        ['project', 'create', 'Read'],
        ['training', 'create', 'Learn to read'],
        ['pool', 'create', 'Reading'],
      ],
    );
    assert.deepEqual(made.trouble, []);
    assert.deepEqual(await census(bench.client), {
      projects: 0,
      pools: 0,
      trainings: 0,
      skills: 0,
    });
    await assert.rejects(readFile(join(bench.root, lockFileName)), { code: 'ENOENT' });
  });

  it('brings what a spec refers to, counts its tasks and says what they cost', async () => {
    const made = await bench.plan(['read.pool.yaml']);
    assert.equal(made.steps.length, 3);
    const { tasks } = stepOf(made, 'read.pool.yaml');
    assert.deepEqual(tasks, [
      { file: 'data/main.tsv', kind: 'main', rows: 4, refused: 0, state: 'to-upload' },
    ]);
    assert.equal(made.cost.total, 0.28);
    assert.equal(made.spends.total, 0);
    assert.ok((made.balance ?? 0) > 0);
  });

  it('is plain data: it can be sent and kept', async () => {
    const made = await bench.plan();
    const report = await bench.apply(JSON.parse(JSON.stringify(made)) as DeployPlan);
    assert.equal(report.objects.length, 4);
  });

  it('is nothing to do once it is done', async () => {
    const report = await bench.deploy();
    assert.deepEqual(
      report.objects.map(({ action }) => action),
      ['created', 'created', 'created', 'created'],
    );
    const again = await bench.plan();
    assert.deepEqual(actions(again), ['unchanged', 'unchanged', 'unchanged', 'unchanged']);
    assert.ok(again.steps.every(({ tasks }) => tasks.every(({ state }) => state === 'done')));
    assert.ok(again.steps.every(({ differences }) => differences.length === 0));
    const nothing = await bench.apply(again);
    assert.ok(nothing.objects.every(({ action }) => action === 'unchanged'));
    assert.ok(nothing.uploads.every(({ created }) => created === 0));
  });

  it('shows what differs, field by field, and makes it so', async () => {
    await bench.deploy();
    await bench.edit('read.pool.yaml', (text) =>
      text.replace('private_name: Reading', 'private_name: Read on'),
    );
    const made = await bench.plan();
    const step = stepOf(made, 'read.pool.yaml');
    assert.equal(step.action, 'update');
    assert.deepEqual(step.differences, [
      { field: 'private_name', local: 'Read on', remote: 'Reading' },
    ]);
    await bench.apply(made);
    const pool = await bench.client.pools.get(await bench.idOf('read.pool.yaml'));
    assert.equal(pool.private_name, 'Read on');
    assert.ok(actions(await bench.plan()).every((action) => action === 'unchanged'));
  });

  it('does not send a spec that says the same in other words', async () => {
    await bench.deploy();
    await bench.edit('read.pool.yaml', (text) => `${text}priority: 0\n`);
    const made = await bench.plan();
    assert.equal(stepOf(made, 'read.pool.yaml').action, 'unchanged');
    const puts: string[] = [];
    await bench.apply(made, { client: countingUpdates(bench.client, puts) });
    assert.deepEqual(puts, []);
  });

  it('shows what somebody changed on the platform, and takes it back', async () => {
    await bench.deploy();
    const id = await bench.idOf('read.pool.yaml');
    await bench.client.pools.patch(id, { priority: 40 });
    const made = await bench.plan();
    const step = stepOf(made, 'read.pool.yaml');
    assert.deepEqual(
      step.differences.map(({ field, remote }) => [field, remote]),
      [['priority', 40]],
    );
    assert.match(step.explain ?? '', /changed on sandbox and not in the spec/);
    await bench.apply(made);
    assert.equal((await bench.client.pools.get(id)).priority, 0);
  });

  it('says so when both sides were changed', async () => {
    await bench.deploy();
    await bench.client.pools.patch(await bench.idOf('read.pool.yaml'), { priority: 40 });
    await bench.edit('read.pool.yaml', (text) =>
      text.replace('private_name: Reading', 'private_name: R'),
    );
    const { explain } = stepOf(await bench.plan(), 'read.pool.yaml');
    assert.match(explain ?? '', /as well as in the spec/);
  });

  describe('with projects', () => {
    it('says that a small change makes a version which pools follow', async () => {
      await bench.deploy();
      await bench.edit('read.project.yaml', (text) =>
        text.replace('Read a text', 'Please read a text'),
      );
      const step = stepOf(await bench.plan(), 'read.project.yaml');
      assert.deepEqual([step.action, step.needs], ['update', ['new-version']]);
      assert.match(step.explain ?? '', /which its pools follow/);
    });

    it('warns that with other required fields the pools stay behind', async () => {
      await bench.deploy();
      await bench.edit('read.project.yaml', (text) =>
        text.replace(
          'max_length: 40 }',
          'max_length: 40 }\n    more: { type: string, required: true }',
        ),
      );
      const step = stepOf(await bench.plan(['read.project.yaml']), 'read.project.yaml');
      assert.match(step.explain ?? '', /pools that exist stay with the old version for good/);
    });
  });

  describe('with pools that are open', () => {
    it('opens an open training again, whose tasks have no end', async () => {
      await bench.deploy();
      const id = await bench.idOf('read.training.yaml');
      await actOnPool(bench.client, { kind: 'training', id }, 'open');
      await bench.edit('read.training.yaml', (text) => text.replace('Learn to read', 'Learn'));
      const made = await bench.plan();
      assert.deepEqual(stepOf(made, 'read.training.yaml').needs, ['close-and-reopen']);
      const calls: string[] = [];
      await bench.apply(made, { client: watchingTrainings(bench.client, calls) });
      assert.deepEqual(calls, ['closeForUpdate', 'update', 'open']);
      const training = await bench.client.trainings.get(id);
      assert.deepEqual([training.private_name, training.status], ['Learn', 'OPEN']);
      assert.equal(
        (await openLock(bench.root, 'sandbox')).entry('read.training.yaml')?.reopen,
        undefined,
      );
    });

    it('opens what it closed although the update is refused', async () => {
      await bench.deploy();
      const id = await bench.idOf('read.training.yaml');
      await actOnPool(bench.client, { kind: 'training', id }, 'open');
      await bench.edit('read.training.yaml', (text) => text.replace('Learn to read', 'Learn'));
      const made = await bench.plan();
      const refusing = {
        ...bench.client,
        trainings: { ...bench.client.trainings, update: () => Promise.reject(new Error('no')) },
      };
      await assert.rejects(bench.apply(made, { client: refusing }), /no/);
      assert.equal((await bench.client.trainings.get(id)).status, 'OPEN');
    });

    it('leaves closed what somebody closed at that moment', async () => {
      await bench.deploy();
      const id = await bench.idOf('read.training.yaml');
      await actOnPool(bench.client, { kind: 'training', id }, 'open');
      await bench.edit('read.training.yaml', (text) => text.replace('Learn to read', 'Learn'));
      const made = await bench.plan();
      const { trainings } = bench.client;
      const meanwhile: PlatformClient['trainings'] = {
        ...trainings,
        closeForUpdate: async (...args) => {
          await actOnPool(bench.client, { kind: 'training', id }, 'close');
          return await trainings.closeForUpdate(...args);
        },
      };
      await bench.apply(made, { client: { ...bench.client, trainings: meanwhile } });
      const training = await trainings.get(id);
      assert.deepEqual([training.private_name, training.status], ['Learn', 'CLOSED']);
      assert.equal(stepOf(await bench.plan(), 'read.training.yaml').action, 'unchanged');
    });

    it('opens what it closed although it is cancelled', async () => {
      await bench.deploy();
      const id = await bench.idOf('read.training.yaml');
      await actOnPool(bench.client, { kind: 'training', id }, 'open');
      await bench.edit('read.training.yaml', (text) => text.replace('Learn to read', 'Learn'));
      const made = await bench.plan();
      const cancelling: PlatformClient['trainings'] = {
        ...bench.client.trainings,
        update: () => Promise.reject(new DOMException('Cancelled', 'AbortError')),
      };
      const client = { ...bench.client, trainings: cancelling };
      await assert.rejects(bench.apply(made, { client }), { name: 'AbortError' });
      assert.equal((await bench.client.trainings.get(id)).status, 'OPEN');
    });

    it('opens after a crash what it closed before it', async () => {
      await bench.deploy();
      const id = await bench.idOf('read.training.yaml');
      await actOnPool(bench.client, { kind: 'training', id }, 'open');
      await bench.edit('read.training.yaml', (text) => text.replace('Learn to read', 'Learn'));
      const made = await bench.plan();
      const crashing = {
        ...bench.client,
        trainings: {
          ...bench.client.trainings,
          open: () => Promise.reject(new Error('power cut')),
        },
      };
      await assert.rejects(bench.apply(made, { client: crashing }), /power cut/);
      assert.equal((await bench.client.trainings.get(id)).status, 'CLOSED');
      const again = await bench.plan();
      const step = stepOf(again, 'read.training.yaml');
      assert.deepEqual([step.action, step.needs], ['update', ['reopen']]);
      await bench.apply(again);
      const training = await bench.client.trainings.get(id);
      assert.deepEqual([training.private_name, training.status], ['Learn', 'OPEN']);
      assert.equal(stepOf(await bench.plan(), 'read.training.yaml').action, 'unchanged');
    });
  });

  it('deploys pool and training with their tasks from the pool alone', async () => {
    await bench.edit('read.pool.yaml', throughTraining);
    const report = await bench.apply(await bench.plan(['read.pool.yaml']));
    assert.deepEqual(
      report.uploads.map(({ path, created }) => [path, created]),
      [
        ['read.training.yaml', 2],
        ['read.pool.yaml', 4],
      ],
    );
    await rm(join(bench.root, 'data'), { recursive: true });
  });
});

function countingUpdates(client: PlatformClient, puts: string[]): PlatformClient {
  const update: PlatformClient['pools']['update'] = (...args) => {
    puts.push(args[0]);
    return client.pools.update(...args);
  };
  return { ...client, pools: { ...client.pools, update } };
}

function watchingTrainings(client: PlatformClient, calls: string[]): PlatformClient {
  const { trainings } = client;
  return {
    ...client,
    trainings: {
      ...trainings,
      closeForUpdate: (...args) => {
        calls.push('closeForUpdate');
        return trainings.closeForUpdate(...args);
      },
      update: (...args) => {
        calls.push('update');
        return trainings.update(...args);
      },
      open: (...args) => {
        calls.push('open');
        return trainings.open(...args);
      },
    },
  };
}

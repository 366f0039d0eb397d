import assert from 'node:assert/strict';
import type { PlatformClient } from '../../../../src/api';
import { actOnPool, deploySpecs, uploadTasksFile, type UploadReport } from '../../../../src/deploy';
import { uploadSuites } from '../../../../src/deploy/suites';
import { openWorkspace } from '../../../../src/workspace';
import { all } from '../platform';
import { PlanBench, real } from '../planBench';

/** Two answers a task, two tasks on a page, a reward of 0.02 and the fee. */
const pricePerTask = 0.07;

describe('tasks for a pool that is open where money is real', () => {
  let bench: PlanBench;
  let id = '';

  beforeEach(async () => {
    bench = await PlanBench.start();
    id = await bench.deployUnreachable();
  });

  afterEach(() => bench.end());

  const open = (): Promise<unknown> => actOnPool(bench.client, { kind: 'pool', id }, 'open');

  const count = async (): Promise<number> =>
    (await all(bench.client.tasks.list({ pool_id: id }))).length;

  const upload = (path: string, agreed: number, client = bench.client): Promise<UploadReport> => {
    const workspace = openWorkspace(bench.root);
    const reference = { path, kind: 'main' } as const;
    return uploadTasksFile({ workspace, client, poolId: id, reference, agreed });
  };

  it('are not added when somebody has opened it since nobody was asked', async () => {
    await bench.write('more.tsv', 'INPUT:text\nnew\nnewer\n');
    await open();
    await assert.rejects(upload('more.tsv', 0), {
      problem: 'spending',
      message: /Reading is open.*cost about \$0\.14 by now.*where \$0\.00 was agreed to/,
    });
    assert.equal(await count(), 4);
    assert.equal((await upload('more.tsv', 2 * pricePerTask)).created, 2);
    // Known again, so that nothing is paid for.
    assert.equal((await upload('more.tsv', 0)).already, 2);
  });

  it('are held against the price of each moment', async () => {
    const rows = Array.from({ length: 5_001 }, (_, index) => `text ${index}`);
    await bench.write('many.tsv', ['INPUT:text', ...rows, ''].join('\n'));
    await open();
    // The first request is let through; before the second, somebody has raised the reward.
    let sent = false;
    const client: PlatformClient = {
      ...bench.client,
      pools: {
        ...bench.client.pools,
        get: async (...args) => {
          const pool = await bench.client.pools.get(...args);
          return sent ? { ...pool, reward_per_assignment: 0.03 } : pool;
        },
      },
      tasks: {
        ...bench.client.tasks,
        create: async (...args) => {
          sent = true;
          return bench.client.tasks.create(...args);
        },
      },
    };
    const agreed = rows.length * pricePerTask;
    await assert.rejects(upload('many.tsv', agreed, client), {
      problem: 'spending',
      message: /cost about \$400\.08 by now.*where \$350\.07 was agreed to\. No more was added/,
    });
    assert.equal(await count(), 4 + 5_000);
    // What is agreed to anew is what is missing.
    assert.equal((await upload('many.tsv', pricePerTask)).created, 1);
  });

  it('have no price when everybody may do them', async () => {
    await bench.write('endless.jsonl', '{"input_values":{"text":"x"},"infinite_overlap":true}\n');
    await open();
    await assert.rejects(upload('endless.jsonl', 1_000), {
      problem: 'spending',
      message: /endless overlap cost has no bound.*the pool is open/,
    });
    assert.equal(await count(), 4);
  });

  it('stay away when a deploy asked nobody', async () => {
    await open();
    await bench.edit('data/main.tsv', (text) => `${text}delta\n`);
    const workspace = openWorkspace(bench.root);
    const { client } = bench;
    const deploy = deploySpecs({ workspace, client, profile: real, paths: ['read.pool.yaml'] });
    await assert.rejects(deploy, { problem: 'spending' });
    assert.equal(await count(), 4);
  });

  it('stay away when the pool was opened after the plan was agreed to', async () => {
    await bench.edit('data/main.tsv', (text) => `${text}delta\n`);
    const plan = await bench.plan(['read.pool.yaml'], { profile: real });
    assert.equal(plan.spends.total, 0);
    let opened: Promise<unknown> | undefined;
    const client: PlatformClient = {
      ...bench.client,
      tasks: {
        ...bench.client.tasks,
        // The last look before they are sent.
        async *list(...args) {
          await (opened ??= open());
          yield* bench.client.tasks.list(...args);
        },
      },
    };
    await assert.rejects(bench.apply(plan, { profile: real, client }), {
      problem: 'spending',
      message: /Reading is open/,
    });
    assert.equal(await count(), 4);
  });

  it('are pages laid out by hand, too', async () => {
    const { client } = bench;
    const { id: ignored, status, mixer_config, ...like } = await client.pools.get(id);
    assert.ok(ignored !== '' && status !== undefined && mixer_config !== undefined);
    const pool = await client.pools.create({ ...like, private_name: 'By hand' });
    const page = (text: string): Parameters<typeof uploadSuites>[2][number] => ({
      line: 2,
      suite: { tasks: [{ input_values: { text } }] },
    });
    await uploadSuites(client, pool.id, [page('first')], { agreed: 0 });
    await actOnPool(client, { kind: 'pool', id: pool.id }, 'open');
    // Two performers get each.
    const pages = [page('first'), page('second'), page('third')];
    await assert.rejects(uploadSuites(client, pool.id, pages, { agreed: 0.27 }), {
      message: /cost about \$0\.28 by now/,
    });
    assert.equal((await uploadSuites(client, pool.id, pages, { agreed: 0.28 })).created, 2);
  });
});

import assert from 'node:assert/strict';
import type { PlatformClient } from '../../../../src/api';
import { actOnPool, openPaid, readLedger, type OpenPaid } from '../../../../src/deploy';
import { openWorkspace } from '../../../../src/workspace';
import { PlanBench, real } from '../planBench';

/** Four tasks, two answers each, two on a page: four pages, and one more for gaps. */
const [price, most] = [0.28, 0.35];

describe('opening a pool that costs', () => {
  let bench: PlanBench;
  let id = '';

  beforeEach(async () => {
    bench = await PlanBench.start();
    id = await bench.deployUnreachable();
  });

  afterEach(() => bench.end());

  const open = (more: Partial<OpenPaid> = {}): Promise<'done' | 'already'> =>
    openPaid({
      workspace: openWorkspace(bench.root),
      client: bench.client,
      profile: { ...real, label: 'Toloka' },
      cap: undefined,
      pool: { kind: 'pool', id, name: 'Reading' },
      ...more,
    });

  const status = async (): Promise<string | undefined> => (await bench.client.pools.get(id)).status;

  it('writes down what it may cost at most, once however often it is opened', async () => {
    assert.equal(await open(), 'done');
    assert.equal(await open(), 'already');
    await actOnPool(bench.client, { kind: 'pool', id }, 'close');
    assert.equal(await open({ cap: most }), 'done');
    assert.deepEqual([...(await readLedger(bench.root, 'toloka'))], [[`pool ${id}`, most]]);
  });

  it('stops at the cap, and the pool stays closed', async () => {
    await assert.rejects(open({ cap: most - 0.01 }), {
      problem: 'spending',
      message: /Opening Reading may cost \$0\.28, and this workspace may spend \$0\.34 on Toloka/,
    });
    assert.equal(await status(), 'CLOSED');
  });

  it('stops at the balance', async () => {
    const poor: PlatformClient = {
      ...bench.client,
      requester: {
        get: async () => ({ ...(await bench.client.requester.get()), balance: price - 0.08 }),
      },
    };
    await assert.rejects(
      open({ client: poor }),
      /balance on Toloka is \$0\.20: \$0\.0800 are missing/,
    );
    assert.equal(await status(), 'CLOSED');
    assert.equal((await readLedger(bench.root, 'toloka')).size, 0);
  });

  it('stops when it would cost more than somebody agreed to', async () => {
    const task = { pool_id: id, input_values: { text: 'by hand' }, overlap: 9 };
    await bench.client.operations.wait(await bench.client.tasks.create([task]));
    await assert.rejects(open({ agreed: price }), {
      problem: 'spending',
      message: /more tasks .*would cost about \$0\.63 now, fee included, where \$0\.28 was agreed/,
    });
    assert.equal(await status(), 'CLOSED');
    assert.equal((await readLedger(bench.root, 'toloka')).size, 0);
    assert.equal(await open({ agreed: 0.63 }), 'done');
  });

  it('opens nothing without a bound where there is a cap', async () => {
    const task = { pool_id: id, input_values: { text: 'for all' }, infinite_overlap: true };
    await bench.client.operations.wait(await bench.client.tasks.create([task]));
    await assert.rejects(open({ cap: 1_000 }), { problem: 'spending', message: /no bound/ });
    assert.equal(await status(), 'CLOSED');
    assert.equal(await open(), 'done');
  });

  it('opens trainings, which are free, without a word of money', async () => {
    const training = await bench.idOf('read.training.yaml', real);
    const pool = { kind: 'training', id: training, name: 'Learn' } as const;
    assert.equal(await open({ pool, cap: 0 }), 'done');
    assert.equal((await readLedger(bench.root, 'toloka')).size, 0);
  });
});

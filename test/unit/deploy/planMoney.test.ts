import assert from 'node:assert/strict';
import { actOnPool, readLedger } from '../../../src/deploy';
import { all } from './platform';
import { PlanBench, real, stepOf } from './planBench';
import { specPaths } from './specs';

describe('a plan of a deploy', () => {
  let bench: PlanBench;

  beforeEach(async () => {
    bench = await PlanBench.start();
  });

  afterEach(() => bench.end());

  describe('where money is real', () => {
    /** A pool that stays open. */
    const openForGood = async (): Promise<string> => {
      const id = await bench.deployUnreachable();
      await actOnPool(bench.client, { kind: 'pool', id }, 'open');
      return id;
    };

    it('names what new tasks in an open pool commit, and keeps to the cap', async () => {
      const id = await openForGood();
      await bench.edit('data/main.tsv', (text) => `${text}delta\nepsilon\n`);
      const made = await bench.plan(specPaths, { profile: real });
      // Two tasks, two answers each, two on a page: two pages.
      assert.equal(made.spends.total, 0.14);
      await assert.rejects(bench.apply(made, { profile: real, cap: 0.3 }), {
        problem: 'spending',
        message: /Reading \(pool \d+\) may cost \$0\.14, and this workspace may spend \$0\.30/,
      });
      assert.equal((await all(bench.client.tasks.list({ pool_id: id }))).length, 4);
      await bench.apply(made, { profile: real, cap: 1 });
      assert.equal((await all(bench.client.tasks.list({ pool_id: id }))).length, 6);
      const total = (await readLedger(bench.root, 'toloka')).get(`pool ${id}`) ?? 0;
      assert.ok(total >= 0.42 && total < 0.6, String(total));
    });

    it('names what opening again commits, at the new price', async () => {
      const id = await openForGood();
      await bench.edit('read.pool.yaml', (text) =>
        text.replace(/reward_per_assignment: .*/, 'reward_per_assignment: 0.1'),
      );
      const made = await bench.plan(specPaths, { profile: real });
      const step = stepOf(made, 'read.pool.yaml');
      assert.deepEqual(step.needs, ['close-and-reopen']);
      assert.match(step.explain ?? '', /price holds for task suites that are taken from now on/);
      assert.equal(made.spends.total, 0.6);
      assert.deepEqual(made.spends.lines[0]?.notes, ['opened again']);
      await assert.rejects(bench.apply(made, { profile: real, cap: 0.5 }), { problem: 'spending' });
      assert.equal((await bench.client.pools.get(id)).status, 'OPEN');
      await bench.apply(made, { profile: real, cap: 5 });
      const pool = await bench.client.pools.get(id);
      assert.deepEqual([pool.status, pool.reward_per_assignment], ['OPEN', 0.1]);
    });

    it('refuses what the balance does not cover, and has done nothing', async () => {
      await openForGood();
      await bench.edit('data/main.tsv', (text) => `${text}delta\n`);
      const poor = {
        ...bench.client,
        requester: {
          get: async () => ({ ...(await bench.client.requester.get()), balance: 0.05 }),
        },
      };
      const made = await bench.plan(specPaths, { profile: real, client: poor });
      assert.equal(made.balance, 0.05);
      await assert.rejects(bench.apply(made, { profile: real, client: poor }), {
        message: /balance on toloka is \$0\.0500: \$0\.0200 are missing/,
      });
      assert.equal((await readLedger(bench.root, 'toloka')).size, 0);
    });

    it('says that it is stale when it would commit more than it named', async () => {
      const id = await openForGood();
      await bench.edit('read.pool.yaml', (text) =>
        text.replace('private_name: Reading', 'private_name: R'),
      );
      const made = await bench.plan(specPaths, { profile: real });
      await bench.client.tasks.create(
        [{ pool_id: id, input_values: { text: 'by hand' }, overlap: 9 }],
        {},
      );
      await assert.rejects(bench.apply(made, { profile: real }), {
        problem: 'stale',
        message: /it would commit \$\d\.\d+ and not \$0\.28/,
      });
    });
  });
});

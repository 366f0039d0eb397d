import assert from 'node:assert/strict';
import { actOnPool, deploySpecs, type DeployPlan } from '../../../src/deploy';
import { openWorkspace } from '../../../src/workspace';
import { census } from './platform';
import { PlanBench, real, sandbox } from './planBench';
import { specPaths } from './specs';

describe('a plan of a deploy', () => {
  let bench: PlanBench;

  beforeEach(async () => {
    bench = await PlanBench.start();
  });

  afterEach(() => bench.end());

  describe('that has become stale is refused and does nothing', () => {
    const refusedWith = async (made: DeployPlan, message: RegExp): Promise<void> => {
      const before = await census(bench.client);
      await assert.rejects(bench.apply(made), { problem: 'stale', message });
      assert.deepEqual(await census(bench.client), before);
    };

    it('when a spec was edited', async () => {
      const made = await bench.plan();
      await bench.edit('read.pool.yaml', (text) => text.replace('Reading', 'Other'));
      await refusedWith(made, /read\.pool\.yaml was edited.*Make the plan again/);
    });

    it('when tasks were edited', async () => {
      const made = await bench.plan();
      await bench.edit('data/main.tsv', (text) => `${text}more\n`);
      await refusedWith(made, /the tasks of read\.pool\.yaml were edited/);
    });

    it('when somebody changed the remote object', async () => {
      await bench.deploy();
      await bench.edit('read.pool.yaml', (text) => text.replace('Reading', 'Other'));
      const made = await bench.plan();
      await bench.client.pools.patch(await bench.idOf('read.pool.yaml'), { priority: 7 });
      await refusedWith(made, /pool \d+ was changed on the platform \(priority\)/);
    });

    it('when somebody opened it', async () => {
      await bench.deploy();
      await bench.edit('read.training.yaml', (text) => text.replace('Learn to read', 'Learn'));
      const made = await bench.plan();
      const id = await bench.idOf('read.training.yaml');
      await actOnPool(bench.client, { kind: 'training', id }, 'open');
      await refusedWith(made, /training \d+ was CLOSED and is OPEN/);
    });

    it('when another window deployed meanwhile', async () => {
      const made = await bench.plan();
      await deploySpecs({
        workspace: openWorkspace(bench.root),
        client: bench.client,
        profile: sandbox,
        paths: specPaths,
      });
      await refusedWith(made, /read\.pool\.yaml has become pool \d+ meanwhile/);
    });

    it('when it is for another profile', async () => {
      const made = await bench.plan();
      await assert.rejects(
        bench.apply(made, { profile: real }),
        /The plan is for sandbox, not for toloka/,
      );
    });
  });
});

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { actOnPool, type DeployPlan } from '../../../src/deploy';
import { lockFileName } from '../../../src/workspace';
import { census } from './platform';
import { actions, forbidden, PlanBench, real, stepOf, type How } from './planBench';
import { specPaths, specs } from './specs';

describe('a plan of a deploy', () => {
  let bench: PlanBench;

  beforeEach(async () => {
    bench = await PlanBench.start();
  });

  afterEach(() => bench.end());

  describe('with trouble is not applied', () => {
    const troubleOf = async (paths = specPaths, how: How = {}): Promise<DeployPlan> => {
      const made = await bench.plan(paths, how);
      assert.ok(made.trouble.length > 0, 'no trouble');
      const before = await census(bench.client);
      await assert.rejects(bench.apply(made, how), { name: 'DeployError' });
      assert.deepEqual(await census(bench.client), before);
      return made;
    };

    it('when a pool should move to another project', async () => {
      await bench.deploy();
      await bench.write(
        'other.project.yaml',
        (specs['read.project.yaml'] ?? '').replace('public_name: Read', 'public_name: Other'),
      );
      await bench.edit('read.training.yaml', (text) =>
        text.replace('./read.project.yaml', './other.project.yaml'),
      );
      const made = await troubleOf(['read.training.yaml']);
      const step = stepOf(made, 'read.training.yaml');
      assert.equal(step.action, 'refused');
      assert.match(step.explain ?? '', /project_id cannot change any more.*another file name/);
    });

    it('when a pool with tasks should take task suites', async () => {
      await bench.deploy();
      await bench.edit('read.pool.yaml', (text) => text.replace(/mixer_config: .*\n/, ''));
      const made = await troubleOf();
      assert.match(made.trouble[0]?.message ?? '', /mixer_config cannot change any more/);
    });

    it('when the project is archived, for what should be created in it', async () => {
      await bench.deploy();
      for (const kind of ['pool', 'training'] as const) {
        const id = await bench.idOf(`read.${kind}.yaml`);
        await actOnPool(bench.client, { kind, id }, 'archive');
      }
      await bench.client.projects.archive(await bench.idOf('read.project.yaml'));
      await bench.write(
        'second.pool.yaml',
        (specs['read.pool.yaml'] ?? '').replace('private_name: Reading', 'private_name: Second'),
      );
      const made = await troubleOf(['second.pool.yaml']);
      assert.equal(stepOf(made, 'read.project.yaml').action, 'unchanged');
      assert.match(
        made.trouble[0]?.message ?? '',
        /second\.pool\.yaml: no pool can be created in project \d+ \(read\.project\.yaml\), which is archived/,
      );
    });

    it('when what it should change is archived', async () => {
      await bench.deploy();
      const id = await bench.idOf('read.pool.yaml');
      await actOnPool(bench.client, { kind: 'pool', id }, 'archive');
      assert.equal(stepOf(await bench.plan(), 'read.pool.yaml').action, 'unchanged');
      await bench.edit('read.pool.yaml', (text) => text.replace('Reading', 'Other'));
      assert.equal((await troubleOf()).trouble[0]?.problem, 'archived');
    });

    it('when an id has vanished where money is real', async () => {
      await bench.deploy({ profile: real });
      await writeLockId(bench.root, 'read.pool.yaml', '99999999');
      const made = await troubleOf(specPaths, { profile: real });
      assert.equal(made.trouble[0]?.problem, 'vanished');
      assert.match(made.trouble[0].message, /pool 99999999 is not to be found on toloka/);
    });

    it('but a sandbox may forget: what it does not know is created anew', async () => {
      await bench.deploy();
      await bench.forget();
      const made = await bench.plan();
      assert.deepEqual(actions(made), ['create', 'create', 'create', 'create']);
      assert.match(made.steps[0]?.explain ?? '', /no longer has skill/);
      await bench.apply(made);
      assert.equal((await census(bench.client)).pools, 1);
    });

    it('when a literal project_id leads nowhere', async () => {
      await bench.edit('read.training.yaml', (text) =>
        text.replace('{ $id: ./read.project.yaml }', '"12345678"'),
      );
      const made = await troubleOf(['read.training.yaml']);
      assert.match(made.trouble[0]?.message ?? '', /project 12345678, which sandbox does not have/);
    });

    it('when this account may not see an object', async () => {
      await bench.deploy();
      const forbidding = {
        ...bench.client,
        pools: { ...bench.client.pools, get: () => Promise.reject(forbidden()) },
      };
      const made = await troubleOf(specPaths, { client: forbidding });
      assert.equal(made.trouble[0]?.problem, 'no-rights');
      assert.match(made.trouble[0].message, /this account may not see pool/);
    });

    it('when specs have errors: all of them are told, each with its place', async () => {
      await bench.edit('read.pool.yaml', (text) => text.replace('private_name', 'privat_name'));
      await bench.edit('reader.skill.yaml', () => 'name: 5\n');
      const made = await troubleOf();
      assert.deepEqual(
        made.trouble.map(({ path, problem }) => [path, problem]),
        [
          ['reader.skill.yaml', 'invalid-spec'],
          ['read.pool.yaml', 'invalid-spec'],
        ],
      );
      assert.match(made.trouble[1]?.message ?? '', /read\.pool\.yaml:\d+:\d+/);
      assert.equal(stepOf(made, 'read.pool.yaml').action, 'refused');
      assert.equal(stepOf(made, 'read.project.yaml').action, 'create');
    });
  });

  it('stops at a token that is refused before it looks at anything', async () => {
    const wrong = { ...bench.client, requester: { get: () => Promise.reject(forbidden()) } };
    await assert.rejects(bench.plan(specPaths, { client: wrong }), {
      name: 'PlatformError',
      status: 403,
    });
  });
});

async function writeLockId(root: string, path: string, id: string): Promise<void> {
  const file = join(root, lockFileName);
  const data = JSON.parse(await readFile(file, 'utf8')) as {
    profiles: { toloka: Record<string, { id: string }> };
  };
  const entry = data.profiles.toloka[path] ?? assert.fail();
  entry.id = id;
  await writeFile(file, JSON.stringify(data));
}

import assert from 'node:assert/strict';
import { deploySpecs, partsOfProject } from '../../../../src/deploy';
import { openWorkspace } from '../../../../src/workspace';
import { folderWith, removeFolders } from '../../workspace/temporaryFolder';
import { all, startPlatform, type TestPlatform } from '../platform';
import { specPaths, specs } from '../specs';

describe('what is pulled with a project', () => {
  let platform: TestPlatform;

  before(async () => {
    platform = await startPlatform();
  });
  after(() => platform.close());
  afterEach(removeFolders);

  const deployAll = async (): Promise<Readonly<Record<string, string>>> => {
    const workspace = openWorkspace(await folderWith(specs));
    const profile = { name: 'sandbox', sandbox: true };
    const deploy = { workspace, client: platform.client, profile, paths: specPaths };
    const { objects } = await deploySpecs(deploy);
    return Object.fromEntries(objects.map(({ path, id }) => [path, id]));
  };

  const task = (
    poolId: string,
  ): { pool_id: string; input_values: { text: string }; overlap: number } => ({
    ...{ pool_id: poolId, input_values: { text: 'more' }, overlap: 1 },
  });

  it('is all but what is archived, or what is open and leads there', async () => {
    const ids = await deployAll();
    const { client } = platform;
    const project = ids['read.project.yaml'] ?? '';
    const training = { kind: 'training', id: ids['read.training.yaml'] ?? '' };
    const pool = { kind: 'pool', id: ids['read.pool.yaml'] ?? '' };
    const skill = { kind: 'skill', id: ids['reader.skill.yaml'] ?? '' };
    const atFirst = await partsOfProject(client, project);
    assert.deepEqual(atFirst, { all: [skill, training, pool], open: [] });
    // Open through a training: that comes with it although it is closed.
    const remote = await client.pools.get(pool.id);
    const requirement = { training_pool_id: training.id, training_passing_skill_value: 80 };
    const quality = { ...remote.quality_control, training_requirement: requirement };
    await client.pools.update(pool.id, { ...remote, quality_control: { configs: [], ...quality } });
    await client.operations.wait(await client.tasks.create([task(pool.id)]));
    await client.operations.wait(await client.pools.open(pool.id));
    const parts = await partsOfProject(client, project);
    assert.deepEqual(parts.open, [skill, training, pool]);
    await client.operations.wait(await client.pools.close(pool.id));
    await client.operations.wait(await client.pools.archive(pool.id));
    assert.deepEqual((await partsOfProject(client, project)).all, [training]);
  });

  it('holds skills of filters and rules, but none that the platform keeps', async () => {
    const ids = await deployAll();
    const { client } = platform;
    const { id: filtered } = await client.skills.create({ name: 'Filtered' });
    const pool = await client.pools.get(ids['read.pool.yaml'] ?? '');
    const trained = (await all(client.skills.list({}))).find(({ training }) => training === true);
    assert.ok(trained, 'no training has a skill');
    const has = (key: string): object => ({ category: 'skill', key, operator: 'GTE', value: 1 });
    const filter = { and: [{ or: [filtered, trained.id].map(has) }] };
    await client.pools.update(pool.id, { ...pool, filter } as typeof pool);
    const parts = await partsOfProject(client, ids['read.project.yaml'] ?? '');
    const skills = parts.all.filter(({ kind }) => kind === 'skill').map(({ id }) => id);
    assert.deepEqual(skills, [filtered, ids['reader.skill.yaml']]);
  });
});

import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NetworkError, type PlatformClient } from '../../../src/api';
import { actOnPool, deployOne, deploySpecs, type DeployReport } from '../../../src/deploy';
import { lockFileName, openWorkspace } from '../../../src/workspace';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';
import { all, census, startPlatform, type TestPlatform } from './platform';
import { specPaths, specs } from './specs';

const profile = { name: 'sandbox', sandbox: true };

describe('deploying specs', () => {
  let platform: TestPlatform;
  let root: string;

  before(async () => {
    platform = await startPlatform();
  });

  after(() => platform.close());

  beforeEach(async () => {
    await platform.close();
    platform = await startPlatform();
    root = await folderWith(specs);
  });

  afterEach(removeFolders);

  const deploy = (
    client: PlatformClient = platform.client,
    paths: readonly string[] = specPaths,
  ): Promise<DeployReport> =>
    deploySpecs({ workspace: openWorkspace(root), client, profile, paths });

  const edit = async (path: string, change: (text: string) => string): Promise<void> => {
    await writeFile(join(root, path), change(await readFile(join(root, path), 'utf8')));
  };

  const actions = (report: DeployReport): Readonly<Record<string, string>> =>
    Object.fromEntries(report.objects.map(({ path, action }) => [path, action]));

  const one = { projects: 1, pools: 1, trainings: 1, skills: 1 };

  it('creates everything in the right order, with files, ids and the interface filled in', async () => {
    const report = await deploy();
    assert.deepEqual(
      report.objects.map(({ kind }) => kind),
      ['skill', 'project', 'training', 'pool'],
    );
    assert.deepEqual(await census(platform.client), one);
    const ids = Object.fromEntries(report.objects.map(({ kind, id }) => [kind, id]));
    const project = await platform.client.projects.get(ids.project ?? '');
    assert.equal(project.public_instructions, '<p>Read.</p>\n');
    assert.ok(project.task_spec.view_spec?.type === 'tb' && project.task_spec.view_spec.lock);
    const pool = await platform.client.pools.get(ids.pool ?? '');
    assert.equal(pool.project_id, ids.project);
    const action = pool.quality_control?.configs?.[0]?.rules[0]?.action;
    assert.equal(action?.parameters?.skill_id, ids.skill);
  });

  it('does nothing the second time', async () => {
    const first = await deploy();
    const requests: string[] = [];
    const second = await deploy(recording(platform.client, requests));
    assert.ok(second.objects.every(({ action }) => action === 'unchanged'));
    assert.deepEqual(
      second.objects.map(({ id }) => id),
      first.objects.map(({ id }) => id),
    );
    assert.deepEqual(requests, []);
    assert.deepEqual(await census(platform.client), one);
  });

  it('deploys what one spec refers to, and nothing else', async () => {
    const options = { workspace: openWorkspace(root), client: platform.client, profile };
    const deployed = await deployOne({ ...options, specPath: 'read.training.yaml' });
    assert.equal(deployed.kind, 'training');
    assert.deepEqual(await census(platform.client), {
      projects: 1,
      pools: 0,
      trainings: 1,
      skills: 0,
    });
    assert.equal((await all(platform.client.tasks.list({ pool_id: deployed.id }))).length, 0);
  });

  it('updates what has changed, also through a file, and leaves the rest alone', async () => {
    await deploy();
    await edit('texts/instructions.html', () => '<p>Read twice.</p>');
    await edit('read.pool.yaml', (text) => text.replace('0.02', '0.03'));
    await edit('reader.skill.yaml', () => 'name: Very careful reader\n');
    const report = await deploy();
    assert.deepEqual(actions(report), {
      'reader.skill.yaml': 'updated',
      'read.project.yaml': 'updated',
      'read.training.yaml': 'unchanged',
      'read.pool.yaml': 'updated',
    });
    assert.deepEqual(await census(platform.client), one);
    const [pool] = await all(
      platform.client.pools.list({ project_id: report.objects[1]?.id ?? '' }),
    );
    assert.equal(pool?.reward_per_assignment, 0.03);
    assert.ok((await deploy()).objects.every(({ action }) => action === 'unchanged'));
  });

  it('keeps the metadata of the author beside the key of its own', async () => {
    await edit('read.project.yaml', (text) => `${text}metadata: { team: [speech] }\n`);
    const report = await deploy();
    const project = await platform.client.projects.get(report.objects[1]?.id ?? '');
    assert.deepEqual(project.metadata?.team, ['speech']);
    assert.equal(project.metadata.crowdsmith_key?.length, 1);
  });

  it('explains that an open pool takes no changes, and takes them once it is closed', async () => {
    const id = (await deploy()).objects.at(-1)?.id ?? '';
    await edit('read.pool.yaml', (text) => text.replace('Reading', 'Reading aloud'));
    const open = withPool(platform.client, { status: 'OPEN' });
    await assert.rejects(deploy(open), {
      name: 'DeployError',
      problem: 'open',
      message:
        /read\.pool\.yaml has changed, and pool \d+ is open.*crowdsmith deploy read\.pool\.yaml/,
    });
    await deploy();
    assert.equal((await platform.client.pools.get(id)).private_name, 'Reading aloud');
    await actOnPool(platform.client, { kind: 'pool', id }, 'archive');
    await edit('read.pool.yaml', (text) => text.replace('Reading aloud', 'Again'));
    await assert.rejects(deploy(), { problem: 'archived', message: /archived, which is for good/ });
  });

  describe('when things go wrong in the middle', () => {
    for (const kind of ['skills', 'projects', 'trainings', 'pools'] as const) {
      it(`creates once although the answer about ${kind} got lost`, async () => {
        await deploy(losingAnswers(platform.client, kind));
        assert.deepEqual(await census(platform.client), one);
      });

      it(`creates once although the process died right after asking for ${kind}`, async () => {
        await assert.rejects(deploy(dyingAfter(platform.client, kind)), /power cut/);
        await deploy();
        assert.deepEqual(await census(platform.client), one);
      });

      it(`creates once although the process died right before asking for ${kind}`, async () => {
        await assert.rejects(deploy(dyingBefore(platform.client, kind)), /power cut/);
        await deploy();
        assert.deepEqual(await census(platform.client), one);
      });
    }

    it('takes up an object of before a crash and brings it to what the spec says since', async () => {
      await assert.rejects(deploy(dyingAfter(platform.client, 'projects')), /power cut/);
      await edit('read.project.yaml', (text) =>
        text.replace('public_name: Read', 'public_name: Read on'),
      );
      await deploy();
      assert.deepEqual(
        (await all(platform.client.projects.list())).map(({ public_name }) => public_name),
        ['Read on'],
      );
    });

    it('does not take an equal skill that was there before for its own', async () => {
      const other = await platform.client.skills.create({ name: 'Careful reader' });
      const report = await deploy(losingAnswers(platform.client, 'skills'));
      assert.notEqual(report.objects[0]?.id, other.id);
      assert.equal((await census(platform.client)).skills, 2);
    });

    it('leaves no intent behind when the platform refuses', async () => {
      await edit('read.pool.yaml', (text) =>
        text.replace('{ $id: ./read.project.yaml }', "'99999999'"),
      );
      await assert.rejects(deploy(platform.client, ['read.pool.yaml']), { name: 'PlatformError' });
      const lock = await readFile(join(root, lockFileName), 'utf8');
      assert.ok(!lock.includes('read.pool.yaml'));
    });

    it('keeps what was created before the failure', async () => {
      await assert.rejects(deploy(dyingBefore(platform.client, 'pools')), /power cut/);
      const report = await deploy();
      assert.deepEqual(actions(report), {
        'reader.skill.yaml': 'unchanged',
        'read.project.yaml': 'unchanged',
        'read.training.yaml': 'unchanged',
        'read.pool.yaml': 'created',
      });
    });

    it('creates once when two deploys run at the same time', async () => {
      await Promise.all([deploy(), deploy()]);
      assert.deepEqual(await census(platform.client), one);
    });
  });

  it('loses nothing remote when the lock file is deleted', async () => {
    const before = await deploy();
    await rm(join(root, lockFileName));
    const after = await deploy();
    assert.notEqual(after.objects[1]?.id, before.objects[1]?.id);
    assert.equal(
      (await platform.client.projects.get(before.objects[1]?.id ?? '')).status,
      'ACTIVE',
    );
  });

  it('keeps two profiles apart in one lock file', async () => {
    const other = await startPlatform();
    try {
      await deploy();
      const workspace = openWorkspace(root);
      const options = { workspace, client: other.client, paths: specPaths };
      await deploySpecs({ ...options, profile: { name: 'toloka', sandbox: false } });
      assert.deepEqual(await census(other.client), one);
      assert.ok((await deploy()).objects.every(({ action }) => action === 'unchanged'));
      assert.deepEqual(await census(platform.client), one);
    } finally {
      await other.close();
    }
  });

  it('starts anew on a sandbox that has forgotten, whatever its ids mean by now', async () => {
    await deploy();
    const fresh = await startPlatform();
    try {
      await deploySpecs({
        workspace: openWorkspace(
          await folderWith({ ...specs, 'reader.skill.yaml': 'name: Other\n' }),
        ),
        client: fresh.client,
        profile,
        paths: specPaths,
      });
      await deploy(fresh.client);
      assert.deepEqual(await census(fresh.client), {
        projects: 2,
        pools: 2,
        trainings: 2,
        skills: 2,
      });
    } finally {
      await fresh.close();
    }
  });

  it('does not create anew on a real platform what is not to be found there', async () => {
    const toloka = { name: 'toloka', sandbox: false };
    const workspace = openWorkspace(root);
    await deploySpecs({ workspace, client: platform.client, profile: toloka, paths: specPaths });
    const elsewhere = await startPlatform();
    try {
      await assert.rejects(
        deploySpecs({ workspace, client: elsewhere.client, profile: toloka, paths: specPaths }),
        { problem: 'vanished', message: /not to be found on toloka/ },
      );
      assert.deepEqual(await census(elsewhere.client), {
        projects: 0,
        pools: 0,
        trainings: 0,
        skills: 0,
      });
    } finally {
      await elsewhere.close();
    }
  });

  describe('bad specs', () => {
    it('are not sent; the message has file, line and column', async () => {
      await edit('read.project.yaml', (text) =>
        text.replace('public_name: Read', 'public_name: [Read'),
      );
      await assert.rejects(deploy(), {
        problem: 'invalid-spec',
        message: /^read\.project\.yaml:\d+:\d+: /,
      });
      assert.equal((await census(platform.client)).projects, 0);
    });

    it('with an interface in a file of its own are told with that file', async () => {
      await writeFile(join(root, 'ui.yaml'), 'view: { type: view.text, contnt: x }\n');
      await edit('read.project.yaml', (text) =>
        text.replace(/config:\n[^]*(?=assignments_issuing_type)/, 'config: { $file: ui.yaml }\n'),
      );
      await assert.rejects(deploy(), { problem: 'invalid-spec', message: /^ui\.yaml:1:26: / });
    });

    it('that refer to each other in a circle are named', async () => {
      await edit(
        'read.project.yaml',
        (text) => `${text}quality_control:
  configs:
    - collector_config: { type: ANSWER_COUNT }
      rules:
        - conditions: [{ key: assignments_accepted_count, operator: GTE, value: 1 }]
          action: { type: SET_SKILL, parameters: { skill_id: { $id: ./read.pool.yaml }, skill_value: 5 } }
`,
      );
      await assert.rejects(deploy(), {
        message:
          /read\.project\.yaml.*A skill is wanted here, and `\.\/read\.pool\.yaml` is a pool/,
      });
    });

    it('whose files are missing or outside are told with the spec that names them', async () => {
      await edit('read.project.yaml', (text) =>
        text.replace('texts/instructions', 'texts/nothing'),
      );
      await assert.rejects(deploy(), /read\.project\.yaml.*texts\/nothing\.html/s);
      await edit('read.project.yaml', (text) =>
        text.replace('texts/nothing.html', '../../etc/hosts'),
      );
      await assert.rejects(deploy(), /read\.project\.yaml.*(outside|leaves)/s);
    });
  });

  it('stops when it is cancelled and goes on later', async () => {
    const controller = new AbortController();
    const workspace = openWorkspace(root);
    const { client } = platform;
    const { signal } = controller;
    await assert.rejects(
      deploySpecs({
        workspace,
        client,
        profile,
        paths: specPaths,
        signal,
        onProgress: () => controller.abort(),
      }),
      { name: 'AbortError' },
    );
    await deploy();
    assert.deepEqual(await census(client), one);
  });
});

type Creating = 'skills' | 'projects' | 'trainings' | 'pools';

/** The first creation of a kind goes through `around`. */
function aroundFirst(
  client: PlatformClient,
  kind: Creating,
  around: (create: () => Promise<unknown>) => Promise<never>,
): PlatformClient {
  let first = true;
  const resource = client[kind] as { create(...args: unknown[]): Promise<unknown> };
  const create = (...args: unknown[]): Promise<unknown> => {
    if (!first) return resource.create(...args);
    first = false;
    return around(() => resource.create(...args));
  };
  return { ...client, [kind]: { ...client[kind], create } };
}

function losingAnswers(client: PlatformClient, kind: Creating): PlatformClient {
  return aroundFirst(client, kind, async (create) => {
    await create();
    const request = { method: 'POST', path: `/api/v1/${kind}` };
    throw new NetworkError({ failure: 'broken', request, origin: client.baseUrl });
  });
}

function dyingAfter(client: PlatformClient, kind: Creating): PlatformClient {
  return aroundFirst(client, kind, async (create) => {
    await create();
    throw new Error('power cut');
  });
}

function dyingBefore(client: PlatformClient, kind: Creating): PlatformClient {
  return aroundFirst(client, kind, () => Promise.reject(new Error('power cut')));
}

/** Notes calls that write. */
function recording(client: PlatformClient, calls: string[]): PlatformClient {
  const noting = <T extends object>(name: string, api: T): T =>
    Object.fromEntries(
      Object.entries(api).map(([method, call]) => [
        method,
        method === 'create' || method === 'update'
          ? (...args: unknown[]) => {
              calls.push(`${name}.${method}`);
              return (call as (...args: unknown[]) => unknown)(...args);
            }
          : (call as unknown),
      ]),
    ) as T;
  return {
    ...client,
    projects: noting('projects', client.projects),
    pools: noting('pools', client.pools),
    trainings: noting('trainings', client.trainings),
    skills: noting('skills', client.skills),
    tasks: noting('tasks', client.tasks),
  };
}

/** Every pool as read has these fields instead of its own. */
function withPool(client: PlatformClient, fields: object): PlatformClient {
  const { pools } = client;
  return {
    ...client,
    pools: {
      ...pools,
      get: async (id, options) => ({ ...(await pools.get(id, options)), ...fields }),
    },
  };
}

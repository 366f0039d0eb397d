import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlatformClient } from '../../../src/api';
import { uploadTasks, uploadTasksFile, type UploadSummary } from '../../../src/deploy';
import { lockFileName, openWorkspace } from '../../../src/workspace';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';
import { all, startPlatform, type TestPlatform } from './platform';
import { specs } from './specs';

const profile = { name: 'sandbox', sandbox: true };

describe('uploading tasks', () => {
  let platform: TestPlatform;
  let root: string;

  beforeEach(async () => {
    platform = await startPlatform();
    root = await folderWith(specs);
  });

  afterEach(async () => {
    await platform.close();
    await removeFolders();
  });

  const upload = (
    client: PlatformClient = platform.client,
    specPath = 'read.pool.yaml',
  ): Promise<UploadSummary> =>
    uploadTasks({ workspace: openWorkspace(root), client, profile, specPath });

  const texts = async (poolId: string): Promise<readonly unknown[]> =>
    (await all(platform.client.tasks.list({ pool_id: poolId })))
      .map(({ input_values }) => input_values.text)
      .sort();

  const main = (text: string): Promise<void> => writeFile(join(root, 'data/main.tsv'), text);

  it('makes every row one task, equal rows as well, with the overlap of the pool', async () => {
    const { poolId, created, refused } = await upload();
    assert.equal(created, 4);
    assert.deepEqual(refused, []);
    assert.deepEqual(await texts(poolId), ['alpha', 'beta', 'beta', 'gamma']);
    const [task] = await all(platform.client.tasks.list({ pool_id: poolId }));
    assert.equal(task?.overlap, 2);
  });

  it('shows training tasks to everybody, with answer and hint', async () => {
    const { poolId } = await upload(platform.client, 'read.training.yaml');
    const [task] = await all(platform.client.tasks.list({ pool_id: poolId }));
    assert.equal(task?.infinite_overlap, true);
    assert.deepEqual(task.known_solutions?.[0]?.output_values, { good: 'yes' });
    assert.equal(task.message_on_unknown_solution, 'It is good');
  });

  it('uploads nothing the second time, not even looks', async () => {
    await upload();
    const seen: string[] = [];
    const { created, already } = await upload(watching(platform.client, seen));
    assert.deepEqual({ created, already, seen }, { created: 0, already: 4, seen: [] });
  });

  it('uploads only the rows that are new when the file has changed', async () => {
    await upload();
    await main('INPUT:text\nbeta\ndelta\nalpha\nbeta\nbeta\n');
    const { poolId, created, already } = await upload();
    assert.deepEqual({ created, already }, { created: 2, already: 3 });
    assert.deepEqual(await texts(poolId), ['alpha', 'beta', 'beta', 'beta', 'delta', 'gamma']);
  });

  it('tells which rows are refused and why, by line, and uploads the others', async () => {
    await main(`INPUT:text\nfine\n${'x'.repeat(41)}\nalso fine\n`);
    const { poolId, created, refused } = await upload();
    assert.equal(created, 2);
    assert.deepEqual(await texts(poolId), ['also fine', 'fine']);
    assert.equal(refused.length, 1);
    const { file, line, code, message } = refused[0] ?? assert.fail();
    assert.deepEqual({ file, line }, { file: 'data/main.tsv', line: 2 });
    assert.equal(code, 'task-value-not-allowed');
    assert.match(message, /`text` should be of at most 40 characters/);
  });

  it('tries refused rows again, and nothing else', async () => {
    await main(`INPUT:text\nfine\n${'x'.repeat(41)}\n`);
    const { poolId } = await upload();
    const project = await readFile(join(root, 'read.project.yaml'), 'utf8');
    await writeFile(
      join(root, 'read.project.yaml'),
      project.replace('max_length: 40', 'max_length: 50'),
    );
    const { created, already, refused } = await upload();
    assert.deepEqual({ created, already, refused }, { created: 1, already: 1, refused: [] });
    assert.equal((await texts(poolId)).length, 2);
  });

  it('uploads each row once although the process died after sending them', async () => {
    const dying = around(platform.client, async (create) => {
      await create();
      throw new Error('power cut');
    });
    await assert.rejects(upload(dying), /power cut/);
    const { poolId, created, already } = await upload();
    assert.equal(created + already, 4);
    assert.equal((await texts(poolId)).length, 4);
  });

  it('uploads each row once although the process died before sending them', async () => {
    const dying = around(platform.client, () => Promise.reject(new Error('power cut')));
    await assert.rejects(upload(dying), /power cut/);
    const { poolId, created } = await upload();
    assert.equal(created, 4);
    assert.equal((await texts(poolId)).length, 4);
  });

  it('goes on in the middle of many batches', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => `row ${i}`);
    await main(`INPUT:text\n${rows.join('\n')}\n`);
    let calls = 0;
    const dying = around(platform.client, async (create) => {
      calls += 1;
      if (calls === 3) throw new Error('power cut');
      return await create();
    });
    await assert.rejects(upload(dying), /power cut/);
    const { poolId, created, already } = await upload();
    assert.deepEqual({ created, already }, { created: 2000, already: 10_000 });
    assert.equal(new Set(await texts(poolId)).size, 12_000);
  }).timeout(60_000);

  it('keeps to the size that the platform takes at once', async () => {
    const project = await readFile(join(root, 'read.project.yaml'), 'utf8');
    await writeFile(
      join(root, 'read.project.yaml'),
      project.replace('max_length: 40', 'max_length: 400000'),
    );
    await main(
      `INPUT:text\n${['a', 'b', 'c'].map((letter) => letter.repeat(399_999)).join('\n')}\n`,
    );
    const sizes: number[] = [];
    const counting = around(platform.client, (create, tasks) => {
      sizes.push(tasks.length);
      return create();
    });
    assert.equal((await upload(counting)).created, 3);
    assert.deepEqual(sizes, [2, 1]);
  });

  it('lays one row a page in a pool without mixer', async () => {
    const pool = await readFile(join(root, 'read.pool.yaml'), 'utf8');
    await writeFile(join(root, 'read.pool.yaml'), pool.replace(/mixer_config: .*\n/, ''));
    const { poolId, created } = await upload();
    assert.equal(created, 4);
    const suites = await all(platform.client.taskSuites.list({ pool_id: poolId }));
    assert.deepEqual(
      suites.map(({ tasks }) => tasks.length),
      [1, 1, 1, 1],
    );
    await rm(join(root, lockFileName), { force: true });
  });

  it('makes a row that stands in two files two tasks, now and after a change', async () => {
    const pool = await readFile(join(root, 'read.pool.yaml'), 'utf8');
    const second = '  - { $file: data/second.tsv, kind: main }\n';
    await writeFile(join(root, 'read.pool.yaml'), `${pool}${second}`);
    await writeFile(join(root, 'data/second.tsv'), 'INPUT:text\nalpha\nomega\n');
    const { poolId, created } = await upload();
    assert.equal(created, 6);
    await writeFile(join(root, 'data/second.tsv'), 'INPUT:text\nalpha\nomega\ngamma\n');
    const again = await upload();
    assert.deepEqual([again.created, again.already], [1, 6]);
    assert.deepEqual(await texts(poolId), [
      ...['alpha', 'alpha', 'beta', 'beta', 'gamma', 'gamma', 'omega'],
    ]);
  });

  it('takes a file for a pool that has no spec, and knows its tasks again', async () => {
    const { poolId } = await upload();
    await writeFile(join(root, 'more.csv'), 'INPUT:text\nalpha\n"new, with comma"\n');
    const workspace = openWorkspace(root);
    const options = { workspace, client: platform.client, poolId, agreed: 0 };
    const reference = { path: 'more.csv', kind: 'main' } as const;
    assert.equal((await uploadTasksFile({ ...options, reference })).created, 1);
    const again = await uploadTasksFile({ ...options, reference });
    assert.deepEqual([again.created, again.already], [0, 2]);
  });
});

/** Notes calls that have to do with tasks. */
function watching(client: PlatformClient, seen: string[]): PlatformClient {
  const tasks = {
    ...client.tasks,
    list: (...args: Parameters<PlatformClient['tasks']['list']>) => {
      seen.push('list');
      return client.tasks.list(...args);
    },
    create: (...args: Parameters<PlatformClient['tasks']['create']>) => {
      seen.push('create');
      return client.tasks.create(...args);
    },
  };
  return { ...client, tasks };
}

type Create = PlatformClient['tasks']['create'];

/** Every creation of tasks goes through `wrap`. */
function around(
  client: PlatformClient,
  wrap: (create: () => ReturnType<Create>, tasks: Parameters<Create>[0]) => ReturnType<Create>,
): PlatformClient {
  const create: Create = (tasks, options) => wrap(() => client.tasks.create(tasks, options), tasks);
  return { ...client, tasks: { ...client.tasks, create } };
}

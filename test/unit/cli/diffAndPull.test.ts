import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openLock } from '../../../src/workspace';
import { specs } from '../deploy/specs';
import { CommandLine } from './commandLine';

describe('crowdsmith diff and pull', () => {
  let line: CommandLine;
  let root: string;
  let platform: CommandLine['platform'];

  beforeEach(async () => {
    line = await CommandLine.start();
    ({ root, platform } = line);
  });
  afterEach(() => line.end());

  const run = (...args: readonly string[]) => line.run(...args);
  const file = (path: string): string => join(root, path);
  const idOf = async (path: string): Promise<string> =>
    (await openLock(root, 'sandbox')).idOf(path) ?? '';

  it('diff says nothing differs, what differs, and what is not deployed', async () => {
    const fresh = await run('diff', file('reader.skill.yaml'));
    assert.deepEqual([fresh.code, fresh.data], [1, 'reader.skill.yaml (skill): not deployed\n']);
    await run('deploy', root);
    const same = await run('diff', root);
    assert.equal(same.code, 0);
    assert.match(same.data, /^read\.pool\.yaml \(pool \d+\): same as on the platform\n/);
    const id = await idOf('read.pool.yaml');
    const pool = await platform.client.pools.get(id);
    await platform.client.pools.update(id, { ...pool, private_name: 'Other' });
    const differs = await run('diff', root);
    assert.equal(differs.code, 1);
    assert.match(
      differs.data,
      /changed on the platform\n {2}private_name\n {4}- Other\n {4}\+ Reading\n/,
    );
    const { json } = await run('diff', file('read.pool.yaml'), '--json');
    assert.deepEqual((json as readonly { differences: unknown }[])[0]?.differences, [
      { field: 'private_name', local: 'Reading', remote: 'Other' },
    ]);
  });

  it('pull brings the change into the spec, and writes a new one where there is none', async () => {
    await run('deploy', root);
    const id = await idOf('read.pool.yaml');
    const pool = await platform.client.pools.get(id);
    await platform.client.pools.update(id, { ...pool, private_name: 'Other' });
    const pulled = await run('pull', 'pool', id, '--json');
    assert.deepEqual(pulled.json, {
      kind: 'pool',
      id,
      path: 'read.pool.yaml',
      files: ['read.pool.yaml'],
      leftOut: [],
    });
    const text = await readFile(file('read.pool.yaml'), 'utf8');
    assert.equal(text, specs['read.pool.yaml']?.replace('Reading', 'Other'));
    assert.equal((await run('diff', root)).code, 0);
    await rm(file('read.pool.yaml'));
    const anew = await run('pull', 'pool', id, '--into', file('fresh.pool.yaml'));
    assert.equal(anew.said, 'written fresh.pool.yaml');
    assert.equal((await run('deploy', file('fresh.pool.yaml'))).code, 0);
    assert.equal(await idOf('fresh.pool.yaml'), id);
  });

  it('pull brings a project with its trainings and pools, which then deploy to nothing to do', async () => {
    await run('deploy', root);
    const id = await idOf('read.project.yaml');
    const others = await Promise.all(
      ['reader.skill.yaml', 'read.training.yaml', 'read.pool.yaml'].map(idOf),
    );
    const names = (await readdir(root)).filter((name) => name !== '.crowdsmith');
    for (const name of names) await rm(file(name), { recursive: true });
    const { json } = await run('pull', 'project', id, '--with-pools', '--json');
    const pulled = json as readonly { readonly id: string; readonly path: string }[];
    assert.deepEqual(
      pulled.map((one) => one.id),
      [id, ...others],
    );
    const ofSkill = await readFile(file(pulled.at(-1)?.path ?? ''), 'utf8');
    assert.match(ofSkill, /skill_id: \{ \$id: \.\/careful-reader\.skill\.yaml \}/);
    for (const { path } of pulled.slice(2)) {
      const text = await readFile(file(path), 'utf8');
      assert.match(text, /^project_id: \{ \$id: \.\/read\.project\.yaml \}$/m);
    }
    const plan = await run('deploy', root, '--plan');
    assert.match(plan.said, /There is nothing to do/);
    assert.equal((await run('diff', root)).code, 0);
    const open = await run('pull', 'project', id, '--with-pools', '--open', '--json');
    assert.deepEqual(
      (open.json as readonly { readonly files: unknown }[]).map(({ files }) => files),
      [[]],
    );
  });

  it('pull says what it cannot do', async () => {
    assert.deepEqual((await run('pull', 'task', '1')).code, 2);
    assert.equal((await run('pull', 'pool', '1', '--with-pools')).code, 2);
    assert.equal((await run('pull', 'project', '1', '--open')).code, 2);
    const absent = await run('pull', 'pool', '999');
    assert.equal(absent.code, 1);
    assert.match(absent.said, /There is no pool 999/);
  });
});

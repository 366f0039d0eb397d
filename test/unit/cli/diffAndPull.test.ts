import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommandLine } from '../../../src/cli/main';
import type { Output } from '../../../src/cli/output';
import { openLock } from '../../../src/workspace';
import { startPlatform, type TestPlatform } from '../deploy/platform';
import { specs } from '../deploy/specs';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';

interface Told {
  readonly code: number;
  readonly said: string;
  readonly data: string;
  readonly json: unknown;
}

describe('crowdsmith diff and pull', () => {
  let platform: TestPlatform;
  let root: string;
  const before = process.env.CROWDSMITH_TOKEN;

  beforeEach(async () => {
    platform = await startPlatform();
    process.env.CROWDSMITH_TOKEN = platform.token;
    root = await folderWith(specs);
  });

  afterEach(async () => {
    if (before === undefined) delete process.env.CROWDSMITH_TOKEN;
    else process.env.CROWDSMITH_TOKEN = before;
    await platform.close();
    await removeFolders();
  });

  const run = async (...args: readonly string[]): Promise<Told> => {
    const said: string[] = [];
    let [data, json]: [string, unknown] = ['', undefined];
    const output: Output = {
      json: (value) => {
        json = value;
      },
      data: (text) => {
        data += text;
        return Promise.resolve();
      },
      say: (text) => said.push(text),
      progress: () => undefined,
    };
    const interruption = { signal: new AbortController().signal, how: () => undefined };
    const all = [...args, '--workspace', root, '--url', platform.url];
    const code = await runCommandLine(all, output, interruption);
    return { code, said: said.join('\n'), data, json };
  };
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

  it('pull says what it cannot do', async () => {
    assert.deepEqual((await run('pull', 'task', '1')).code, 2);
    const absent = await run('pull', 'pool', '999');
    assert.equal(absent.code, 1);
    assert.match(absent.said, /There is no pool 999/);
  });
});

import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFileName, openLock } from '../../../src/workspace';
import { folderWith, removeFolders } from './temporaryFolder';

const what = { kind: 'pool', hash: 'h1', key: 'k1' } as const;

describe('lock file', () => {
  afterEach(removeFolders);

  it('remembers an intent, then the id, for whoever opens it next', async () => {
    const root = await folderWith();
    const lock = await openLock(root, 'sandbox');
    await lock.intend('a.pool.yaml', what);
    const second = await openLock(root, 'sandbox');
    assert.equal(second.idOf('a.pool.yaml'), undefined);
    assert.equal(second.entry('a.pool.yaml')?.key, 'k1');
    await second.record('a.pool.yaml', { ...what, id: '17' });
    assert.equal((await openLock(root, 'sandbox')).idOf('a.pool.yaml'), '17');
  });

  it('keeps profiles apart', async () => {
    const root = await folderWith();
    const [one, two] = [await openLock(root, 'sandbox'), await openLock(root, 'toloka')];
    await one.record('a.pool.yaml', { ...what, id: '1' });
    await two.record('a.pool.yaml', { ...what, id: '2' });
    assert.equal((await openLock(root, 'sandbox')).idOf('a.pool.yaml'), '1');
    assert.equal((await openLock(root, 'toloka')).idOf('a.pool.yaml'), '2');
    assert.equal((await openLock(root, '__proto__')).idOf('toString'), undefined);
  });

  it('loses nothing when many write at once through several handles', async () => {
    const root = await folderWith();
    const lock = await openLock(root, 'sandbox');
    const paths = Array.from({ length: 20 }, (_, i) => `${i}.pool.yaml`);
    await Promise.all(paths.map((path) => lock.record(path, { ...what, id: path })));
    assert.equal(Object.keys((await openLock(root, 'sandbox')).entries()).length, 20);
  });

  it('is readable text in a stable order, with nothing left beside it', async () => {
    const root = await folderWith();
    const lock = await openLock(root, 'sandbox');
    await lock.record('b.pool.yaml', { key: 'k', id: '2', hash: 'h', kind: 'pool' });
    await lock.record('a.pool.yaml', { kind: 'pool', id: '1', hash: 'h', key: 'k' });
    const text = await readFile(join(root, lockFileName), 'utf8');
    const entry = (id: string) =>
      `{\n        "hash": "h",\n        "id": "${id}",\n        "key": "k",\n        "kind": "pool"\n      }`;
    assert.equal(
      text,
      `{\n  "profiles": {\n    "sandbox": {\n      "a.pool.yaml": ${entry('1')},\n      "b.pool.yaml": ${entry('2')}\n    }\n  },\n  "version": 1\n}\n`,
    );
    assert.deepEqual(await readdir(root), [lockFileName]);
  });

  it('forgets an entry and keeps what was uploaded with one', async () => {
    const root = await folderWith();
    const lock = await openLock(root, 'sandbox');
    await lock.record('a.pool.yaml', { ...what, id: '1' });
    await lock.recordTasks('a.pool.yaml', 'x.tsv', { hash: 't', state: 'done', created: 3 });
    await lock.record('a.pool.yaml', { ...what, hash: 'h2', id: '1' });
    assert.equal(lock.entry('a.pool.yaml')?.tasks?.['x.tsv']?.created, 3);
    await lock.record('a.pool.yaml', { ...what, id: '2' });
    assert.equal(lock.entry('a.pool.yaml')?.tasks, undefined);
    await lock.forget('a.pool.yaml');
    assert.equal(lock.entry('a.pool.yaml'), undefined);
  });

  for (const [what, text, message] of [
    ['a merge conflict', '<<<<<<< HEAD\n{}', /merge conflict/],
    ['half a file', '{"version": 1,', /not JSON/],
    ['another version', '{"version": 9, "profiles": {}}', /not of version 1/],
    [
      'an entry without hash',
      '{"version":1,"profiles":{"p":{"a.pool.yaml":{"kind":"pool"}}}}',
      /entry for a\.pool\.yaml/,
    ],
  ] as const) {
    it(`refuses ${what} rather than starting afresh`, async () => {
      const root = await folderWith();
      await writeFile(join(root, lockFileName), text);
      await assert.rejects(openLock(root, 'p'), { problem: 'lock-file', message });
    });
  }
});

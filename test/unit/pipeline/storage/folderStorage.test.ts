import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { folderStorage } from '../../../../src/pipeline/storage/folderStorage';
import { keyPart } from '../../../../src/pipeline/storage/storage';
import type { Storage } from '../../../../src/pipeline/storage/storage';
import { temporaryFolder } from '../temporaryFolder';

const { signal } = new AbortController();
const content = (text: string): { bytes: Buffer; mediaType: string; sha256: string } => ({
  bytes: Buffer.from(text),
  mediaType: 'audio/wav',
  sha256: '',
});

describe('storage in a folder', () => {
  const folder = temporaryFolder();
  let published = 0;
  const storage = (): Storage =>
    folderStorage(join(folder(), 'storage'), () => {
      published++;
      return Promise.resolve('http://127.0.0.1:1/mounts/x/');
    });

  it('gives back what was put in, and nothing for what was not', async () => {
    await storage().put('a/b.wav', content('sound'), signal);
    assert.equal((await storage().read('a/b.wav', signal))?.toString(), 'sound');
    assert.equal(await storage().read('a/c.wav', signal), undefined);
    assert.equal(await storage().holds('a/b.wav', 5, signal), true);
    assert.equal(await storage().holds('a/b.wav', 6, signal), false);
    assert.equal(await storage().holds('a', 5, signal), false);
  });

  it('leaves no drafts behind', async () => {
    await storage().put('a/b.wav', content('one'), signal);
    await storage().put('a/b.wav', content('two'), signal);
    assert.deepEqual(await readdir(join(folder(), 'storage', 'a')), ['b.wav']);
  });

  it('is published once, when the first address is asked for', async () => {
    published = 0;
    const place = storage();
    await place.put('a b/ä.wav', content('x'), signal);
    assert.equal(published, 0);
    const url = await place.link('a b/ä.wav', signal);
    await place.link('other.wav', signal);
    assert.equal(url, 'http://127.0.0.1:1/mounts/x/a%20b/%C3%A4.wav');
    assert.equal(published, 1);
  });

  it('lists what is below a prefix, in order', async () => {
    for (const key of ['r/2.wav', 'r/1.wav', 't/1.wav'])
      await storage().put(key, content('x'), signal);
    const keys: string[] = [];
    for await (const { key } of storage().list('r/', signal)) keys.push(key);
    assert.deepEqual(keys, ['r/1.wav', 'r/2.wav']);
  });

  it('removes, and is content when there is nothing to remove', async () => {
    await storage().put('a.wav', content('x'), signal);
    await storage().remove('a.wav', signal);
    await storage().remove('a.wav', signal);
    assert.equal(await storage().read('a.wav', signal), undefined);
  });

  for (const key of ['../x', 'a/../../x', '', '.', 'a/..']) {
    it(`refuses the key ${JSON.stringify(key)}, which is no place inside`, async () => {
      await assert.rejects(() => storage().put(key, content('x'), signal), RangeError);
      await assert.rejects(() => storage().read(key, signal), RangeError);
      await assert.rejects(() => storage().remove(key, signal), RangeError);
    });
  }
});

describe('a part of a storage key', () => {
  for (const [text, part] of [
    ['0000bc614e--1', '0000bc614e--1'],
    ['../../x', '__.._x'],
    ['a/b\\c', 'a_b_c'],
    ['', '_'],
    ['..', '_'],
    ['Ünï çödé', 'Ünï_çödé'],
  ] as const) {
    it(`makes ${JSON.stringify(part)} of ${JSON.stringify(text)}`, () =>
      assert.equal(keyPart(text), part));
  }
});

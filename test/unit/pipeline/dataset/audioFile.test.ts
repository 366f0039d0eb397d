import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBytesIfRight } from '../../../../src/pipeline/dataset';
import { sha256 } from '../../../../src/pipeline/files/sha256';
import { temporaryFolder } from '../temporaryFolder';

describe('a recording on its way into the dataset', () => {
  const folder = temporaryFolder();
  const sound = Buffer.from('sound');

  it('is written where its bytes are what was verified, folder and all', async () => {
    const path = join(folder(), 'audio', 'x.wav');
    assert.equal(await writeBytesIfRight(sound, path, sha256(sound)), true);
    assert.deepEqual(await readFile(path), sound);
    assert.deepEqual(await readdir(join(folder(), 'audio')), ['x.wav']);
  });

  it('is not written where they are others', async () => {
    const path = join(folder(), 'audio', 'x.wav');
    assert.equal(await writeBytesIfRight(Buffer.from('noise'), path, sha256(sound)), false);
    assert.deepEqual(await readdir(folder()), []);
  });
});

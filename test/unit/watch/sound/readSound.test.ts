import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSound, reduce, type RunView } from '../../../../src/watch';
import { clip, planned, played } from '../told';

describe('the sound of a recording', () => {
  let root: string;
  let outside: string;
  const nothing = (): Promise<undefined> => Promise.resolve(undefined);
  const nobody = (): Promise<never> => Promise.reject(new Error('The platform was asked.'));

  before(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'crowdsmith-sound-'));
    outside = await mkdtemp(path.join(tmpdir(), 'crowdsmith-outside-'));
    await mkdir(path.join(root, 'storage', 'recordings'), { recursive: true });
    await writeFile(path.join(root, 'storage', 'recordings', 'a.wav'), 'RIFF');
    await writeFile(path.join(root, 'secret.wav'), 'secret');
    await writeFile(path.join(outside, 'far.wav'), 'far');
    await symlink(path.join(outside, 'far.wav'), path.join(root, 'storage', 'link.wav'));
    await symlink(outside, path.join(root, 'elsewhere'));
    await mkdir(path.join(root, 'storage', 'folder.wav'));
  });
  after(async () => {
    await rm(root, { recursive: true });
    await rm(outside, { recursive: true });
  });

  const viewOf = (key: string | undefined, storage = path.join(root, 'storage')): RunView => {
    const known = { ...planned, storage: { kind: 'folder' as const, folder: storage } };
    const event = clip('a', 'REJECTED', key === undefined ? {} : { key });
    if (key === undefined) Reflect.deleteProperty(event, 'key');
    return reduce(played([known]), event, 1);
  };
  const read = (view: RunView, name = 'a/0') =>
    readSound({ root, view, clip: name, fromBucket: nothing, fromPlatform: nobody });

  it('is given with its type', async () => {
    const { bytes, mediaType } = await read(viewOf('recordings/a.wav'));
    assert.equal(Buffer.from(bytes).toString(), 'RIFF');
    assert.equal(mediaType, 'audio/wav');
  });

  it('is never anything that lies elsewhere, whatever a key, a link or the view says', async () => {
    for (const key of ['../secret.wav', '../../etc/passwd.wav', 'link.wav']) {
      await assert.rejects(read(viewOf(key)), /outside|not have/, key);
    }
    await assert.rejects(read(viewOf('far.wav', outside)), /outside/);
    await assert.rejects(read(viewOf('far.wav', path.join(root, 'elsewhere'))), /outside/);
    await assert.rejects(read(viewOf('folder.wav')), /no file|EISDIR/);
  });

  it('is an audio file that the view names, and nothing else', async () => {
    await assert.rejects(read(viewOf('recordings/a.json')), /audio file/);
    await assert.rejects(read(viewOf('recordings/gone.wav')), /not have/);
    await assert.rejects(read(viewOf(undefined)), /No sound/);
    await assert.rejects(read(viewOf('recordings/a.wav'), 'b/0'), /No sound/);
  });

  it('comes from the bucket where the storage is no folder', async () => {
    const known = { ...planned, storage: { kind: 's3' as const } };
    const view = reduce(played([known]), clip('a', 'REJECTED'), 1);
    const asked: string[] = [];
    const { bytes } = await readSound({
      root,
      view,
      clip: 'a/0',
      fromPlatform: nobody,
      fromBucket: (key) => {
        asked.push(key);
        return Promise.resolve(Buffer.from('bucket'));
      },
    });
    assert.deepEqual(asked, ['recordings/a.wav']);
    assert.equal(Buffer.from(bytes).toString(), 'bucket');
  });

  it('comes from the platform where it was refused before it was stored', async () => {
    const event = { ...clip('a', 'REJECTED'), attachment: 'file-1' };
    const sound = { bytes: new Uint8Array([1]), mediaType: 'audio/wav' };
    const asked: unknown[] = [];
    const fromPlatform = (file: unknown): Promise<typeof sound> => {
      asked.push(file);
      return Promise.resolve(sound);
    };
    const play = (view: RunView) =>
      readSound({ root, view, clip: 'a/0', fromBucket: nothing, fromPlatform });
    const { key, ...refused } = event;
    assert.equal(await play(reduce(played([planned]), refused, 1)), sound);
    assert.deepEqual(asked, [{ assignment: 'a', attachment: 'file-1' }]);
    assert.ok(key);
    await assert.rejects(() => play(reduce(played([planned]), event, 1)), /not have/);
    assert.equal(asked.length, 1, 'what is stored comes from the storage');
  });
});

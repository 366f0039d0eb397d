import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Keeper, readSnapshot, steerElsewhere, type FarWish } from '../../../../src/watch';
import { hearWishes, leaveWish } from '../../../../src/watch/wishes/wishes';
import { planned } from '../told';

describe('what another process may ask of a run', () => {
  let stateFolder: string;
  let heard: FarWish[];
  let stops: (() => void)[];

  beforeEach(async () => {
    stateFolder = await mkdtemp(path.join(tmpdir(), 'crowdsmith-wishes-'));
    heard = [];
    stops = [];
  });
  afterEach(async () => {
    for (const stop of stops) stop();
    await rm(stateFolder, { recursive: true });
  });

  const folder = () => path.join(stateFolder, 'wishes');
  const left = () => readdir(folder());
  const listen = (key: string): void => {
    stops.push(hearWishes({ stateFolder, key, hear: (wish) => heard.push(wish) }));
  };
  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  it('is heard once, in order, and is gone then', async () => {
    for (const wish of ['pause', 'resume', 'stop-after-batch', 'stop'] as const) {
      await leaveWish(stateFolder, { key: 'mine', wish });
      // Names tell the order by milliseconds.
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    listen('mine');
    await until(() => heard.length === 4);
    assert.deepEqual(heard, ['pause', 'resume', 'stop-after-batch', 'stop']);
    assert.deepEqual(await left(), []);
    await leaveWish(stateFolder, { key: 'mine', wish: 'pause' });
    await until(() => heard.length === 5);
    assert.equal(heard.at(-1), 'pause');
  });

  it('has no effect on a later run, and does not stay', async () => {
    await leaveWish(stateFolder, { key: 'an earlier process', wish: 'stop' });
    listen('mine');
    await until(async () => (await left()).length === 0);
    await leaveWish(stateFolder, { key: 'mine', wish: 'pause' });
    await until(() => heard.length > 0);
    assert.deepEqual(heard, ['pause']);
  });

  it('is not believed when it is damaged, huge, a link, or agrees to what a pilot asks', async () => {
    await mkdir(folder());
    const say = (place: number, text: string): Promise<void> => {
      const name = `173220000000${place}-00000000-0000-4000-8000-000000000000.json`;
      return writeFile(path.join(folder(), name), text);
    };
    const good = (type: string): string => JSON.stringify({ for: 'mine', type });
    await say(1, '{');
    await say(2, 'null');
    await say(3, good('stop') + ' '.repeat(2000));
    await say(4, good('pilot-go-on'));
    await say(5, good('rm'));
    const elsewhere = path.join(stateFolder, 'elsewhere.json');
    await writeFile(elsewhere, good('stop'));
    const link = '1732200000006-00000000-0000-4000-8000-000000000000.json';
    await symlink(elsewhere, path.join(folder(), link));
    await writeFile(path.join(folder(), 'notes.txt'), 'not ours');
    await say(7, good('pause'));
    listen('mine');
    await until(() => heard.length > 0);
    assert.deepEqual(heard, ['pause']);
    assert.deepEqual(await left(), ['notes.txt']);
    assert.ok((await readdir(stateFolder)).includes('elsewhere.json'));
  });

  it('reaches the process that keeps the view, and nobody where none does', async () => {
    assert.deepEqual(await steerElsewhere(stateFolder, 'pause'), { how: 'nobody' });
    const about = { pipeline: 'voices', profile: 'sandbox', spec: 'voices.pipeline.yaml' };
    const keeper = new Keeper(
      about,
      () => undefined,
      (wish) => heard.push(wish),
    );
    keeper.take({ ...planned, stateFolder });
    await until(async () => (await readSnapshot(stateFolder))?.process.key !== undefined);
    assert.deepEqual(await steerElsewhere(stateFolder, 'stop-after-batch'), { how: 'taken' });
    assert.deepEqual(heard, ['stop-after-batch']);
    await keeper.end({ type: 'stopped', message: 'stopped' });
    assert.deepEqual(await steerElsewhere(stateFolder, 'pause'), { how: 'nobody' });
    assert.deepEqual(await left(), []);
  });

  it('is withdrawn when nobody listens', async () => {
    const about = { pipeline: 'voices', profile: 'sandbox', spec: 'voices.pipeline.yaml' };
    const keeper = new Keeper(
      about,
      () => undefined,
      () => undefined,
    );
    keeper.take({ ...planned, stateFolder });
    await until(async () => (await readSnapshot(stateFolder))?.process.key !== undefined);
    const snapshot = await readSnapshot(stateFolder);
    await keeper.end(undefined);
    // As if the process hung.
    await writeFile(path.join(stateFolder, 'watch.json'), JSON.stringify(snapshot));
    assert.deepEqual(await steerElsewhere(stateFolder, 'stop', 20), { how: 'silence' });
    assert.deepEqual(await left(), []);
  });
});

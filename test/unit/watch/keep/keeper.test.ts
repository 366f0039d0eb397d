import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  findSnapshots,
  isAlive,
  Keeper,
  readSnapshot,
  settledView,
  type Snapshot,
} from '../../../../src/watch';
import { attempt, clip, planned, played, started } from '../told';

describe('the view of a run that is kept', () => {
  let root: string;
  let stateFolder: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'crowdsmith-watch-'));
    stateFolder = path.join(root, '.crowdsmith', 'runs', 'voices', 'sandbox');
    await mkdir(stateFolder, { recursive: true });
  });
  afterEach(() => rm(root, { recursive: true }));

  const about = { pipeline: 'voices', profile: 'sandbox', spec: 'voices.pipeline.yaml' };
  const plan = () => ({ ...planned, stateFolder });

  it('is found by whoever looks later, as it was at the end', async () => {
    const keeper = new Keeper(about);
    for (const event of [plan(), ...attempt.slice(1)]) keeper.take(event);
    const last = await keeper.end({ type: 'stopped', message: 'stopped' });
    assert.deepEqual((await readSnapshot(stateFolder))?.view, last);
    assert.equal(last.rejected.length, 1);
    const [found] = await findSnapshots(root);
    assert.equal(found?.stateFolder, stateFolder);
    assert.deepEqual(await readdir(stateFolder), ['watch.json']);
  });

  it('can be read again however long its texts are', async () => {
    const keeper = new Keeper(about);
    keeper.take(plan());
    const text = '𝄞\u0001'.repeat(20_000);
    for (let index = 0; index < 300; index += 1) {
      for (const verdict of ['ACCEPTED', 'REJECTED'] as const) {
        const told = clip(`${verdict} ${index}`, verdict);
        keeper.take({ ...told, text, reason: text });
      }
      keeper.take({ type: 'log', level: 'info', message: text });
    }
    await keeper.end(undefined);
    const read = await readSnapshot(stateFolder);
    assert.deepEqual(read?.view.verdicts, { accepted: 300, rejected: 300 });
    const shown = read.view.rejected[0]?.text ?? '';
    assert.ok(shown.startsWith('𝄞') && shown.endsWith('…') && shown.length <= 800);
    assert.equal(Buffer.from(shown).toString(), shown, 'half a character was kept');
  });

  it('goes on from an earlier attempt', async () => {
    const first = new Keeper(about);
    for (const event of [plan(), ...attempt.slice(1)]) first.take(event);
    await first.end({ type: 'failed', message: 'No network.' });
    const second = new Keeper(about);
    second.take({ type: 'log', level: 'info', message: 'before the plan' });
    second.take(plan());
    second.take(started('run-1', true));
    const view = await second.end({ type: 'stopped', message: 'stopped' });
    assert.equal(view.attempts, 2);
    assert.equal(view.rejected.length, 1);
    assert.ok(view.log.some(({ message }) => message === 'No network.'));
    assert.ok(view.log.some(({ message }) => message === 'before the plan'));
  });

  it('disturbs nothing when it cannot be written', async () => {
    await rm(stateFolder, { recursive: true });
    const keeper = new Keeper(about);
    keeper.take(plan());
    assert.equal((await keeper.end(undefined)).texts, 10);
  });

  it('is not believed when it is damaged, huge or of another version', async () => {
    const file = path.join(stateFolder, 'watch.json');
    for (const text of ['', '{', 'null', '[]', '{"view":{},"process":{}}']) {
      await writeFile(file, text);
      assert.equal(await readSnapshot(stateFolder), undefined, text);
    }
    const keeper = new Keeper(about);
    keeper.take(plan());
    await keeper.end(undefined);
    const good = await readFile(file, 'utf8');
    await writeFile(file, good.replace('"version":1', '"version":2'));
    assert.equal(await readSnapshot(stateFolder), undefined);
    await writeFile(file, good + ' '.repeat(5 * 1024 * 1024));
    assert.equal(await readSnapshot(stateFolder), undefined);
  });

  it('shows a run whose process is gone as stopped', () => {
    const now = 2_000_000;
    const of = (process: Snapshot['process']): Snapshot => ({ view: played(attempt), process });
    const here = { pid: process.pid, host: 'elsewhere', beat: now - 1000 };
    assert.ok(isAlive(of(here), now));
    assert.equal(settledView(of(here), now).state.state, 'running');
    assert.equal(settledView(of({ ...here, beat: now - 60_000 }), now).state.state, 'stopped');
    const finished = played([...attempt, { type: 'stopped', message: 'by hand' }]);
    const ended = settledView({ view: finished, process: here }, now);
    assert.deepEqual(ended.state, { state: 'stopped', message: 'by hand' });
  });
});

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runsOf } from '../../../src/providers/runs/history';
import { RunsModel } from '../../../src/providers/runs/runsModel';
import { Keeper, type EndEvent } from '../../../src/watch';
import { attempt, planned } from '../watch/told';

describe('runs that left their view in a folder', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'crowdsmith-history-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  async function leave(pipeline: string, end: EndEvent | undefined, spec?: string): Promise<void> {
    const stateFolder = path.join(root, '.crowdsmith', 'runs', pipeline, 'sandbox');
    await mkdir(stateFolder, { recursive: true });
    const about = { pipeline, profile: 'sandbox', spec: spec ?? `${pipeline}.pipeline.yaml` };
    const keeper = new Keeper(about);
    keeper.take({ ...planned, ...about, stateFolder });
    for (const event of attempt.slice(5)) {
      if (event.type !== 'started') keeper.take(event);
    }
    await keeper.end(end);
  }

  it('are listed with their state and what they did', async () => {
    await leave('voices', { type: 'failed', message: 'No network.' });
    await leave('words', undefined);
    const runs = await runsOf(root, Date.now());
    const [voices, words] = ['voices', 'words'].map((title) => runs.find((r) => r.title === title));
    assert.equal(voices?.state, 'failed');
    assert.equal(voices.message, 'No network.');
    assert.equal(voices.id, `pipeline:sandbox:${path.join(root, 'voices.pipeline.yaml')}`);
    // This very process wrote it last and lives.
    assert.equal(words?.state, 'running');
    assert.equal(words.process, 'elsewhere');
    assert.equal(words.message, '3 of 10 texts recorded');
  });

  it('are stopped when nothing was heard of their process for long', async () => {
    await leave('words', undefined);
    const [run] = await runsOf(root, Date.now() + 60_000);
    assert.equal(run?.state, 'stopped');
    assert.equal(run.process, undefined);
    assert.match(run.message, /resume to go on/);
  });

  it('are of specs of this folder only', async () => {
    await leave('evil', undefined, '../../evil.pipeline.yaml');
    assert.deepEqual(await runsOf(root, Date.now()), []);
  });

  it('come below what this window runs, and do not overwrite it', () => {
    const model = new RunsModel();
    const own = { id: 'own', kind: 'pipeline', title: 'Own', message: 'at work' } as const;
    model.begin(own, () => undefined);
    model.recall({ ...own, state: 'failed', message: 'of yesterday' });
    model.recall({ ...own, id: 'old', state: 'done', message: 'of yesterday' });
    model.recall({ ...own, id: 'older', state: 'done', message: 'before' });
    const list = model.all().map(({ id, state }) => `${id} ${state}`);
    assert.deepEqual(list, ['own running', 'old done', 'older done']);
  });
});

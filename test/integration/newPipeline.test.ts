import assert from 'node:assert/strict';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../src/sandbox';
import { newPipeline, type NewFile } from '../../src/spec/templates';
import { withOffers, writeFiles } from '../support/newPipeline';
import { assertAudio, readDataset } from './dataset';
import { connectTo, runHere } from './inProcess';
import { removeWorkspace } from './workspaces';

describe('a new pipeline on the sandbox', () => {
  let workspace = '';
  beforeEach(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'crowdsmith-new-'));
  });
  afterEach(() => removeWorkspace(workspace));

  /** Writes the files, runs the pipeline to its end and returns how many trainings the platform has. */
  async function run(files: readonly NewFile[]): Promise<number> {
    await writeFiles(workspace, files);
    const sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
    const { client } = connectTo(sandbox);
    try {
      const specPath = files[0]?.path ?? '';
      const { summary } = await runHere({ workspace, sandbox, specPath });
      const rows = await readDataset(summary.dataset);
      assert.equal(summary.texts, 6);
      assert.equal(summary.accepted, rows.length);
      assert.ok(rows.length > 0, 'no recording was accepted');
      assert.ok(summary.cost > 0 && summary.cost <= 25, `it cost ${summary.cost}`);
      for (const { text_id: id = '' } of rows) assert.match(id, /^text-[1-6]$/);
      await assertAudio(summary.dataset, rows);
      let trainings = 0;
      for await (const { project_id: project } of client.trainings.list({})) {
        assert.ok(project);
        trainings++;
      }
      return trainings;
    } finally {
      client.close();
      await sandbox.close();
    }
  }

  it('comes to a dataset as it was made, with a training for the first stage', async () => {
    const files = newPipeline({ name: 'speech-en', language: 'en', texts: 'file' });
    assert.equal(await run(files), 1);
  });

  it('comes to a dataset in a language that it has no examples for', async () => {
    const files = newPipeline({ name: 'speech-pt', language: 'pt', texts: 'file' });
    assert.equal(await run(files), 0);
  });

  it('comes to a dataset when the recordings that it offers a place for are there', async () => {
    const taken = ['training', 'training_audio', 'training_requirement'];
    const files = newPipeline({ name: 'speech-en', language: 'en', texts: 'file' })
      .filter(({ path }) => !path.endsWith('answers.tsv'))
      .map(({ path, text }) => ({ path, text: withOffers(text, taken) }));
    const records = join(workspace, 'speech-en', 'data', 'records');
    await cp('examples/asr-en/data/records', records, { recursive: true });
    assert.equal(await run(files), 2);
  });
});

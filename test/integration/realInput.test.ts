import assert from 'node:assert/strict';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PipelineSummary } from '../../src/pipeline';
import type { Sandbox } from '../../src/sandbox';
import { startSandbox } from '../../src/sandbox';
import { openLock } from '../../src/workspace';
import { crowdsmith } from './cliProcess';
import { assertAudio, readDataset } from './dataset';
import type { DatasetRow } from './dataset';
import { connectTo } from './inProcess';
import { assertRowsAccepted, assertTasksUnique } from './platformChecks';
import { copyRealInput, realInputFolder, realTexts, sample } from './realInput';
import { sandboxStats } from './sandboxStats';
import { removeWorkspace } from './workspaces';

describe('the pipeline on real input, from the terminal', () => {
  const folder = realInputFolder();
  let workspace = '';
  let sandbox: Sandbox;
  let summary: PipelineSummary;
  let rows: readonly DatasetRow[];
  let texts: ReadonlyMap<string, string>;

  before(async function () {
    if (folder === undefined) return this.skip();
    this.timeout(120_000);
    workspace = await mkdtemp(join(tmpdir(), 'crowdsmith-real-'));
    await copyRealInput(folder, workspace);
    sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
    const args = ['run', 'asr-en.pipeline.yaml', '--json', '--url', sandbox.url];
    const ended = await crowdsmith(args, { cwd: workspace, token: sandbox.token });
    assert.equal(ended.code, 0, ended.said);
    summary = JSON.parse(ended.out) as PipelineSummary;
    rows = await readDataset(summary.dataset);
    texts = await realTexts(workspace);
  });
  after(async () => {
    if (workspace === '') return;
    await sandbox.close();
    await removeWorkspace(workspace);
  });

  it(`takes ${sample} of two thousand paragraphs and ends with most of them`, () => {
    assert.equal(texts.size, sample);
    assert.equal(summary.texts, sample);
    assert.equal(summary.accepted, rows.length);
    assert.ok(rows.length >= sample / 2, `only ${rows.length} rows`);
  });

  it('has only accepted recordings of just those paragraphs', async () => {
    const { client } = connectTo(sandbox);
    await assertRowsAccepted(client, { workspace, rows, texts });
    await assertTasksUnique(client, workspace);
    client.close();
    await assertAudio(summary.dataset, rows);
  });

  it('judged every recording once', async () => {
    const { verdicts } = await sandboxStats(sandbox.url, sandbox.token);
    assert.ok(Object.values(verdicts).every((list) => list.length === 1));
    assert.equal(Object.keys(verdicts).length, summary.accepted + summary.rejected);
  });

  it('trained listeners with the twelve voice recordings, as they were, under addresses that load', async () => {
    const { client } = connectTo(sandbox);
    const lock = await openLock(workspace, 'sandbox');
    const answers = await readFile(join(workspace, 'data', 'en_records', 'answers.tsv'), 'utf8');
    let clips = 0;
    const training = lock.idOf('verification.training.yaml') ?? '';
    for await (const task of client.tasks.list({ pool_id: training })) {
      const { audio_record: url, text } = task.input_values;
      const response = await fetch(String(url));
      assert.equal(response.status, 200);
      const name = decodeURIComponent(new URL(String(url)).pathname).replace(
        /^.*\/[0-9a-f]{8}-/,
        '',
      );
      const original = await readFile(join(folder ?? '', 'en_records', name));
      assert.ok(original.equals(Buffer.from(await response.arrayBuffer())), name);
      assert.ok(
        answers.includes(`${name}\t${String(task.known_solutions?.[0]?.output_values.is_correct)}`),
      );
      assert.ok(answers.includes(String(text).slice(0, 40)));
      assert.equal(task.infinite_overlap, true);
      clips++;
    }
    client.close();
    assert.equal(clips, 12);
  });

  it('trained and checked readers with the real training and golden sets', async () => {
    const { client } = connectTo(sandbox);
    const lock = await openLock(workspace, 'sandbox');
    const count = async (path: string): Promise<number> => {
      let known = 0;
      for await (const task of client.tasks.list({ pool_id: lock.idOf(path) ?? '' })) {
        if ((task.known_solutions ?? []).length > 0) known++;
      }
      return known;
    };
    assert.equal(await count('classification.training.yaml'), 20);
    assert.equal(await count('classification.pool.yaml'), 20);
    client.close();
  });
});

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PipelineSummary } from '../../src/pipeline';
import { readTexts } from '../../src/pipeline/texts';
import type { Sandbox } from '../../src/sandbox';
import { startSandbox } from '../../src/sandbox';
import { openLock } from '../../src/workspace';
import { assertAudio, readDataset } from './dataset';
import type { DatasetRow } from './dataset';
import { connectTo, runHere } from './inProcess';
import { assertRowsAccepted, assertTasksUnique } from './platformChecks';
import { sandboxStats } from './sandboxStats';
import { exampleWorkspace, removeWorkspace } from './workspaces';

/** Real paragraphs, training and golden sets, and voice recordings. */
const folder = resolve(process.env.CROWDSMITH_ASR_DATA ?? '../shared/asr', 'data');
const sample = 100;

describe('the pipeline on real input', () => {
  let workspace = '';
  let sandbox: Sandbox;
  let summary: PipelineSummary;
  let rows: readonly DatasetRow[];
  let texts: ReadonlyMap<string, string>;

  before(async function () {
    if (!existsSync(folder)) {
      console.log(`    skipped: ${folder} is missing; CROWDSMITH_ASR_DATA names another folder`);
      this.skip();
    }
    this.timeout(120_000);
    workspace = await realWorkspace();
    sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
    ({ summary } = await runHere({ workspace, sandbox }));
    rows = await readDataset(summary.dataset);
    const content = await readFile(join(workspace, 'data', 'en_precollected.tsv'), 'utf8');
    const source = readTexts({ $file: 'en_precollected.tsv', sample, seed: 7 }, content);
    texts = new Map(source.map(({ id, text }) => [id, text]));
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
      const original = await readFile(join(folder, 'en_records', name));
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

/** The example's projects and pools over the real data. */
async function realWorkspace(): Promise<string> {
  const workspace = await exampleWorkspace();
  await copyFiles(folder, join(workspace, 'data'));
  await replaceIn(workspace, 'asr-en.pipeline.yaml', {
    'texts: { $file: ./data/texts.tsv }': `texts: { $file: ./data/en_precollected.tsv, sample: ${sample}, seed: 7 }`,
    'folder: ./data/records,': 'folder: ./data/en_records,',
    './data/records/answers.tsv': './data/en_records/answers.tsv',
    'soft: 10, hard: 15': 'soft: 20, hard: 30',
  });
  await replaceIn(workspace, 'classification.training.yaml', {
    'classification-training.tsv': 'en_classification_training.tsv',
  });
  await replaceIn(workspace, 'classification.pool.yaml', {
    'classification-golden.tsv': 'en_classification_golden.tsv',
  });
  return workspace;
}

/** Copies bytes and not permissions: the originals may be read-only, and the copy is deleted later. */
async function copyFiles(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyFiles(source, target);
    else await writeFile(target, await readFile(source));
  }
}

async function replaceIn(
  workspace: string,
  file: string,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const path = join(workspace, file);
  let content = await readFile(path, 'utf8');
  for (const [from, to] of Object.entries(texts)) {
    assert.ok(content.includes(from), `${file} has no "${from}"`);
    content = content.replace(from, to);
  }
  await writeFile(path, content);
}

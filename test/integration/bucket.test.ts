import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deleteStored, listStored, PipelineError, runPipeline } from '../../src/pipeline';
import type { CleanUpOptions, PipelineSummary } from '../../src/pipeline';
import { startSandbox } from '../../src/sandbox';
import type { Sandbox } from '../../src/sandbox';
import { s3Server, testCredentials } from '../support/s3';
import type { S3Server } from '../support/s3';
import { keepInBucket } from './bucketWorkspace';
import { assertAudio, readDataset } from './dataset';
import type { DatasetRow } from './dataset';
import { connectTo } from './inProcess';
import { editFile, exampleWorkspace, removeWorkspace } from './workspaces';

/** One run in a bucket that is full for a while, then everything that comes after it. */
describe('a pipeline that keeps its audio in a bucket', () => {
  let workspace = '';
  let sandbox: Sandbox;
  let server: S3Server;
  let trouble: unknown;
  let summary: PipelineSummary;
  let rows: readonly DatasetRow[];

  let connection: ReturnType<typeof connectTo>;

  const options = (): CleanUpOptions => ({
    ...{ workspaceRoot: workspace, specPath: 'asr-en.pipeline.yaml' },
    ...connection,
    storageCredentials: testCredentials,
    signal: new AbortController().signal,
  });
  const run = async (): Promise<PipelineSummary> =>
    await runPipeline({ ...options(), onEvent: () => undefined });
  const stored = (): readonly string[] => [...server.objects.keys()].sort();
  const countKinds = async (): Promise<Readonly<Record<string, number>>> => {
    const counts: Record<string, number> = {};
    for (const { kind } of await listStored(options())) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  };

  before(async () => {
    workspace = await exampleWorkspace();
    sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
    connection = connectTo(sandbox);
    server = await s3Server();
    const results =
      'results: { folder: ./results, layouts: [common-voice, librispeech, audiofolder], ' +
      'split: { train: 0.6, dev: 0.2, test: 0.2, seed: 5 } }';
    await keepInBucket(workspace, server.url);
    await editFile(workspace, 'asr-en.pipeline.yaml', [/results: \.\/results/, results]);
    server.setRoom(600_000);
    trouble = await run().catch((error: unknown) => error);
    server.setRoom(Infinity);
    summary = await run();
    rows = await readDataset(summary.dataset);
  });
  after(async () => {
    connection.client.close();
    await server.close();
    await sandbox.close();
    await removeWorkspace(workspace);
  });

  it('says that the bucket is full, and goes on when there is room', async () => {
    assert.ok(trouble instanceof PipelineError, String(trouble));
    assert.match(trouble.message, /QuotaExceeded\. Make room/);
    assert.ok(rows.length >= 24);
    await assertAudio(summary.dataset, rows);
  });

  it('keeps objects private, with their type and hash', () => {
    const recordings = [...server.objects].filter(([key]) => key.includes('/recordings/'));
    assert.ok(recordings.length >= rows.length);
    for (const [, { bytes, type, meta }] of recordings) {
      assert.equal(type, 'audio/wav');
      assert.equal(meta.sha256, createHash('sha256').update(bytes).digest('hex'));
    }
  });

  it('names speakers the same all over, never by their id, and keeps each in one part', async () => {
    const parts = new Map<string, string>();
    const names = new Map<string, string>();
    for (const { speaker = '', performer = '', split = '' } of rows) {
      assert.match(speaker, /^s[0-9a-f]{15}$/);
      assert.equal(names.get(performer) ?? speaker, speaker);
      assert.equal(parts.get(speaker) ?? split, split);
      names.set(performer, speaker);
      parts.set(speaker, split);
    }
    assert.equal(new Set(names.values()).size, names.size);
    assert.ok(new Set(parts.values()).size > 1);
    const files = ['dataset.tsv', 'dataset.jsonl', 'manifest.json', 'report.html'];
    for (const file of files) {
      const text = await readFile(join(dirname(summary.dataset), file), 'utf8');
      for (const [performer] of names) assert.ok(!text.includes(performer), file);
      for (const { assignment_id: id = '-' } of rows) assert.ok(!text.includes(id), file);
    }
  });

  it('lists every file of the dataset with its checksum', async () => {
    const folder = dirname(summary.dataset);
    const list = (await readFile(join(folder, 'SHA256SUMS'), 'utf8')).trim().split('\n');
    // TSV, JSON Lines, report, and the audio once more in each of three layouts.
    assert.ok(list.length > rows.length * 4 + 3);
    for (const line of list) {
      const [hash = '', path = ''] = line.split('  ');
      const bytes = await readFile(join(folder, path));
      assert.equal(createHash('sha256').update(bytes).digest('hex'), hash, path);
    }
  });

  it('knows what is accepted when journal, lock file and results are lost, and deletes none of it', async () => {
    const before = await countKinds();
    const kept = summary.accepted;
    assert.equal(before.accepted, kept);
    const lock = join(workspace, 'crowdsmith.lock.json');
    const lockText = await readFile(lock, 'utf8');
    for (const lost of ['crowdsmith.lock.json', '.crowdsmith', 'results']) {
      await rm(join(workspace, lost), { recursive: true });
    }
    const without = await countKinds();
    assert.equal(without.accepted, kept);
    assert.equal(without.rejected, undefined, 'nobody can know what was rejected');
    assert.deepEqual(await deleteStored(options(), ['rejected', 'accepted']), []);
    await writeFile(lock, lockText);
    await deleteStored(options(), ['rejected', 'training', 'accepted']);
    const left = await countKinds();
    assert.deepEqual(left, { accepted: kept }, 'without a dataset on the disk all accepted stay');
  });

  it('gives up accepted recordings, on request, that lie in the dataset whole', async () => {
    await run();
    const [first] = rows;
    await writeFile(join(dirname(summary.dataset), first?.path ?? ''), 'no sound any more');
    const deleted = await deleteStored(options(), ['accepted']);
    assert.equal(deleted.length, summary.accepted - 1);
    const left = stored().filter((key) => key.includes('/recordings/'));
    assert.equal(left.length, 1);
  });
});

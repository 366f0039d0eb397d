import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDatasetFiles } from '../../../../src/pipeline/dataset';
import type { DatasetFiles, DatasetRow, ReportFacts } from '../../../../src/pipeline/dataset';
import { temporaryFolder } from '../temporaryFolder';

const facts: ReportFacts = {
  ...{ pipeline: '<b>asr</b>', language: 'en', platform: 'Toloka', texts: 4 },
  recordings: { accepted: 3, rejected: 1 },
  reasons: [{ reason: 'silent', count: 1 }],
  spent: [{ what: 'Recording', sum: 0.5 }],
};

const parts = ['train', 'test', 'train'] as const;

function rowOf(number: number): DatasetRow {
  const bytes = Buffer.from(`sound ${number}`);
  return {
    textId: `t${number}`,
    text: `It’s "line"\t${number}, is it?`,
    path: `audio/t${number}.wav`,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...{ bytes: bytes.length, seconds: number + 0.25, sampleRate: 8000, cost: 0.08 },
    speaker: number === 1 ? 's2' : 's1',
    ...(number > 0 && { judgement: { votes: 5, approving: 4, confidence: 0.98765 } }),
    split: parts[number] ?? 'train',
  };
}

describe('the files of a dataset', () => {
  const folder = temporaryFolder();
  const write = async (
    count: number,
    layouts: NonNullable<Parameters<typeof writeDatasetFiles>[0]['wishes']['layouts']> = [],
    language = 'en',
  ): Promise<DatasetFiles> => {
    const rows = Array.from({ length: count }, (_, number) => rowOf(number));
    await mkdir(join(folder(), 'audio'), { recursive: true });
    for (const [number, { path }] of rows.entries()) {
      await writeFile(join(folder(), path), `sound ${number}`);
    }
    const wishes = { folder: './results', layouts };
    return await writeDatasetFiles({
      ...{ folder: folder(), rows, wishes },
      facts: { ...facts, language },
    });
  };
  const read = (path: string): Promise<string> => readFile(join(folder(), path), 'utf8');

  it('have a table and JSON Lines of the same, with nothing made up for what is not known', async () => {
    await write(2);
    const [header, first] = (await read('dataset.tsv')).split('\n');
    assert.equal(
      header,
      'text_id\ttext\tpath\tsha256\tduration\tsample_rate\tspeaker\tvotes\tapproving\tconfidence\tcost\tsplit',
    );
    assert.ok(first?.endsWith('\t0.250\t8000\ts1\t\t\t\t0.0800\ttrain'), first);
    const lines = (await read('dataset.jsonl')).trim().split('\n');
    const [one, two] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(one?.confidence, null);
    assert.equal(two?.confidence, 0.9877);
    assert.equal(two.text, rowOf(1).text);
  });

  it('take away what an earlier dataset left, and nothing else', async () => {
    await write(3, ['audiofolder']);
    await writeFile(join(folder(), 'audio', 'mine.wav'), 'not of the dataset');
    await write(1);
    assert.deepEqual((await readdir(join(folder(), 'audio'))).sort(), ['mine.wav', 't0.wav']);
    await assert.rejects(read('layouts/audiofolder/train/metadata.jsonl'), { code: 'ENOENT' });
  });

  it('are never taken away outside of the folder, whatever the manifest says', async () => {
    const outside = `${folder()}-outside`;
    await writeFile(outside, 'here to stay');
    const path = `../${outside.split('/').at(-1) ?? ''}`;
    const files = [path, outside, 'audio/../../x', 'C:\\x'].map((one) => ({ path: one }));
    await writeFile(
      join(folder(), 'manifest.json'),
      JSON.stringify({ format: 'crowdsmith-dataset', files }),
    );
    await write(1);
    assert.equal(await readFile(outside, 'utf8'), 'here to stay');
    await rm(outside);
  });

  it('are never written or taken away through a link that leads out of the folder', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'crowdsmith-outside-'));
    try {
      await writeFile(join(outside, 'old.wav'), 'here to stay');
      await mkdir(join(folder(), 'layouts'), { recursive: true });
      await symlink(outside, join(folder(), 'audio'), 'junction');
      await symlink(outside, join(folder(), 'layouts', 'audiofolder'), 'junction');
      const files = ['audio/old.wav', 'layouts/audiofolder/old.wav'].map((path) => ({ path }));
      await writeFile(
        join(folder(), 'manifest.json'),
        JSON.stringify({ format: 'crowdsmith-dataset', files }),
      );
      await assert.rejects(() => write(1, ['audiofolder']), /is a link that leads out/);
      await rm(join(folder(), 'layouts'), { recursive: true });
      await write(0);
      // The sound of the row was put there by this test.
      assert.deepEqual((await readdir(outside)).sort(), ['old.wav', 't0.wav']);
      assert.equal(await readFile(join(outside, 'old.wav'), 'utf8'), 'here to stay');
    } finally {
      await rm(outside, { recursive: true });
    }
  });

  it('are kept in the folder, whatever the language is called', async () => {
    await write(1, ['common-voice'], '../../../en');
    const lines = (await read('SHA256SUMS')).trim().split('\n');
    const paths = lines.map((line) => line.slice(66));
    assert.ok(paths.includes('layouts/common-voice/__.._.._en/train.tsv'), paths.join(' '));
  });

  it('give the same bytes again', async () => {
    await write(3, ['common-voice', 'librispeech', 'audiofolder']);
    const first = await read('SHA256SUMS');
    await write(3, ['common-voice', 'librispeech', 'audiofolder']);
    assert.equal(await read('SHA256SUMS'), first);
  });

  it('are as Common Voice has them', async () => {
    await write(3, ['common-voice']);
    const [header, first] = (await read('layouts/common-voice/en/train.tsv')).split('\n');
    assert.match(header ?? '', /^client_id\tpath\tsentence\tup_votes\tdown_votes\t/);
    // Its readers know no quotes, so a tab in a text becomes a blank.
    assert.ok(first?.startsWith('s1\tt0.wav\tIt’s "line" 0, is it?\t0\t0\t'), first);
    assert.match(await read('layouts/common-voice/en/test.tsv'), /\t4\t1\t/);
    assert.equal(await read('layouts/common-voice/en/clips/t2.wav'), 'sound 2');
    assert.match(await read('layouts/common-voice/en/clip_durations.tsv'), /t1\.wav\t1250\n/);
  });

  it('are like LibriSpeech, whose loaders want numbers', async () => {
    await write(3, ['librispeech']);
    const base = 'layouts/librispeech/train/1/1';
    assert.equal(
      await read(`${base}/1-1.trans.txt`),
      '1-1-0000 IT’S LINE 0 IS IT\n1-1-0001 IT’S LINE 2 IS IT\n',
    );
    assert.equal(await read(`${base}/1-1-0001.wav`), 'sound 2');
    assert.match(
      await read('layouts/librispeech/SPEAKERS.TXT'),
      /^2 \| \? \| test \| 0\.02 \| s2$/m,
    );
  });

  it('are as Hugging Face audiofolder has them', async () => {
    await write(3, ['audiofolder']);
    const lines = (await read('layouts/audiofolder/train/metadata.jsonl')).trim().split('\n');
    const [first] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(first?.file_name, 't0.wav');
    assert.equal(lines.length, 2);
    assert.equal(await read('layouts/audiofolder/test/t1.wav'), 'sound 1');
  });

  it('have a report that needs nothing but itself and believes no name', async () => {
    await write(3);
    const page = await read('report.html');
    assert.match(page, /default-src 'none'/);
    assert.doesNotMatch(page, /<script|<b>asr|src=|url\(|https?:/);
    assert.match(page, /prefers-color-scheme:dark/);
    assert.match(page, /&lt;b&gt;asr/);
    assert.match(page, /Silence/);
    assert.equal(page.match(/<svg role="img" aria-label=/g)?.length, 4);
  });

  it('have a report of all that was paid, which is more than the rows say', async () => {
    await write(2);
    const page = await read('report.html');
    assert.match(page, /<dt>Paid<\/dt><dd>\$0\.50<\/dd>/);
    assert.match(page, /<dt>For each recording<\/dt><dd>\$0\.25<\/dd>/);
  });

  it('have a report also of nothing', async () => {
    await write(0);
    assert.match(await read('report.html'), /Nothing to show/);
  });
});

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { delimitedRows } from '../../src/spec';

/** One row of a dataset's TSV, by column; with the assignment and performer that it is from. */
export type DatasetRow = Readonly<Record<string, string>>;

export async function readDataset(path: string): Promise<readonly DatasetRow[]> {
  const rows = await readTable(path);
  const runs = join(dirname(path), '..', '.crowdsmith', 'runs');
  const known = await readdir(runs, { recursive: true }).catch(() => []);
  const provenance = known.find((name) => basename(name) === 'provenance.tsv');
  if (provenance === undefined) return rows;
  const origins = await readTable(join(runs, provenance));
  return rows.map((row) => ({
    ...row,
    ...origins.find(({ text_id: id, speaker }) => id === row.text_id && speaker === row.speaker),
  }));
}

/** Ids depend on the order of requests; what was recorded and by whom does not. */
export function withoutIds(rows: readonly DatasetRow[]): readonly DatasetRow[] {
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'assignment_id')),
  );
}

async function readTable(path: string): Promise<readonly DatasetRow[]> {
  const [header = [], ...rows] = [...delimitedRows(await readFile(path, 'utf8'), '\t')];
  const names = header.map(({ value }) => value);
  return rows.map((row) =>
    Object.fromEntries(names.map((name, at) => [name, row[at]?.value ?? ''])),
  );
}

/** Every file is there, is a WAV file as long as its row says, and has the bytes that it speaks of. */
export async function assertAudio(path: string, rows: readonly DatasetRow[]): Promise<void> {
  for (const { path: audio = '', sha256, duration, sample_rate: rate } of rows) {
    const bytes = await readFile(join(dirname(path), audio));
    assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256, audio);
    const wave = readWave(bytes);
    assert.equal(wave.rate, Number(rate), audio);
    assert.ok(Math.abs(wave.seconds - Number(duration)) < 0.01, audio);
  }
}

/** A reader of its own: the test must not believe the code it tests. */
function readWave(bytes: Buffer): {
  readonly rate: number;
  readonly seconds: number;
} {
  assert.equal(bytes.toString('latin1', 0, 4), 'RIFF');
  assert.equal(bytes.toString('latin1', 8, 12), 'WAVE');
  let rate = 0;
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const data = bytes.subarray(at + 8, at + 8 + size);
    if (name === 'fmt ') {
      rate = data.readUInt32LE(4);
      bytesPerSecond = data.readUInt32LE(8);
    }
    if (name === 'data') {
      assert.equal(data.length, size, 'the file is cut off');
      return { rate, seconds: size / bytesPerSecond };
    }
    at += 8 + size + (size % 2);
  }
  return { rate, seconds: 0 };
}

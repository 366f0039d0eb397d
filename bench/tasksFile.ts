import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { TasksFileFigures } from './tasksFile/child';
import type { TasksFileOptions } from '../src/spec';
import type { Measurement } from './measurement';

const rows = 1_000_000;

const reading: TasksFileOptions = {
  format: 'tsv',
  kind: 'main',
  inputSpec: {
    text: { type: 'string', required: true },
    audio: { type: 'url', required: true },
    seconds: { type: 'integer', required: true, min_value: 0 },
  },
  outputSpec: { clear: { type: 'string', required: true, allowed_values: ['yes', 'no'] } },
};

/** A wrong value, a repeated row, an answer that is not allowed: now and then, as in real files. */
function row(index: number): string {
  const seconds = index % 50_000 === 7 ? 'long' : String(index % 60);
  const text = `Sentence number ${index % 100_000 === 9 ? 9 : index}, to be read aloud at home`;
  const known = index % 1000 === 0 ? (index % 70_000 === 0 ? 'perhaps' : 'yes') : '';
  return `${text}\thttps://example.com/audio/${index}.wav\t${seconds}\t${known}\n`;
}

function* pieces(): Generator<string> {
  yield 'INPUT:text\tINPUT:audio\tINPUT:seconds\tGOLDEN:clear\n';
  for (let index = 0; index < rows; index += 1000) {
    let piece = '';
    for (let i = index; i < index + 1000; i++) piece += row(i);
    yield piece;
  }
}

/** Checks a tasks file of a million rows in a process that does nothing else. */
export async function measureTasksFile(): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'crowdsmith-bench-'));
  try {
    const file = path.join(folder, 'tasks.tsv');
    const script = path.join(folder, 'check.cjs');
    await pipeline(Readable.from(pieces()), createWriteStream(file));
    await build({
      entryPoints: [path.join(__dirname, 'tasksFile', 'child.ts')],
      outfile: script,
      bundle: true,
      platform: 'node',
      mainFields: ['module', 'main'],
      format: 'cjs',
      logLevel: 'error',
    });
    const args = [script, file, JSON.stringify(reading)];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return measurementsOf(JSON.parse(stdout) as TasksFileFigures);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function measurementsOf(figures: TasksFileFigures): readonly Measurement[] {
  if (figures.findings < 20)
    throw new Error('The check found too little: it did not read the file.');
  const name = (what: string) => `tasks file, 1,000,000 rows: ${what}`;
  return [
    {
      name: name('memory'),
      figure: 'most',
      value: figures.rssMb,
      unit: 'MB',
      budget: 150,
      samples: 1,
    },
    {
      name: name('heap'),
      figure: 'most',
      value: figures.heapMb,
      unit: 'MB',
      budget: 100,
      samples: 1,
    },
    {
      name: name('blocked'),
      figure: 'most',
      value: figures.blockedMs,
      unit: 'ms',
      budget: 50,
      samples: 1,
    },
    {
      name: name('time'),
      figure: 'all',
      value: figures.seconds * 1000,
      unit: 'ms',
      budget: 60_000,
      samples: 1,
    },
  ];
}

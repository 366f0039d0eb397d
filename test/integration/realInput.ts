import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readTexts } from '../../src/pipeline/texts';
import { copyExample } from './workspaces';

/** How many of the two thousand paragraphs are taken. */
export const sample = 100;

/**
 * The folder of real paragraphs, training and golden sets, and voice recordings; undefined, and said, where
 * there is none. `root` is where this repository is.
 */
export function realInputFolder(root = '.'): string | undefined {
  const folder = resolve(root, process.env.CROWDSMITH_ASR_DATA ?? '../shared/asr', 'data');
  if (existsSync(folder)) return folder;
  console.log(`    skipped: ${folder} is missing; CROWDSMITH_ASR_DATA names another folder`);
  return undefined;
}

/** The example's projects and pools over the real data. */
export async function copyRealInput(input: string, workspace: string, root = '.'): Promise<void> {
  await copyExample(workspace, root);
  await copyFiles(input, join(workspace, 'data'));
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
}

/** The paragraphs that the pipeline takes, by id. */
export async function realTexts(workspace: string): Promise<ReadonlyMap<string, string>> {
  const content = await readFile(join(workspace, 'data', 'en_precollected.tsv'), 'utf8');
  const texts = readTexts({ $file: 'en_precollected.tsv', sample, seed: 7 }, content);
  return new Map(texts.map(({ id, text }) => [id, text]));
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

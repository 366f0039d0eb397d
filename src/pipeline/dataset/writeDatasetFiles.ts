import { constants } from 'node:fs';
import { copyFile, link, rm } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import type { PipelineResults } from '../../spec';
import { delimitedText } from '../../spec';
import { writeWhole } from '../storage/folderStorage';
import { sha256OfFile } from './audioFile';
import { layoutFiles } from './layouts/layout';
import type { LayoutFile } from './layouts/layout';
import { checksumsOf, listedFiles, manifestOf, textFile } from './manifest';
import type { Manifest, ManifestFile } from './manifest';
import { fileAt, placeFor } from './place';
import type { ReportFacts } from './report/facts';
import { reportPage } from './report/page';
import type { DatasetRow } from './row';
import { jsonLinesOf, tableOf } from './row';

/** A dataset as it lies in a folder. */
export interface DatasetFiles {
  /** Absolute path of the TSV. */
  readonly path: string;
  /** Of the report page; undefined where none was wished. */
  readonly report: string | undefined;
  readonly manifest: Manifest;
}

/** Files linked at once. */
const parallel = 8;

/**
 * Writes everything of a dataset but its audio, which is there already: tables, layouts, report, manifest.
 * The same rows give the same bytes. Files of an earlier dataset in the folder that are none of this one are
 * taken away; nothing else is touched.
 */
export async function writeDatasetFiles(o: {
  readonly folder: string;
  readonly rows: readonly DatasetRow[];
  readonly facts: ReportFacts;
  readonly wishes: PipelineResults;
}): Promise<DatasetFiles> {
  const { folder, rows, facts, wishes } = o;
  const { language, pipeline } = facts;
  const before = await listedFiles(folder);
  const texts = [
    { path: 'dataset.tsv', text: delimitedText(tableOf(rows), '\t') },
    { path: 'dataset.jsonl', text: jsonLinesOf(rows) },
    ...(wishes.report === false ? [] : [{ path: 'report.html', text: reportPage(facts, rows) }]),
  ];
  const layouts = [...new Set(wishes.layouts ?? [])];
  const extra = layouts.flatMap((layout) => layoutFiles(layout, { rows, language }));
  const all: readonly LayoutFile[] = [...texts, ...extra];
  const queue = new PQueue({ concurrency: parallel });
  await queue.addAll(all.map((file) => () => writeFileOf(folder, file)));
  const files = [...rows.map(audioOf), ...all.map(describe)];
  const manifest = manifestOf({ pipeline, language }, rows, files);
  await takeAway(folder, before, manifest);
  await writeWhole(join(folder, 'SHA256SUMS'), checksumsOf(manifest));
  await writeWhole(join(folder, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const report = wishes.report === false ? undefined : join(folder, 'report.html');
  return { path: join(folder, 'dataset.tsv'), report, manifest };
}

function audioOf({ path, bytes, sha256 }: DatasetRow): ManifestFile {
  return { path, bytes, sha256 };
}

function describe(file: LayoutFile): ManifestFile {
  if ('text' in file) return textFile(file.path, file.text);
  return { path: file.path, bytes: file.audio.bytes, sha256: file.audio.sha256 };
}

async function writeFileOf(folder: string, file: LayoutFile): Promise<void> {
  const path = await placeFor(folder, file.path);
  if ('text' in file) await writeWhole(path, file.text);
  else await sameFile(join(folder, ...file.audio.path.split('/')), path, file.audio.sha256);
}

/** A second name for the same bytes; a copy where the file system has no such thing. */
async function sameFile(from: string, to: string, sha256: string): Promise<void> {
  if ((await sha256OfFile(to)) === sha256) return;
  await rm(to, { force: true });
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
}

async function takeAway(
  folder: string,
  before: readonly ManifestFile[],
  { files }: Manifest,
): Promise<void> {
  const kept = new Set(files.map(({ path }) => path));
  for (const { path } of before) {
    const old = kept.has(path) ? undefined : await fileAt(folder, path);
    if (old !== undefined) await rm(old, { force: true });
  }
}

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetRow } from './row';
import { splitNames } from './split';

/** A file of the dataset. */
export interface ManifestFile {
  /** Relative to the dataset's folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly format: 'crowdsmith-dataset';
  readonly version: 1;
  readonly pipeline: string;
  readonly language: string;
  readonly rows: number;
  readonly seconds: number;
  readonly speakers: number;
  /** Rows a part; absent where nothing was split. */
  readonly splits?: Readonly<Record<string, number>>;
  /** All files but the manifest and the list of checksums. */
  readonly files: readonly ManifestFile[];
}

export function manifestOf(
  about: { readonly pipeline: string; readonly language: string },
  rows: readonly DatasetRow[],
  files: readonly ManifestFile[],
): Manifest {
  const seconds = rows.reduce((sum, row) => sum + row.seconds, 0);
  const isSplit = rows.some(({ split }) => split !== undefined);
  const splits = splitNames.map((part) => [
    part,
    rows.filter(({ split }) => split === part).length,
  ]);
  return {
    ...{ format: 'crowdsmith-dataset', version: 1 },
    pipeline: about.pipeline,
    language: about.language,
    rows: rows.length,
    seconds: Number(seconds.toFixed(3)),
    speakers: new Set(rows.map(({ speaker }) => speaker)).size,
    ...(isSplit && { splits: Object.fromEntries(splits) as Readonly<Record<string, number>> }),
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** As `sha256sum --check` reads it. */
export function checksumsOf({ files }: Manifest): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

export function textFile(path: string, text: string): ManifestFile {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path, bytes: bytes.length, sha256 };
}

/** Files that the manifest in a folder names, as far as they can only be inside of it. */
export async function listedFiles(folder: string): Promise<readonly ManifestFile[]> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => '');
  try {
    const { format, files } = JSON.parse(text) as Partial<Manifest>;
    if (format !== 'crowdsmith-dataset' || !Array.isArray(files)) return [];
    return (files as readonly ManifestFile[]).filter(
      ({ path }) => typeof path === 'string' && isInside(path),
    );
  } catch {
    return [];
  }
}

function isInside(path: string): boolean {
  const parts = path.split('/');
  return !/[\\:]/.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

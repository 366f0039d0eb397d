import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CorpusSource, TextsSource } from '../spec';
import type { Workspace } from '../workspace';
import { PipelineError } from './errors';
import type { SourceText } from './texts';
import { readTexts } from './texts';

/** Fills a file with texts of a corpus. */
export type Collect = (corpus: {
  readonly source: CorpusSource;
  /** Dump to read instead of asking the site, absolute. */
  readonly dump: string | undefined;
  /** To be written, absolute. */
  readonly file: string;
}) => Promise<void>;

/** A pipeline's texts, and the file in which they stand: as the spec names it. */
export interface TextsOfPlan {
  readonly file: string;
  readonly texts: readonly SourceText[];
}

/**
 * Reads the texts of a pipeline. A corpus is collected once, into a file of the workspace's private part,
 * and is a file like any other ever after. Without `collect` a corpus that is not there yet stands for as
 * many texts without content: enough to count what they will cost.
 */
export async function textsOfPlan(o: {
  readonly workspace: Workspace;
  /** Of the pipeline's spec, in the workspace. */
  readonly path: string;
  readonly name: string;
  readonly source: TextsSource;
  readonly collect: Collect | undefined;
}): Promise<TextsOfPlan> {
  const { workspace, path, source } = o;
  if ('$file' in source) {
    return {
      file: source.$file,
      texts: readTexts(source, await workspace.readText(path, source.$file)),
    };
  }
  const inWorkspace = `.crowdsmith/corpus/${o.name}.tsv`;
  const file = join(workspace.root, inWorkspace);
  if (!(await isThere(file))) {
    if (o.collect === undefined)
      return { file: inWorkspace, texts: unknownTexts(source.corpus.size) };
    const { dump } = source.corpus;
    await o.collect({
      source: source.corpus,
      dump: dump && workspace.absolute(await workspace.resolveRef(path, dump)),
      file,
    });
    if (!(await isThere(file))) throw new PipelineError(`${inWorkspace}: no text was collected.`);
  }
  const content = await workspace.readText(inWorkspace, `./${o.name}.tsv`);
  return { file: inWorkspace, texts: readTexts({ $file: inWorkspace }, content) };
}

function unknownTexts(size: number): readonly SourceText[] {
  return Array.from({ length: size }, (_, index) => ({ id: String(index), text: '' }));
}

async function isThere(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() === true;
}

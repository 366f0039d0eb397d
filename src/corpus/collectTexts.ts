import { extname } from 'node:path';
import type { CorpusSource } from '../spec';
import type { CorpusProgress, CorpusReport } from './collect';
import { collectCorpus } from './collect';
import { CorpusError } from './corpusError';

/** Collects the texts that a pipeline asks for with `texts.corpus` into a tasks file. */
export async function collectTexts(o: {
  readonly source: CorpusSource & { readonly dump?: string };
  /** Absolute. */
  readonly file: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: CorpusProgress) => void;
}): Promise<CorpusReport> {
  const { language, size, words, prefix, seed, source: kind, dump } = o.source;
  if (kind === 'dump' && dump === undefined) {
    throw new CorpusError(
      'texts.corpus.source is dump, and no dump file is named. Collect the texts with ' +
        `"crowdsmith corpus ${language} --dump FILE --out texts${extname(o.file)}" and name that file in texts.$file.`,
    );
  }
  const { file, signal, onProgress } = o;
  return await collectCorpus({
    ...{ language, size, file, signal },
    from: dump === undefined ? { kind: 'api' } : { kind: 'dump', path: dump },
    ...(words && { words }),
    ...(prefix !== undefined && { prefix }),
    ...(seed !== undefined && { choice: { seed } }),
    ...(onProgress && { onProgress }),
  });
}

import type { CorpusSource } from '../spec';
import type { CorpusProgress, CorpusReport } from './collect';
import { collectCorpus } from './collect';

/** Collects the texts that a pipeline asks for with `texts.corpus` into a tasks file. */
export async function collectTexts(o: {
  readonly source: CorpusSource;
  /** Dump to read instead of asking the site, absolute. */
  readonly dump: string | undefined;
  /** Absolute. */
  readonly file: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: CorpusProgress) => void;
}): Promise<CorpusReport> {
  const { language, size, words, prefix, seed } = o.source;
  const { dump, file, signal, onProgress } = o;
  return await collectCorpus({
    ...{ language, size, file, signal },
    from: dump === undefined ? { kind: 'api' } : { kind: 'dump', path: dump },
    ...(words && { words }),
    ...(prefix !== undefined && { prefix }),
    ...(seed !== undefined && { choice: { seed } }),
    ...(onProgress && { onProgress }),
  });
}

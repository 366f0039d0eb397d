/** Texts for a pipeline: paragraphs of a wiki, through its API or from a dump, as a tasks file. */
export {
  collectCorpus,
  type CorpusOptions,
  type CorpusOrigin,
  type CorpusProgress,
  type CorpusReport,
} from './collect';
export { collectTexts } from './collectTexts';
export { CorpusError } from './corpusError';

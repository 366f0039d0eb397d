import { resolve } from 'node:path';
import type { CorpusOptions, CorpusProgress } from '../../corpus';
import { flagOf, jsonOption, textOf, type Command, type OptionValues } from '../command';
import { exitCodes } from '../exitCodes';
import { wholeNumberOf } from '../numbers';
import type { Output } from '../output';
import { UsageError } from '../usageError';

const usualSize = 1000;

export const corpus: Command = {
  name: 'corpus',
  usage:
    'LANG [--size N] [--min-words N] [--max-words N] [--prefix P] [--random] [--seed N] [--look-at N] [--out FILE] ' +
    '[--dump FILE | --api URL] [--contact MAIL] [--merge] [--keep-formulas] [--any-punctuation] [--with-words | ' +
    '--no-header] [--json]',
  summary:
    'Collects paragraphs that can be read aloud from Wikipedia in a language, or from an XML dump, into a tasks file; begun again it goes on.',
  options: {
    ...jsonOption,
    size: { type: 'string' },
    'min-words': { type: 'string' },
    'max-words': { type: 'string' },
    prefix: { type: 'string' },
    random: { type: 'boolean' },
    seed: { type: 'string' },
    'look-at': { type: 'string' },
    out: { type: 'string' },
    dump: { type: 'string' },
    api: { type: 'string' },
    contact: { type: 'string' },
    merge: { type: 'boolean' },
    'keep-formulas': { type: 'boolean' },
    'any-punctuation': { type: 'boolean' },
    'with-words': { type: 'boolean' },
    'no-header': { type: 'boolean' },
  },
  takes: { least: 1, most: 1 },
  async run({ paths: [language = ''], values, output, interruption }) {
    const options = optionsOf(language, values);
    const { collectCorpus } = await import('../../corpus');
    const { signal } = interruption;
    const onProgress = (progress: CorpusProgress): void => tell(progress, output);
    const report = await collectCorpus({ ...options, signal, onProgress });
    const { chosen, pages, paragraphs, file, sourcesFile, resumed } = report;
    output.say(
      `${chosen} texts from ${pages} articles (${paragraphs} paragraphs fit)${resumed ? ', going on from before' : ''}: ${file}`,
    );
    output.say(
      `Which article each text is from, for the credit its licence asks for: ${sourcesFile}`,
    );
    if (flagOf(values, 'json')) output.json(report);
    return exitCodes.good;
  },
};

function tell(progress: CorpusProgress, output: Output): void {
  process.send?.({ type: 'progress', ...progress });
  const { chosen, size, pages } = progress;
  output.progress(`${chosen} of ${size} texts, ${pages} articles read`);
}

function optionsOf(language: string, values: OptionValues): CorpusOptions {
  const bounds = {
    min: wholeNumberOf(values, 'min-words', undefined),
    max: wholeNumberOf(values, 'max-words', undefined),
  };
  return {
    language,
    from: originOf(values),
    file: resolve(textOf(values, 'out') ?? `${language}.tsv`),
    size: wholeNumberOf(values, 'size', usualSize),
    words: {
      ...(bounds.min !== undefined && { min: bounds.min }),
      ...(bounds.max !== undefined && { max: bounds.max }),
    },
    prefix: textOf(values, 'prefix') ?? '',
    choice: choiceOf(values),
    text: {
      formulas: flagOf(values, 'keep-formulas') ? 'keep' : 'leave-out',
      punctuation: flagOf(values, 'any-punctuation') ? 'any' : 'strict',
    },
    short: flagOf(values, 'merge') ? 'merge' : 'leave-out',
    columns: columnsOf(values),
    signal: new AbortController().signal,
  };
}

function originOf(values: OptionValues): CorpusOptions['from'] {
  const [dump, endpoint] = [textOf(values, 'dump'), textOf(values, 'api')];
  const contact = textOf(values, 'contact');
  if (dump !== undefined && endpoint !== undefined) {
    throw new UsageError('Name either a dump or an API: --dump FILE or --api URL.');
  }
  if (dump !== undefined) return { kind: 'dump', path: dump };
  return {
    kind: 'api',
    ...(endpoint !== undefined && { endpoint }),
    ...(contact !== undefined && { contact }),
  };
}

/** A seed, or a number of paragraphs to draw from, says that a draw is wanted. */
function choiceOf(values: OptionValues): NonNullable<CorpusOptions['choice']> {
  const seed = wholeNumberOf(values, 'seed', undefined);
  const lookAt = wholeNumberOf(values, 'look-at', undefined);
  const drawn = flagOf(values, 'random') || seed !== undefined || lookAt !== undefined;
  if (!drawn) return 'first';
  return { seed: seed ?? 1, ...(lookAt !== undefined && { lookAt }) };
}

function columnsOf(values: OptionValues): NonNullable<CorpusOptions['columns']> {
  const [words, bare] = [flagOf(values, 'with-words'), flagOf(values, 'no-header')];
  if (words && bare) throw new UsageError('--with-words has a header: leave out --no-header.');
  return words ? 'with-words' : bare ? 'bare' : 'tasks';
}

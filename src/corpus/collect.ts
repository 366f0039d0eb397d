import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { delimitedText } from '../spec';
import { writeDurably } from '../workspace';
import type { Choice } from './choose';
import { firstOnes, randomOnes } from './choose';
import { CorpusError } from './corpusError';
import { dumpSource } from './dump/dumpSource';
import type { PageSource } from './page';
import type { Paragraph } from './paragraphs';
import { readableParagraphs } from './paragraphs';
import type { Progress, ProgressKeeper } from './progress';
import { progressKeeper, readProgress } from './progress';
import type { TextRules } from './text/cleanParagraph';
import { standardTextRules } from './text/cleanParagraph';
import { apiSource } from './wiki/apiSource';
import { wikiRequests } from './wiki/wikiRequests';

export interface CorpusOptions {
  /** Of the wiki, as in its address: `en`, `pt`, `zh`, `be-tarask`. */
  readonly language: string;
  readonly from: CorpusOrigin;
  /** The tasks file, TSV; made or replaced whole. */
  readonly file: string;
  /** Paragraphs wanted. */
  readonly size: number;
  /** Bounds of a paragraph's length. */
  readonly words?: { readonly min?: number; readonly max?: number };
  /** What titles of articles begin with. */
  readonly prefix?: string;
  /** `first`: in the order of the wiki. Random: drawn from `lookAt` paragraphs, all of a dump by default. */
  readonly choice?: 'first' | { readonly seed: number; readonly lookAt?: number };
  readonly text?: Partial<TextRules>;
  readonly short?: 'leave-out' | 'merge';
  /** Columns of the tasks file; `with-words` has the number of words, too, `bare` no header. */
  readonly columns?: 'tasks' | 'with-words' | 'bare';
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: CorpusProgress) => void;
}

export type CorpusOrigin =
  | {
      readonly kind: 'api';
      /** `https://…/api.php`; by default that of Wikipedia in the language. */
      readonly endpoint?: string;
      readonly contact?: string;
      /** Milliseconds of the first pause when the wiki is busy. */
      readonly pause?: number;
    }
  /** An XML dump, `-` for standard input. */
  | { readonly kind: 'dump'; readonly path: string };

export interface CorpusProgress {
  readonly pages: number;
  /** Readable ones of the right length that were looked at. */
  readonly paragraphs: number;
  /** Of those, how many are chosen so far. */
  readonly chosen: number;
  readonly size: number;
}

export interface CorpusReport extends CorpusProgress {
  readonly file: string;
  /** Which article each text is from: the wiki's licence asks for that credit. */
  readonly sourcesFile: string;
  /** An earlier attempt was taken up. */
  readonly resumed: boolean;
}

/** From this many times the size a random choice is drawn when the wiki is asked and no number is given. */
const lookAtPerChosen = 10;

/**
 * Collects paragraphs into a tasks file. Stopped by the signal or by trouble it keeps what it has, and the same
 * call goes on from there. Throws CorpusError, or the signal's reason.
 */
export async function collectCorpus(o: CorpusOptions): Promise<CorpusReport> {
  refuseOddOptions(o);
  await mkdir(dirname(o.file), { recursive: true });
  const print = fingerprint(o);
  const earlier = await readProgress(o.file, print);
  const keeper = progressKeeper(o.file);
  const { choice, done } = await search(o, { print, earlier, keeper });
  if (choice.count === 0) {
    throw new CorpusError(
      `Among ${done.pages} articles there is no paragraph that fits. Widen --min-words and --max-words, or the prefix.`,
    );
  }
  const sourcesFile = o.file.replace(/(\.[a-z0-9]+)?$/i, '.sources.tsv');
  const { chosen } = choice;
  await writeDurably(sourcesFile, sourcesTable(chosen, sourceOf(o)));
  await writeDurably(o.file, tasksTable(chosen, o.columns ?? 'tasks'));
  await keeper.forget();
  return { ...done, file: o.file, sourcesFile, resumed: earlier !== undefined };
}

async function search(
  o: CorpusOptions,
  at: {
    readonly print: string;
    readonly earlier: Progress | undefined;
    readonly keeper: ProgressKeeper;
  },
): Promise<{ readonly choice: Choice; readonly done: CorpusProgress }> {
  const { earlier, keeper, print } = at;
  const choice = choiceOf(o, earlier);
  const read = reader(o);
  const most = mostParagraphs(o);
  let { pages, paragraphs } = earlier ?? { pages: 0, paragraphs: 0 };
  const report = (): CorpusProgress => ({ pages, paragraphs, chosen: choice.count, size: o.size });
  const isEnough = (): boolean => choice.isComplete || paragraphs >= most;
  try {
    if (isEnough()) return { choice, done: report() };
    for await (const batch of sourceOf(o).batches(earlier?.next, o.signal)) {
      o.signal.throwIfAborted();
      for (const page of batch.pages) {
        const found = read(page);
        pages++;
        paragraphs += found.length;
        for (const paragraph of found) choice.add(paragraph);
      }
      o.onProgress?.(report());
      if (isEnough() || batch.next === undefined) break;
      const { held } = choice;
      await keeper.note({ fingerprint: print, next: batch.next, pages, paragraphs, held });
    }
    return { choice, done: report() };
  } catch (error) {
    await keeper.flush();
    throw error;
  }
}

function reader({ language, words = {}, text, short = 'leave-out' }: CorpusOptions): Read {
  return readableParagraphs({ language, words, text: { ...standardTextRules, ...text }, short });
}

type Read = ReturnType<typeof readableParagraphs>;

function choiceOf(
  { choice = 'first', size }: CorpusOptions,
  earlier: Progress | undefined,
): Choice {
  return choice === 'first'
    ? firstOnes(size, earlier?.held)
    : randomOnes(size, choice.seed, earlier?.held);
}

function mostParagraphs({ choice = 'first', from, size }: CorpusOptions): number {
  if (choice === 'first') return Infinity;
  return choice.lookAt ?? (from.kind === 'api' ? size * lookAtPerChosen : Infinity);
}

function sourceOf({ from, language, prefix = '' }: CorpusOptions): PageSource {
  if (from.kind === 'dump') return dumpSource({ path: from.path, language, prefix });
  const endpoint = from.endpoint ?? `https://${language}.wikipedia.org/w/api.php`;
  return apiSource(wikiRequests({ ...from, endpoint }), { prefix });
}

function refuseOddOptions({ language, size, words, from }: CorpusOptions): void {
  if (!/^[a-z]{2,12}(-[a-z0-9]{1,12})*$/.test(language)) {
    throw new CorpusError(
      `"${language}" is no language code of a wiki: it is the first part of its address, like en, pt or zh.`,
    );
  }
  if (!(size >= 1)) throw new CorpusError('The size has to be at least 1.');
  if ((words?.min ?? 0) > (words?.max ?? Infinity)) {
    throw new CorpusError('The fewest words are more than the most.');
  }
  if (from.kind === 'api' && from.endpoint !== undefined && !URL.canParse(from.endpoint)) {
    throw new CorpusError(`"${from.endpoint}" is no address of an API.`);
  }
}

function fingerprint(o: CorpusOptions): string {
  const { language, from, size, words, prefix, choice, text, short } = o;
  const place = from.kind === 'dump' ? from.path : (from.endpoint ?? '');
  const all = [language, from.kind, place, size, words, prefix, choice, text, short];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 16);
}

function tasksTable(
  paragraphs: readonly Paragraph[],
  columns: NonNullable<CorpusOptions['columns']>,
): string {
  const rows = paragraphs.map(({ id, text, words }) =>
    columns === 'with-words' ? [id, String(words), text] : [id, text],
  );
  const header = columns === 'with-words' ? ['INPUT:text_id', 'WORDS', 'INPUT:text'] : plainHeader;
  return delimitedText(columns === 'bare' ? rows : [header, ...rows], '\t');
}

const plainHeader = ['INPUT:text_id', 'INPUT:text'];

function sourcesTable(paragraphs: readonly Paragraph[], source: PageSource): string {
  const rows = paragraphs.map(({ id, title }) => [id, title, source.address(title)]);
  return delimitedText([['text_id', 'title', 'address'], ...rows], '\t');
}

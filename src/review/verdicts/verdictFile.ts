import { readFile, stat } from 'node:fs/promises';
import { delimitedLine } from '../../deploy';
import { delimitedRows } from '../../spec';
import { writeDurably } from '../../workspace';
import { ReviewError } from '../reviewError';
import { verdictFrom, type RefusedVerdict, type WantedVerdict } from './verdict';

const columns = {
  id: 'ASSIGNMENT:assignment_id',
  verdict: 'ACCEPT:verdict',
  comment: 'ACCEPT:comment',
} as const;

export interface VerdictFile {
  readonly wanted: readonly WantedVerdict[];
  /** Rows that say nothing, contradict each other or lack what the platform wants. */
  readonly refused: readonly RefusedVerdict[];
  /** Assignments without a verdict: still to be judged. */
  readonly empty: number;
}

/** One text holds no more in Node. */
const largest = 400 * 1024 * 1024;

/**
 * A review file, as the platform takes it: TSV or CSV with the columns `ASSIGNMENT:assignment_id`,
 * `ACCEPT:verdict` (`+` or `-`) and `ACCEPT:comment`; others are not looked at, so that a table of
 * results with verdicts filled in will do. An assignment may have several rows (one for each task):
 * one verdict is enough, and those that there are have to be the same.
 */
export async function readVerdictFile(path: string): Promise<VerdictFile> {
  const { size } = await stat(path);
  if (size > largest) {
    throw new ReviewError(`${path} is larger than 400 MB: leave out the columns of the tasks.`);
  }
  return verdictsIn(await readFile(path, 'utf8'), path);
}

export function verdictsIn(text: string, path: string): VerdictFile {
  const rows = delimitedRows(text, delimiterOf(text, path));
  const first = rows.next();
  const header = first.done === true ? [] : first.value.map(({ value }) => value.trim());
  const place = (column: string): number => {
    const found = header.indexOf(column);
    if (found !== header.lastIndexOf(column)) {
      throw new ReviewError(
        `${path}: two columns are called ${column}. Leave the one that counts.`,
      );
    }
    if (found >= 0 || column === columns.comment) return found;
    throw new ReviewError(`${path}: no column ${column} in the first line.`);
  };
  const [id, verdict, comment] = [
    place(columns.id),
    place(columns.verdict),
    place(columns.comment),
  ];
  const found = new Map<string, Said>();
  const refused: RefusedVerdict[] = [];
  let number = 1;
  for (const row of rows) {
    number += 1;
    const cell = (at: number): string => row[at]?.value.trim() ?? '';
    const key = cell(id);
    if (key !== '') add(found, key, { verdict: cell(verdict), comment: cell(comment) });
    else if (cell(verdict) !== '') {
      const reason = `row ${String(number)} names no assignment`;
      refused.push({ id: '', verdict: cell(verdict), comment: cell(comment), reason });
    }
  }
  return judged(found, refused);
}

/** What the rows of one assignment say. */
interface Said {
  readonly verdicts: Set<string>;
  readonly comments: Set<string>;
}

function add(
  found: Map<string, Said>,
  id: string,
  { verdict, comment }: { readonly verdict: string; readonly comment: string },
): void {
  const said = found.get(id) ?? { verdicts: new Set(), comments: new Set() };
  found.set(id, said);
  if (verdict !== '') said.verdicts.add(verdict);
  if (comment !== '') said.comments.add(comment);
}

function judged(found: ReadonlyMap<string, Said>, refused: RefusedVerdict[]): VerdictFile {
  const wanted: WantedVerdict[] = [];
  let empty = 0;
  for (const [id, { verdicts, comments }] of found) {
    const words = [...verdicts];
    const comment = [...comments].join('\n');
    const meant = new Set(words.map(verdictFrom));
    const [verdict] = meant;
    const refuse = (reason: string): void => {
      refused.push({ id, verdict: words.join(' '), comment, reason });
    };
    if (words.length === 0) empty += 1;
    else if (meant.has(undefined)) refuse('the verdict is neither + nor -');
    else if (verdict === undefined || meant.size > 1) refuse('its rows have different verdicts');
    else if (verdict === 'REJECTED' && comment === '') refuse('a rejection needs a comment');
    else wanted.push({ id, verdict, comment });
  }
  return { wanted, refused, empty };
}

/** By the file's name; where that says nothing, by its first line. */
function delimiterOf(text: string, path: string): '\t' | ',' {
  if (/\.csv$/i.test(path)) return ',';
  if (/\.tsv$/i.test(path)) return '\t';
  return text.slice(0, Math.max(0, text.indexOf('\n'))).includes('\t') ? '\t' : ',';
}

/** Where the refused verdicts of a file are written: beside it. */
export function refusedFileOf(path: string): string {
  return `${path.replace(/\.(tsv|csv|txt)$/i, '')}.refused.tsv`;
}

/** A review file of what was refused, with the reasons: mended, it can be given once more. */
export async function writeRefused(
  path: string,
  refused: readonly RefusedVerdict[],
): Promise<void> {
  const header = [columns.id, columns.verdict, columns.comment, 'REFUSED:reason'];
  const lines = refused.map(({ id, verdict, comment, reason }) => [id, verdict, comment, reason]);
  await writeDurably(path, [header, ...lines].map((cells) => delimitedLine(cells, '\t')).join(''));
}

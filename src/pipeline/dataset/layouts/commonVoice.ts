import { delimitedText } from '../../../spec';
import { keyPart } from '../../storage/storage';
import type { DatasetRow } from '../row';
import type { LayoutContext, LayoutFile } from './layout';
import { fileName, partsOf } from './parts';

const header = [
  ...['client_id', 'path', 'sentence', 'up_votes', 'down_votes', 'age', 'gender', 'accents'],
  ...['locale', 'segment'],
];

/** As Mozilla publishes Common Voice: tables of clips by part, `validated.tsv` for all, `clips/`. */
export function commonVoice({ rows, language: spoken }: LayoutContext): readonly LayoutFile[] {
  // It becomes a folder, and a spec can say anything.
  const language = keyPart(spoken);
  const table = (some: readonly DatasetRow[]): string =>
    plainTsv([header, ...some.map((row) => rowOf(row, language))]);
  const durations = rows.map((row) => [fileName(row), String(Math.round(row.seconds * 1000))]);
  return [
    ...partsOf(rows).map(([part, some]) => ({
      path: `${language}/${part}.tsv`,
      text: table(some),
    })),
    { path: `${language}/validated.tsv`, text: table(rows) },
    {
      path: `${language}/clip_durations.tsv`,
      text: delimitedText([['clip', 'duration[ms]'], ...durations], '\t'),
    },
    ...rows.map((row) => ({ path: `${language}/clips/${fileName(row)}`, audio: row })),
  ];
}

function rowOf(row: DatasetRow, language: string): readonly string[] {
  const { votes = 0, approving = 0 } = row.judgement ?? {};
  const nothing = ['', '', ''];
  const votesOf = [String(approving), String(votes - approving)];
  return [row.speaker, fileName(row), row.text, ...votesOf, ...nothing, language, ''];
}

/** Its readers split lines at tabs and know no quotes. */
function plainTsv(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => `${row.map((cell) => cell.replaceAll(/\s+/gu, ' ')).join('\t')}\n`)
    .join('');
}

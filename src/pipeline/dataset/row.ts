import type { DatasetSplit } from './split';

/** One accepted recording, as users of the dataset see it. */
export interface DatasetRow {
  readonly textId: string;
  readonly text: string;
  /** Of the audio in the dataset's folder, with `/`. */
  readonly path: string;
  /** Of the audio's bytes, hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly seconds: number;
  /** Hertz. */
  readonly sampleRate: number;
  /** The same for all recordings of a person, and not to be traced back to them. */
  readonly speaker: string;
  /** What the listeners said; absent where somebody accepted by hand. */
  readonly judgement?: {
    readonly votes: number;
    readonly approving: number;
    /** 0 to 1. */
    readonly confidence: number;
  };
  /**
   * US dollars for this recording and for listening to it, fee included, as if pages had been full: what was
   * paid beyond that depends on when people came, and the rows of a run do not.
   */
  readonly cost: number;
  readonly split?: DatasetSplit;
}

/** A cell is a text or a number; undefined is left empty. */
type Cell = string | number | undefined;

interface Column {
  readonly name: string;
  readonly of: (row: DatasetRow) => Cell;
  /** Places behind the point in the TSV. */
  readonly digits?: number;
}

const columns: readonly Column[] = [
  { name: 'text_id', of: ({ textId }) => textId },
  { name: 'text', of: ({ text }) => text },
  { name: 'path', of: ({ path }) => path },
  { name: 'sha256', of: ({ sha256 }) => sha256 },
  { name: 'duration', of: ({ seconds }) => seconds, digits: 3 },
  { name: 'sample_rate', of: ({ sampleRate }) => sampleRate },
  { name: 'speaker', of: ({ speaker }) => speaker },
  { name: 'votes', of: ({ judgement }) => judgement?.votes },
  { name: 'approving', of: ({ judgement }) => judgement?.approving },
  { name: 'confidence', of: ({ judgement }) => judgement?.confidence, digits: 4 },
  { name: 'cost', of: ({ cost }) => cost, digits: 4 },
  { name: 'split', of: ({ split }) => split },
];

/** Rows as cells of a TSV, header first. The column `split` is there when rows have one. */
export function tableOf(rows: readonly DatasetRow[]): readonly (readonly string[])[] {
  const used = usedColumns(rows);
  return [
    used.map(({ name }) => name),
    ...rows.map((row) => used.map(({ of, digits }) => written(of(row), digits))),
  ];
}

/** Rows as JSON Lines with the same names; what is not known is null. */
export function jsonLinesOf(rows: readonly DatasetRow[]): string {
  const used = usedColumns(rows);
  const lines = rows.map((row) => {
    const values = used.map(({ name, of, digits }) => [name, rounded(of(row), digits) ?? null]);
    return `${JSON.stringify(Object.fromEntries(values))}\n`;
  });
  return lines.join('');
}

function usedColumns(rows: readonly DatasetRow[]): readonly Column[] {
  const isSplit = rows.some(({ split }) => split !== undefined);
  return columns.filter(({ name }) => isSplit || name !== 'split');
}

function written(cell: Cell, digits: number | undefined): string {
  if (cell === undefined) return '';
  return typeof cell === 'number' && digits !== undefined ? cell.toFixed(digits) : String(cell);
}

function rounded(cell: Cell, digits: number | undefined): Cell {
  return typeof cell === 'number' && digits !== undefined ? Number(cell.toFixed(digits)) : cell;
}

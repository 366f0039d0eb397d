import type { UserBonus } from '../../api';
import { fieldsOf, type ColumnMap, type ColumnWanted, type Table } from './table';

export type BonusField = 'performer' | 'amount' | 'assignment' | 'comment' | 'title' | 'message';

export const bonusColumns: readonly ColumnWanted<BonusField>[] = [
  {
    field: 'performer',
    label: 'performer',
    need: 'required',
    names: ['user_id', 'worker_id', 'performer', 'performer_id', 'worker', 'user'],
  },
  {
    field: 'amount',
    label: 'amount in US dollars',
    need: 'required',
    names: ['amount', 'bonus', 'sum'],
  },
  {
    field: 'assignment',
    label: 'assignment',
    need: 'optional',
    names: ['assignment_id', 'assignment'],
  },
  {
    field: 'comment',
    label: 'private comment',
    need: 'optional',
    names: ['private_comment', 'comment'],
  },
  {
    field: 'title',
    label: 'title that the performer reads',
    need: 'optional',
    names: ['public_title', 'title'],
  },
  {
    field: 'message',
    label: 'message that the performer reads',
    need: 'optional',
    names: ['public_message', 'message'],
  },
];

/** A bonus that somebody asked for, and where. */
export interface BonusRow {
  /** One-based line of the file; absent when it was typed. */
  readonly line?: number;
  readonly bonus: UserBonus;
}

export interface RowProblem {
  readonly line: number;
  readonly message: string;
}

/** The platform's bounds, US dollars. */
export const leastBonus = 0.005;
export const mostBonus = 100;

/** Bonuses out of a table. A row that cannot be paid as it stands is told, not guessed at. */
export function bonusesIn(
  table: Table,
  columns: ColumnMap<BonusField>,
  /** Of `title` and `message`: `EN`. */
  language: string,
): { readonly rows: readonly BonusRow[]; readonly problems: readonly RowProblem[] } {
  const rows: BonusRow[] = [];
  const problems: RowProblem[] = [];
  for (const row of table.rows) {
    const { performer, amount, ...texts } = fieldsOf(table, row, columns);
    const problem = problemWith(performer, amount);
    if (problem !== undefined || performer === undefined) {
      problems.push({ line: row.line, message: problem ?? 'there is no performer' });
      continue;
    }
    const bonus = bonusOf({ performer, amount: Number(amount), language, ...texts });
    rows.push({ line: row.line, bonus });
  }
  return { rows, problems };
}

/** What is wrong with an amount, for people; undefined: nothing. */
export function amountProblem(text: string): string | undefined {
  if (!/^\d+(\.\d+)?$/.test(text)) {
    return `“${text}” is no sum: write dollars with a point, such as 0.50`;
  }
  const amount = Number(text);
  if (amount >= leastBonus && amount <= mostBonus) return undefined;
  return `a bonus is $${leastBonus} to $${mostBonus}, not $${text}`;
}

/** A bonus as the platform takes it. Without title and message the performer gets no letter. */
export function bonusOf(what: {
  readonly performer: string;
  readonly amount: number;
  readonly language: string;
  readonly assignment?: string | undefined;
  readonly comment?: string | undefined;
  readonly title?: string | undefined;
  readonly message?: string | undefined;
}): UserBonus {
  const { performer, amount, language, assignment, comment, title, message } = what;
  const letter =
    title === undefined && message === undefined
      ? { without_message: true }
      : {
          public_title: { [language]: title ?? 'Bonus' },
          public_message: { [language]: message ?? title ?? '' },
        };
  return {
    user_id: performer,
    amount,
    ...letter,
    ...(assignment === undefined ? {} : { assignment_id: assignment }),
    ...(comment === undefined ? {} : { private_comment: comment }),
  };
}

function problemWith(
  performer: string | undefined,
  amount: string | undefined,
): string | undefined {
  if (performer === undefined) return 'there is no performer';
  if (amount === undefined) return 'there is no amount';
  return amountProblem(amount);
}

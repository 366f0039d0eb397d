import type { PlatformClient, SetUserSkill } from '../../api';
import { eachRow, type EachRowOptions, type RowOutcome } from './eachRow';
import { fieldsOf, type ColumnMap, type ColumnWanted, type Table } from './table';
import type { RowProblem } from './bonusRows';

export type SkillField = 'performer' | 'value' | 'reason';

export const skillColumns: readonly ColumnWanted<SkillField>[] = [
  {
    field: 'performer',
    label: 'performer',
    need: 'required',
    names: ['user_id', 'worker_id', 'performer', 'performer_id', 'worker', 'user'],
  },
  {
    field: 'value',
    label: 'value',
    need: 'required',
    names: ['value', 'skill', 'skill_value', 'level'],
  },
  { field: 'reason', label: 'reason', need: 'optional', names: ['reason', 'comment'] },
];

export interface SkillRow {
  /** One-based line of the file; absent when it was typed. */
  readonly line?: number;
  readonly value: SetUserSkill;
}

/** Values of one skill out of a table. Of several rows about one performer the last one counts. */
export function skillValuesIn(
  table: Table,
  columns: ColumnMap<SkillField>,
  skillId: string,
): { readonly rows: readonly SkillRow[]; readonly problems: readonly RowProblem[] } {
  const rows = new Map<string, SkillRow>();
  const problems: RowProblem[] = [];
  for (const row of table.rows) {
    const { performer, value = '', reason } = fieldsOf(table, row, columns);
    const problem = performer === undefined ? 'there is no performer' : skillValueProblem(value);
    if (problem !== undefined || performer === undefined) {
      problems.push({ line: row.line, message: problem ?? '' });
      continue;
    }
    rows.delete(performer);
    rows.set(performer, {
      line: row.line,
      value: {
        skill_id: skillId,
        user_id: performer,
        value: Number(value),
        ...(reason === undefined ? {} : { reason }),
      },
    });
  }
  return { rows: [...rows.values()], problems };
}

/** What is wrong with a skill's value, for people; undefined: nothing. */
export function skillValueProblem(text: string): string | undefined {
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) <= 100) return undefined;
  return `“${text}” is no value of a skill: it is a number, 0 to 100`;
}

/** Sets the values, each for itself. Setting one again changes nothing. */
export function setSkills(
  client: PlatformClient,
  rows: readonly SkillRow[],
  how: EachRowOptions = {},
): Promise<readonly RowOutcome<SkillRow, { readonly id: string }>[]> {
  return eachRow(rows, ({ value }, signal) => client.userSkills.set(value, { signal }), how);
}

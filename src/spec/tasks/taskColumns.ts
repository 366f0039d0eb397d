import type { FieldSpecs } from '../model';
import { isRequired } from '../values';

/** What one column of a tasks file feeds. */
export type TaskColumn =
  | { readonly role: 'input'; readonly field: string }
  | { readonly role: 'golden'; readonly field: string }
  | { readonly role: 'hint' }
  | { readonly role: 'overlap' }
  /** Known and of no use for new tasks: `ASSIGNMENT:link` of a results file, say. */
  | { readonly role: 'ignored' }
  | { readonly role: 'unknown' };

/** Columns of a results file and of field tasks: no part of a new task. */
const resultPrefixes: ReadonlySet<string> = new Set([
  'OUTPUT',
  'ASSIGNMENT',
  'ACCEPT',
  'CONFIDENCE',
  'AI',
  'Al',
]);

/** The platform's headers, told by their prefix. */
export function columnOf(header: string): TaskColumn {
  const colon = header.indexOf(':');
  const prefix = colon < 0 ? '' : header.slice(0, colon);
  const field = header.slice(colon + 1);
  switch (prefix) {
    case 'INPUT':
      return { role: 'input', field };
    case 'GOLDEN':
      return { role: 'golden', field };
    case 'HINT':
      return { role: 'hint' };
    case 'TASK':
      return field === 'overlap' ? { role: 'overlap' } : { role: 'ignored' };
    default:
      return { role: resultPrefixes.has(prefix) ? 'ignored' : 'unknown' };
  }
}

/** The header a column stands for under a `columns` mapping; a bare field id means its input. */
export function mappedColumn(
  header: string,
  columns: Readonly<Record<string, string>> | undefined,
): TaskColumn {
  const target = columns && Object.hasOwn(columns, header) ? columns[header] : undefined;
  if (target !== undefined) {
    const column = columnOf(target);
    return column.role === 'unknown' ? { role: 'input', field: target } : column;
  }
  const own = columnOf(header);
  // With a mapping the author has chosen: columns it leaves out are not wanted.
  return own.role === 'unknown' && columns ? { role: 'ignored' } : own;
}

/** Required input fields that no column feeds. `required` is true unless the spec says otherwise. */
export function missingInputs(
  columns: readonly TaskColumn[],
  inputSpec: FieldSpecs | undefined,
): readonly string[] {
  const fed = new Set(columns.flatMap((column) => (column.role === 'input' ? [column.field] : [])));
  return Object.entries(inputSpec ?? {})
    .filter(([field, spec]) => isRequired(spec) && !fed.has(field))
    .map(([field]) => field);
}

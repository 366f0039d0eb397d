import type { FieldSpec, FieldSpecs } from '../model';
import type { TasksKind } from '../resolve/tasksReference';
import type { TaskColumn } from './taskColumns';

/** What a tasks file is held against. */
export interface TaskFileSpecs {
  /** `main` rows keep no known answers, `golden` and `training` rows must have them. */
  readonly kind: TasksKind;
  readonly inputSpec?: FieldSpecs | undefined;
  readonly outputSpec?: FieldSpecs | undefined;
}

export function specOfColumn(column: TaskColumn, specs: TaskFileSpecs): FieldSpec | undefined {
  if (column.role === 'input') return specs.inputSpec?.[column.field];
  if (column.role === 'golden') return specs.outputSpec?.[column.field];
  return column.role === 'overlap' ? { type: 'integer' } : undefined;
}

/** What is wrong with a column's header, if anything. */
export function checkColumn(
  column: TaskColumn,
  header: string,
  specs: TaskFileSpecs,
): string | undefined {
  if (column.role === 'unknown') {
    const near = Object.hasOwn(specs.inputSpec ?? {}, header)
      ? `INPUT:${header}`
      : 'INPUT:… or GOLDEN:…';
    return `The column \`${header}\` is no platform header. Call it ${near}, or map it under \`columns\`.`;
  }
  if (column.role === 'input') return unknownField('input_spec', column.field, specs.inputSpec);
  if (column.role === 'golden') return unknownField('output_spec', column.field, specs.outputSpec);
  return undefined;
}

function unknownField(
  where: string,
  field: string,
  known: FieldSpecs | undefined,
): string | undefined {
  if (!known || Object.hasOwn(known, field)) return undefined;
  const fields = Object.keys(known).join(', ') || 'none';
  return `The project's ${where} has no field \`${field}\`. Its fields: ${fields}.`;
}

import type { FieldSpec, FieldSpecs } from '../../spec/model';
import { projectOf } from './projects';
import { checkBody, shapes } from './validation';
import type { World } from './world';

export type DifferenceLevel = 'EQUAL' | 'NON_BREAKING_CHANGE' | 'BREAKING_CHANGE';

/** What replacing a project with a draft would mean for pools that exist. */
export function compareProjects(world: World, id: string, body: unknown): DifferenceLevel {
  const { spec } = projectOf(world, id);
  const draft = checkBody(body, shapes.project) as unknown as typeof spec;
  const sides = ['input_spec', 'output_spec'] as const;
  if (sides.some((side) => breaks(spec.task_spec[side], draft.task_spec[side]))) {
    return 'BREAKING_CHANGE';
  }
  const before = spec as unknown as Readonly<Record<string, unknown>>;
  const after = draft as unknown as Readonly<Record<string, unknown>>;
  const isEqual = Object.keys({ ...before, ...after }).every(
    (key) => JSON.stringify(before[key]) === JSON.stringify(after[key]),
  );
  return isEqual ? 'EQUAL' : 'NON_BREAKING_CHANGE';
}

function breaks(before: FieldSpecs, after: FieldSpecs): boolean {
  return Object.keys({ ...before, ...after }).some((name) =>
    fieldBreaks(before[name], after[name]),
  );
}

/** Required fields that come or go, optional ones that become required, tighter bounds. */
function fieldBreaks(before: FieldSpec | undefined, after: FieldSpec | undefined): boolean {
  const wasRequired = before !== undefined && before.required !== false;
  const isRequired = after !== undefined && after.required !== false;
  if (!before || !after) return wasRequired || isRequired;
  if (before.type !== after.type || (!wasRequired && isRequired)) return true;
  const lows = ['min_length', 'min_value', 'min_size'] as const;
  const highs = ['max_length', 'max_value', 'max_size'] as const;
  return (
    lows.some((key) => (after[key] ?? -Infinity) > (before[key] ?? -Infinity)) ||
    highs.some((key) => (after[key] ?? Infinity) < (before[key] ?? Infinity)) ||
    JSON.stringify(before.allowed_values) !== JSON.stringify(after.allowed_values)
  );
}

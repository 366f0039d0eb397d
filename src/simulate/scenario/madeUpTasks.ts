import type { FieldSpec, FieldSpecs, NewTask } from '../../spec';

/** Tasks with believable input values, all different, the same every time. */
export function madeUpTasks(fields: FieldSpecs, count: number): readonly NewTask[] {
  const wanted = Object.entries(fields).filter(([, spec]) => spec.required !== false);
  const all = wanted.length > 0 ? wanted : Object.entries(fields);
  return Array.from({ length: count }, (_, index) => ({
    input_values: Object.fromEntries(all.map(([name, spec]) => [name, valueOf(spec, index)])),
  }));
}

function valueOf(spec: FieldSpec, index: number): unknown {
  const item = itemOf(spec, index);
  if (!spec.type.startsWith('array_')) return item;
  return Array.from({ length: Math.max(1, spec.min_size ?? 1) }, () => item);
}

const words =
  'a long walk along the river begins where the old bridge meets the road and ends at the mill'.split(
    ' ',
  );

function itemOf(spec: FieldSpec, index: number): unknown {
  const allowed = spec.allowed_values ?? [];
  if (allowed.length > 0) return allowed[index % allowed.length];
  switch (spec.type.replace('array_', '')) {
    case 'boolean':
      return index % 2 === 0;
    case 'integer':
      return numberOf(spec, index, 1);
    case 'float':
      return numberOf(spec, index, 0.01);
    case 'coordinates':
      return `${(48 + (index % 100) / 100).toFixed(4)},${(2 + (index % 77) / 100).toFixed(4)}`;
    case 'url':
    case 'file':
      return `https://example.org/item-${index + 1}`;
    case 'json':
      return { number: index + 1 };
    default:
      return textOf(spec, index);
  }
}

function numberOf(
  { min_value: low = 0, max_value: high }: FieldSpec,
  index: number,
  step: number,
): number {
  return Math.min(high ?? Number.POSITIVE_INFINITY, Math.ceil(low) + index * step);
}

function textOf(spec: FieldSpec, index: number): string {
  const start = index % words.length;
  const turned = [...words.slice(start), ...words.slice(0, start)].join(' ');
  const text = `Item ${index + 1}: ${turned}`;
  return text.slice(0, spec.max_length ?? 400).padEnd(spec.min_length ?? 0, '.');
}

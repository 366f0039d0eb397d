import type { FieldSpec, FieldSpecs } from '../model';
import type { ScalarType, ValueFault } from './fault';
import { boundFaults, holdScalar } from './holdScalar';
import { scalarTypes } from './scalarTypes';

/** The platform requires a value unless the specification says otherwise. */
export function isRequired(spec: FieldSpec): boolean {
  return spec.required !== false;
}

/**
 * Holds `input_values` or `output_values` against `input_spec` or `output_spec`, as the platform does
 * when they arrive. `hidden` changes nothing about it: it only says who sees the value.
 */
export function holdValues(values: unknown, specs: FieldSpecs): readonly ValueFault[] {
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    return [{ field: '', fault: 'no-object', code: 'OBJECT_EXPECTED' }];
  const given = new Map<string, unknown>(Object.entries(values));
  const declared = Object.entries(specs).flatMap(([field, spec]) =>
    holdValue(given.get(field), spec, field),
  );
  const undeclared = [...given.keys()]
    .filter((field) => !Object.hasOwn(specs, field))
    .map((field): ValueFault => ({ field, fault: 'undeclared', code: 'VALUE_NOT_ALLOWED' }));
  return [...declared, ...undeclared];
}

/** Holds the value of one field against its specification. Undefined and null mean that there is none. */
export function holdValue(value: unknown, spec: FieldSpec, field: string): readonly ValueFault[] {
  if (value === undefined || value === null)
    return isRequired(spec) ? [{ field, fault: 'missing', code: 'VALUE_REQUIRED' }] : [];
  const type = scalarOf(spec.type);
  if (type === undefined) return [];
  if (type === spec.type)
    return holdScalar(value, type, spec).map((misfit) => ({ field, ...misfit }));
  if (!Array.isArray(value))
    return [{ field, fault: 'no-list', itemType: type, code: 'ARRAY_EXPECTED' }];
  const items: readonly unknown[] = value;
  const size = { measure: 'size', min: spec.min_size, max: spec.max_size } as const;
  return [
    ...boundFaults(items.length, size).map((misfit) => ({ field, ...misfit })),
    ...items.flatMap((one, item) =>
      holdScalar(one, type, spec).map((misfit) => ({ field, item, ...misfit })),
    ),
  ];
}

/** The type of a field's plain values; undefined for one that is none of the API's. */
function scalarOf(type: string): ScalarType | undefined {
  const name = type.replace(/^array_/, '');
  return isScalar(name) ? name : undefined;
}

const isScalar = (name: string): name is ScalarType => Object.hasOwn(scalarTypes, name);

/** Types of one value: a field's own, or that of the items of an `array_…` field. */
export type ScalarType =
  'boolean' | 'string' | 'integer' | 'float' | 'url' | 'file' | 'coordinates' | 'json';

/** What is measured: a number itself, the characters of a text, the items of a list. */
export type Measure = 'value' | 'length' | 'size';

type Wrong =
  /** The values as a whole are no object. */
  | { readonly fault: 'no-object' }
  | { readonly fault: 'missing' }
  /** The specification has no such field. */
  | { readonly fault: 'undeclared' }
  | { readonly fault: 'no-list'; readonly itemType: ScalarType }
  /** A list, an object or null where one plain value is wanted. */
  | { readonly fault: 'structure'; readonly type: ScalarType }
  | { readonly fault: 'type'; readonly type: ScalarType }
  | { readonly fault: 'below'; readonly measure: Measure; readonly limit: number }
  | { readonly fault: 'above'; readonly measure: Measure; readonly limit: number }
  | { readonly fault: 'pattern'; readonly pattern: string }
  | { readonly fault: 'not-allowed'; readonly allowed: readonly unknown[] };

/** One thing that the platform would refuse about a value. */
export type ValueFault = Wrong & {
  /** Id of the field; empty for the values as a whole. */
  readonly field: string;
  /** Index in the list, when only that item is at fault. */
  readonly item?: number;
  /** The platform's code. Which one goes with which fault is published for a few cases only. */
  readonly code: string;
};

/** What is wrong with one plain value, before it is said whose value it is. */
export type Misfit = Wrong & { readonly code: string };

/** Where a fault is, as the platform writes it: `photos`, or `photos.2` for an item. */
export function placeOf({ field, item }: ValueFault): string {
  return item === undefined ? field : `${field}.${item}`;
}

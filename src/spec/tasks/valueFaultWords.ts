import type { ScalarType, ValueFault } from '../values';

const types: Readonly<Record<ScalarType, string>> = {
  boolean: '`true` or `false`',
  string: 'a text',
  integer: 'a whole number',
  float: 'a number with a dot',
  url: 'an address that begins with http://, https:// or www.',
  file: 'an attachment id',
  coordinates: '`latitude,longitude` in degrees',
  json: 'JSON',
};

/** What the value should be and is not; undefined for faults that are told of the row or its header. */
export function expectedBy(fault: ValueFault): string | undefined {
  const expected = expectedOfOne(fault);
  if (expected === undefined || fault.item === undefined) return expected;
  return `a list, each ${expected}`;
}

function expectedOfOne(fault: ValueFault): string | undefined {
  switch (fault.fault) {
    case 'no-list':
      return `a list, each ${types[fault.itemType]}`;
    case 'structure':
    case 'type':
      return types[fault.type];
    case 'below':
      return bound(`at least ${fault.limit}`, fault);
    case 'above':
      return bound(`at most ${fault.limit}`, fault);
    case 'pattern':
      return `of the pattern \`${fault.pattern}\``;
    case 'not-allowed':
      return `one of ${listed(fault.allowed)}`;
    default:
      return undefined;
  }
}

function bound(limit: string, { measure }: { readonly measure: string }): string {
  if (measure === 'length') return `of ${limit} characters`;
  return measure === 'size' ? `a list of ${limit} items` : limit;
}

const listed = (values: readonly unknown[]): string =>
  values.length > 8 ? `${values.slice(0, 8).join(', ')} …` : values.join(', ');

/** Whether the value is of the wrong type, rather than out of what its field allows. */
export function isOfWrongType({ fault }: ValueFault): boolean {
  return fault === 'no-list' || fault === 'structure' || fault === 'type';
}

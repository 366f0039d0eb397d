import { isPlainObject } from '../../spec';
import { canonical } from '../identity';

/**
 * Whether two filters let in the same performers by their form. Groups of one, groups inside groups
 * of their kind and the order in a group mean nothing; programs write them in different ways.
 */
export function isSameFilter(a: unknown, b: unknown): boolean {
  return canonical(flat(a)) === canonical(flat(b));
}

function flat(filter: unknown): unknown {
  if (!isPlainObject(filter)) return filter;
  const kind = (['and', 'or'] as const).find((key) => Array.isArray(filter[key]));
  if (kind === undefined) return filter;
  const items = membersOf(filter, kind)
    .map(flat)
    .flatMap((item) => membersOf(item, kind));
  const unique = new Map(items.map((item) => [canonical(item), item]));
  const sorted = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
  return sorted.length === 1 ? sorted[0] : { [kind]: sorted };
}

/** The members of a group of this kind; anything else is a group of one. */
function membersOf(filter: unknown, kind: 'and' | 'or'): readonly unknown[] {
  const members: unknown = isPlainObject(filter) ? filter[kind] : undefined;
  return Array.isArray(members) ? (members as readonly unknown[]) : [filter];
}

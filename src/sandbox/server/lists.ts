import { choices } from '../domain/choices';
import type { RowList } from '../domain/table';
import { parsePlatformDate, toPlatformDate } from '../time/dates';
import { wrongParameter, type Query } from './query';

type Value = string | number | boolean | undefined;

/** How a resource can be listed. Names are those of the query. */
export interface ListSpec<Row> {
  readonly values: Readonly<Record<string, (row: Row) => Value>>;
  /** `name=value` */
  readonly equal?: readonly string[];
  /** `name=a,b,c` */
  readonly among?: readonly string[];
  /** `name_gt`, `name_gte`, `name_lt`, `name_lte` */
  readonly ranges?: readonly string[];
  readonly dates?: readonly string[];
  readonly sorts: readonly string[];
  readonly page?: { readonly default?: number; readonly max: number };
  /** Field of the default order and of the cursor; `id` unless said. */
  readonly cursor?: string;
  /** The one of `among` that is also the mark by which the table finds rows. */
  readonly mark?: string;
}

/** All rows at once, or a list of which no more is read than a page needs. Ids ascend in it. */
export type RowSource<Row> = readonly Row[] | RowList<Row>;

export interface Page {
  readonly items: readonly unknown[];
  readonly has_more: boolean;
}

/** One page of rows: filtered, sorted, cut to `limit`, presented. */
export function listPage<Row>(
  source: RowSource<Row>,
  query: Query,
  spec: ListSpec<Row>,
  present: (row: Row) => unknown,
): Page {
  const limit = limitOf(query, spec);
  const keys = sortKeys(query, spec);
  const tests = testsOf(query, spec);
  const isInOrder = 'after' in source && keys.length === 1 && keys[0]?.ascends === 'by id';
  const kept: Row[] = [];
  for (const row of rowsOf(source, query, spec)) {
    if (isInOrder && kept.length > limit) break;
    if (tests.every((test) => test(row))) kept.push(row);
  }
  const sorted = isInOrder ? kept : sortRows(kept, keys, spec);
  return { items: sorted.slice(0, limit).map(present), has_more: sorted.length > limit };
}

function limitOf<Row>(query: Query, spec: ListSpec<Row>): number {
  const max = spec.page?.max ?? choices.pageSize.max;
  if (query.limit === undefined) return spec.page?.default ?? choices.pageSize.default;
  const limit = Number(query.limit);
  if (!Number.isInteger(limit)) {
    throw wrongParameter('limit', 'INTEGER_EXPECTED', 'A whole number is expected');
  }
  if (limit < 1 || limit > max) {
    throw wrongParameter('limit', 'VALUE_OUT_OF_BOUNDS', `A number from 1 to ${max} is expected`);
  }
  return limit;
}

type Test<Row> = (row: Row) => boolean;

function testsOf<Row>(query: Query, spec: ListSpec<Row>): readonly Test<Row>[] {
  return [
    ...(spec.equal ?? []).flatMap((name) => equalTest(query, spec, name)),
    ...(spec.among ?? []).flatMap((name) => amongTest(query, spec, name)),
    ...(spec.ranges ?? []).flatMap((name) => rangeTests(query, spec, name)),
  ];
}

function equalTest<Row>(query: Query, spec: ListSpec<Row>, name: string): readonly Test<Row>[] {
  const wanted = query[name];
  if (wanted === undefined) return [];
  return [(row) => String(spec.values[name]?.(row)) === wanted];
}

function amongTest<Row>(query: Query, spec: ListSpec<Row>, name: string): readonly Test<Row>[] {
  const wanted = query[name];
  if (wanted === undefined) return [];
  const values = new Set(wanted.split(','));
  return [(row) => values.has(String(spec.values[name]?.(row)))];
}

const comparisons = {
  gt: (order: number) => order > 0,
  gte: (order: number) => order >= 0,
  lt: (order: number) => order < 0,
  lte: (order: number) => order <= 0,
} as const;

function rangeTests<Row>(query: Query, spec: ListSpec<Row>, name: string): readonly Test<Row>[] {
  return Object.entries(comparisons).flatMap(([suffix, holds]) => {
    const given = query[`${name}_${suffix}`];
    if (given === undefined) return [];
    const bound = spec.dates?.includes(name) === true ? dateBound(name, given) : given;
    return [
      (row: Row) => {
        const value = spec.values[name]?.(row);
        return value !== undefined && holds(order(value, bound));
      },
    ];
  });
}

function dateBound(name: string, given: string): string {
  const time = parsePlatformDate(given);
  if (time === undefined) {
    throw wrongParameter(name, 'INVALID_DATE_TIME_SYNTAX', 'A date in ISO 8601 is expected');
  }
  return toPlatformDate(time);
}

/** Ids and dates compare as text: that is what clients do with them. */
function order(value: Value, bound: Value): number {
  if (typeof value === 'number') return value - Number(bound);
  const left = String(value);
  const right = String(bound);
  return left < right ? -1 : left > right ? 1 : 0;
}

interface SortKey {
  readonly name: string;
  readonly sign: 1 | -1;
  /** The order in which rows are kept anyway. */
  readonly ascends?: 'by id';
}

function sortKeys<Row>(query: Query, spec: ListSpec<Row>): readonly SortKey[] {
  const cursor = spec.cursor ?? 'id';
  const keys = (query.sort ?? cursor).split(',').map(keyOf);
  for (const { name } of keys) {
    if (!spec.sorts.includes(name)) {
      const message = `Expected one of ${spec.sorts.join(', ')}`;
      throw wrongParameter('sort', 'UNKNOWN_ENUM_VALUE', message);
    }
  }
  // Equal times page correctly only when something breaks the tie.
  return keys.some(({ name }) => name === cursor) ? keys : [...keys, keyOf(cursor)];
}

function keyOf(text: string): SortKey {
  if (text === 'id') return { name: text, sign: 1, ascends: 'by id' };
  return text.startsWith('-') ? { name: text.slice(1), sign: -1 } : { name: text, sign: 1 };
}

/** Of a list, no more than what can be on this page and the next ones. */
function rowsOf<Row>(source: RowSource<Row>, query: Query, spec: ListSpec<Row>): Iterable<Row> {
  if (!('after' in source)) return source;
  const marks = spec.mark === undefined ? undefined : query[spec.mark];
  const list = marks === undefined ? source : source.marked(marks.split(','));
  return list.after(query.id_gt);
}

function sortRows<Row>(
  rows: readonly Row[],
  keys: readonly SortKey[],
  spec: ListSpec<Row>,
): readonly Row[] {
  return [...rows].sort((a, b) => {
    for (const { name, sign } of keys) {
      const difference = orderMissingLast(spec.values[name]?.(a), spec.values[name]?.(b));
      if (difference !== 0) return difference * sign;
    }
    return 0;
  });
}

function orderMissingLast(a: Value, b: Value): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return order(a, b);
}

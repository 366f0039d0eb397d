/**
 * Dotted data paths (`people.0.name`).
 *
 * Reading follows own properties, array indices and `length`; a missing link gives undefined.
 * Writing makes the containers it needs: an array where the next segment is all digits, else an
 * object. Writing undefined removes a key and every object this leaves empty; arrays keep their
 * length and get a hole instead.
 */
import { coerced, isRecord } from './json';

export type Path = readonly string[];

/** Arrays made by a path are kept below this length, so that `rows.999999999` cannot exhaust memory. */
const longestArray = 10_000;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

export function parsePath(text: unknown): Path {
  if (text === undefined || text === null || text === '') return [];
  return coerced(text).split('.');
}

function readSegment(value: unknown, segment: string): unknown {
  if (typeof value === 'string' || Array.isArray(value)) {
    if (segment === 'length') return value.length;
    return isIndex(segment) ? (value[Number(segment)] as unknown) : undefined;
  }
  return isRecord(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}

export function readPath(root: unknown, path: Path): unknown {
  return path.reduce(readSegment, root);
}

/** Returns a changed copy; what the path does not touch is shared with `root`. */
export function writePath(root: unknown, path: Path, value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (forbidden.has(head)) throw new Error(`A data path may not contain "${head}"`);
  const container = isContainer(root) ? root : undefined;
  if (container === undefined && value === undefined) return root;
  const base = container ?? (isIndex(head) ? [] : {});
  const child = writePath(readSegment(base, head), rest, value);
  return isRecord(base) ? withKey(base, head, child) : withItem(base, head, child);
}

function withItem(list: readonly unknown[], head: string, child: unknown): readonly unknown[] {
  if (!isIndex(head)) throw new Error(`"${head}" is not an index, and the data there is an array`);
  const index = Number(head);
  if (index >= longestArray) throw new Error(`Index ${head} in a data path is too large`);
  const length = Math.max(list.length, index + 1);
  return Array.from({ length }, (_, i) => (i === index ? child : list[i]));
}

function withKey(record: Readonly<Record<string, unknown>>, head: string, child: unknown): unknown {
  if (child !== undefined) return { ...record, [head]: child };
  const left = Object.entries(record).filter(([key]) => key !== head);
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

function isContainer(
  value: unknown,
): value is readonly unknown[] | Readonly<Record<string, unknown>> {
  return Array.isArray(value) || isRecord(value);
}

function isIndex(segment: string): boolean {
  return /^\d+$/.test(segment);
}

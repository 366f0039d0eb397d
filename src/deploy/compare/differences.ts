import { comparable, isPlainObject, type PlainObject } from '../../spec';
import { hashOf, keyName } from '../identity';
import { changesBetween, type Change } from './changes';

export type ObjectKind = 'project' | 'pool' | 'training' | 'skill';

/** One thing in which a spec and its remote object differ. */
export interface Difference {
  /** Path with dots, as in `defaults.default_overlap_for_new_tasks` or `filter.and.0.value`. */
  readonly field: string;
  /** What the spec says; undefined when it says nothing or leaves it at the default. */
  readonly local: unknown;
  /** What the platform has; undefined when nothing or the default. */
  readonly remote: unknown;
}

/**
 * Real differences between the object of a resolved spec and what the platform answers, in the
 * spec's order. Server-only fields, defaults, key order, number forms and the like make none.
 */
export function differencesOf(
  local: object,
  remote: object,
  kind: ObjectKind,
): readonly Difference[] {
  return changesBetween(comparedObject(kind, local), comparedObject(kind, remote)).map(
    differenceOf,
  );
}

/** What counts of an object: comparable, without the key that deploying adds. */
export function comparedObject(
  kind: ObjectKind,
  object: object,
  onUnknown?: (path: string) => void,
): PlainObject {
  return comparable(kind, withoutKey(object), onUnknown === undefined ? {} : { onUnknown });
}

/** SHA-256, in hex, of what counts of a remote object: equal as long as nobody changes it. */
export function fingerprintOf(kind: ObjectKind, remote: object): string {
  return hashOf(comparedObject(kind, remote));
}

function differenceOf(change: Change): Difference {
  return {
    field: change.at.join('.'),
    local: change.op === 'add' ? undefined : change.local,
    remote: change.op === 'remove' ? undefined : change.remote,
  };
}

function withoutKey(object: object): object {
  if (!('metadata' in object) || !isPlainObject(object.metadata)) return object;
  const labels = Object.entries(object.metadata).filter(([label]) => label !== keyName);
  return { ...object, metadata: Object.fromEntries(labels) };
}

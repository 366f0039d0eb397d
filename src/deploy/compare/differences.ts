import {
  comparable,
  isPlainObject,
  lockFor,
  type ComparableOptions,
  type PlainObject,
} from '../../spec';
import { isDeepStrictEqual } from 'node:util';
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
  options: ComparableOptions = {},
): PlainObject {
  return withoutUsualLock(comparable(kind, withoutKey(object), options));
}

/** A lock that follows from the config says nothing: deploying fills it in. */
function withoutUsualLock(object: PlainObject): PlainObject {
  const { task_spec: taskSpec } = object;
  if (!isPlainObject(taskSpec) || !isPlainObject(taskSpec.view_spec)) return object;
  const { lock, ...view } = taskSpec.view_spec;
  if (view.type !== 'tb' || !isDeepStrictEqual(lock, lockFor(JSON.stringify(view.config))))
    return object;
  return { ...object, task_spec: { ...taskSpec, view_spec: view } };
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

import type { Difference, ObjectKind } from '../compare';

/** A difference that no update can make go away. */
export interface FixedField {
  readonly field: string;
  /** Why, and what to do instead. */
  readonly why: string;
}

/** Fields that the platform takes at creation and never again. */
const fixed: Readonly<Record<ObjectKind, Readonly<Record<string, string>>>> = {
  project: {},
  skill: {},
  pool: {
    project_id:
      'a pool stays with its project for good. To have it in another one, give the spec another file name: ' +
      'that makes a new pool, and the old one can be archived',
  },
  training: {
    project_id:
      'a training stays with its project for good. To have it in another one, give the spec another file name: ' +
      'that makes a new training, and the old one can be archived',
  },
};

export function fixedAmong(
  kind: ObjectKind,
  differences: readonly Difference[],
): readonly FixedField[] {
  return differences.flatMap(({ field }) => {
    const why = fixed[kind][field];
    return why === undefined ? [] : [{ field, why }];
  });
}

/**
 * A pool takes single tasks or task suites, which is chosen by its mixer, and keeps to it once it has some.
 */
export function changesGrouping(kind: ObjectKind, differences: readonly Difference[]): boolean {
  if (kind !== 'pool') return false;
  return differences.some(
    ({ field, local, remote }) =>
      field === 'mixer_config' && (local === undefined || remote === undefined),
  );
}

export const groupingFixed: FixedField = {
  field: 'mixer_config',
  why:
    'the pool has tasks already, and a pool with a mixer takes single tasks while one without takes task ' +
    'suites. Give the spec another file name, which makes a new pool',
};

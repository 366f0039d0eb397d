import type { ProjectDifference } from '../../api';
import type { Difference, ObjectKind } from '../compare';

/** What a change means for what is there already, by the beginning of the field's path. */
const meanings: readonly (readonly [ObjectKind, string, string])[] = [
  [
    'pool',
    'defaults.default_overlap',
    'The new overlap holds for tasks that are added from now on; those that are there keep theirs.',
  ],
  [
    'pool',
    'reward_per_assignment',
    'The new price holds for task suites that are taken from now on.',
  ],
  [
    'pool',
    'dynamic_pricing_config',
    'The new prices hold for task suites that are taken from now on.',
  ],
  [
    'pool',
    'assignment_max_duration_seconds',
    'The new time limit holds for task suites that are taken from now on.',
  ],
  ['pool', 'filter', 'Performers who are let in no more can finish the task suite they have.'],
  ['pool', 'will_expire', 'The pool closes by itself at the new date.'],
];

/** Sentences on what the changes of an update mean. */
export function consequencesOf(
  kind: ObjectKind,
  differences: readonly Difference[],
): readonly string[] {
  return meanings
    .filter(([of]) => of === kind)
    .filter(([, prefix]) => differences.some(({ field }) => isBelow(field, prefix)))
    .map(([, , sentence]) => sentence);
}

function isBelow(field: string, prefix: string): boolean {
  return field.startsWith(prefix);
}

/** What a new version of a project means for its pools. */
export function versionText(level: ProjectDifference | undefined): string {
  switch (level) {
    case 'BREAKING_CHANGE':
      return (
        'This makes a new version of the project with other fields: pools that exist stay with the old ' +
        'version for good, and only new pools get the new one.'
      );
    case 'NON_BREAKING_CHANGE':
    case 'EQUAL':
      return 'This makes a new version of the project, which its pools follow.';
    case undefined:
      return (
        'This makes a new version of the project. Pools follow it, unless required fields come or go or ' +
        'bounds get tighter: then those that exist stay with the old version for good.'
      );
  }
}

/** Whether the other side changed, too, so that an update takes back what somebody did there. */
export function driftText(
  profile: string,
  sides: { readonly spec: 'same' | 'changed'; readonly remote: 'same' | 'changed' },
): string | undefined {
  if (sides.remote === 'same') return undefined;
  return sides.spec === 'same'
    ? `It was changed on ${profile} and not in the spec: deploying takes that back. To keep it, pull it first.`
    : `It was changed on ${profile} as well as in the spec: deploying takes back what was done there.`;
}

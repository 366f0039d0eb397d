import type { Assignment, AssignmentStatus } from '../../api';
import { goldenVerdict } from '../goldenVerdict';
import { secondsOf } from '../secondsOf';

/** Which assignments somebody wants to see or to judge; what is absent does not matter. */
export interface AssignmentFilter {
  readonly status: readonly AssignmentStatus[];
  /** Id of a performer. */
  readonly performer?: string;
  /** What the answers to golden tasks are; assignments without golden tasks are neither. */
  readonly golden?: 'wrong' | 'right';
  /** Handed in within so many seconds, or not before so many. */
  readonly atMostSeconds?: number;
  readonly atLeastSeconds?: number;
  /** In any text of tasks and answers, whatever the case of the letters. */
  readonly text?: string;
}

/** What of the filter the platform can be asked for. */
export function askedOf({ status, performer }: AssignmentFilter): {
  readonly status: readonly AssignmentStatus[];
  readonly user_id?: string;
} {
  return { status, ...(performer !== undefined && { user_id: performer }) };
}

/** Whether an assignment passes, also by what the platform cannot be asked for. */
export function passes(assignment: Assignment, filter: AssignmentFilter): boolean {
  const { status, performer, golden, text } = filter;
  return (
    status.includes(assignment.status) &&
    (performer === undefined || assignment.user_id === performer) &&
    (golden === undefined || goldenVerdict(assignment) === golden) &&
    tookAsLong(assignment, filter) &&
    (text === undefined || text === '' || holdsText(assignment, text))
  );
}

function tookAsLong(
  assignment: Assignment,
  { atMostSeconds: most, atLeastSeconds: least }: AssignmentFilter,
): boolean {
  if (most === undefined && least === undefined) return true;
  const seconds = secondsOf(assignment);
  return seconds !== undefined && seconds <= (most ?? Infinity) && seconds >= (least ?? 0);
}

function holdsText({ tasks, solutions }: Assignment, text: string): boolean {
  const wanted = text.toLowerCase();
  const inside = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null)
      return String(value).toLowerCase().includes(wanted);
    return Object.values(value).some(inside);
  };
  return [
    ...(tasks ?? []).map(({ input_values: values }) => values),
    ...(solutions ?? []).map(({ output_values: values }) => values),
  ].some(inside);
}

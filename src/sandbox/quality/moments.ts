import type { AssignmentRow, TaskKind } from '../domain/rows';
import { knownAnswers } from './correctness';
import type { Moment, Reader } from './timelines';

/** What rules count of an assignment, and when it counts. One reader each. */

/** Verdicts as they stand now. */
export const judged: Reader<Moment & { readonly isAccepted: boolean }> = (row) => {
  const at = judgedAt(row);
  return at === undefined ? [] : [{ at, isAccepted: row.status === 'ACCEPTED' }];
};

export const accepted: Reader<Moment> = (row) =>
  row.status === 'ACCEPTED' && row.acceptedAt !== undefined ? [{ at: row.acceptedAt }] : [];

/** Suites that came back with answers, and how long they were out, in milliseconds. */
export const submitted: Reader<Moment & { readonly took: number }> = ({
  submittedAt: at,
  createdAt,
}) => (at === undefined ? [] : [{ at, took: at - createdAt }]);

/** Captchas that were shown, and whether they were solved. */
export const captchas: Reader<Moment & { readonly isSolved: boolean }> = ({
  submittedAt: at,
  captchas: shown,
}) => (at === undefined ? [] : shown.map((isSolved) => ({ at, isSolved })));

/** Rewards that are earned or still may be, US dollars, when their suites came back. */
export const earned: Reader<Moment & { readonly reward: number }> = (row) =>
  row.submittedAt !== undefined && (row.status === 'ACCEPTED' || row.status === 'SUBMITTED')
    ? [{ at: row.submittedAt, reward: row.reward }]
    : [];

/** Suites that a person ended themselves. */
export const ended: Reader<Moment & { readonly isSkipped: boolean }> = (row) => {
  const at = row.submittedAt ?? row.skippedAt;
  return at === undefined ? [] : [{ at, isSkipped: row.submittedAt === undefined }];
};

/** Marks of control and training tasks. */
export const marked: Reader<Moment & { readonly kind: TaskKind; readonly correctness: number }> = (
  row,
  world,
) => {
  const at = row.submittedAt;
  if (at === undefined) return [];
  return knownAnswers(world, row).map(({ kind, correctness }) => ({ at, kind, correctness }));
};

/** Marks of control tasks alone. */
export const markedGolden: typeof marked = (row, world) =>
  marked(row, world).filter(({ kind }) => kind === 'golden');

function judgedAt(row: AssignmentRow): number | undefined {
  if (row.status === 'ACCEPTED') return row.acceptedAt;
  return row.status === 'REJECTED' ? row.rejectedAt : undefined;
}

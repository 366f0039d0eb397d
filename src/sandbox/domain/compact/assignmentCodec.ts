import type { FieldValues } from '../../../spec/model';
import { toPlatformDate } from '../../time/dates';
import type { AssignmentRow, Verdict } from '../rows';
import { itemNumber, poolItemId } from './numbers';
import type { RowCodec } from './packedRows';

/** The verdict that most assignments get: at once, by the pool itself. */
const acceptedAtOnce = 1;

/** A time, as milliseconds after the assignment was created; a text is the time itself. */
type Span = number | string;

type Packed = readonly [
  poolId: string,
  id: number | string,
  suiteId: number | string,
  userId: string,
  status: number,
  reward: number,
  mixed: 0 | 1,
  taskIds: readonly (number | string)[],
  /** Milliseconds since 1970. */
  createdAt: number,
  dueAt: Span,
  submittedAt: Span | null,
  acceptedAt: Span | null,
  verdicts: typeof acceptedAtOnce | readonly Verdict[],
  /** Only the output values of each solution. */
  solutions: readonly FieldValues[] | null,
  /** Whatever few assignments have. */
  rest?: Partial<AssignmentRow>,
];

const statuses: readonly AssignmentRow['status'][] = [
  'ACTIVE',
  'SUBMITTED',
  'ACCEPTED',
  'REJECTED',
  'SKIPPED',
  'EXPIRED',
];

/** An assignment as a list without names, with the numbers of ids instead of their texts. */
export const assignmentCodec: RowCodec<AssignmentRow> = {
  encode(row) {
    const { id, poolId, suiteId, userId, status, reward, mixed, taskIds, ...others } = row;
    const { createdAt, dueAt, submittedAt, acceptedAt, verdicts, solutions, ...rest } = others;
    const packed: Packed = [
      poolId,
      shortId(poolId, id),
      shortId(poolId, suiteId),
      userId,
      statuses.indexOf(status),
      reward,
      mixed ? 1 : 0,
      taskIds.map((task) => shortId(poolId, task)),
      createdAt,
      spanTo(dueAt, createdAt),
      submittedAt === undefined ? null : spanTo(submittedAt, createdAt),
      acceptedAt === undefined ? null : spanTo(acceptedAt, createdAt),
      wasAcceptedAtOnce(row) ? acceptedAtOnce : verdicts,
      solutions?.map(({ output_values }) => output_values) ?? null,
    ];
    return isPlain(rest) ? packed : [...packed, rest];
  },
  decode(packed) {
    const [poolId, id, suiteId, userId, status, reward, mixed, taskIds, createdAt, ...others] =
      packed as Packed;
    const [due, submitted, accepted, verdicts, solutions, rest] = others;
    const acceptedAt = accepted === null ? undefined : timeAfter(createdAt, accepted);
    return {
      id: longId(poolId, id),
      poolId,
      suiteId: longId(poolId, suiteId),
      userId,
      status: statuses[status] ?? 'EXPIRED',
      reward,
      taskIds: taskIds.map((task) => longId(poolId, task)),
      mixed: mixed === 1,
      createdAt,
      dueAt: timeAfter(createdAt, due),
      captchas: [],
      ...(submitted !== null && { submittedAt: timeAfter(createdAt, submitted) }),
      ...(acceptedAt !== undefined && { acceptedAt }),
      verdicts: verdicts === acceptedAtOnce ? [byPool(acceptedAt ?? createdAt)] : verdicts,
      ...(solutions && { solutions: solutions.map((values) => ({ output_values: values })) }),
      ...rest,
    };
  },
};

/** Where time is scaled it comes in fractions, which do not add up to the same again. */
function spanTo(time: number, start: number): Span {
  const span = time - start;
  return start + span === time && Number.isInteger(span) ? span : String(time);
}

function timeAfter(start: number, span: Span): number {
  return typeof span === 'string' ? Number(span) : start + span;
}

/** The number of an id of this pool; any other id stays a text. */
function shortId(poolId: string, id: string): number | string {
  const number = itemNumber(id);
  return number !== undefined && poolItemId(poolId, number) === id ? number : id;
}

function longId(poolId: string, id: number | string): string {
  return typeof id === 'string' ? id : poolItemId(poolId, id);
}

/** Nothing but the captchas that were not shown. */
function isPlain(rest: Pick<AssignmentRow, 'captchas'>): boolean {
  return rest.captchas.length === 0 && Object.keys(rest).length === 1;
}

function wasAcceptedAtOnce({ verdicts, acceptedAt }: AssignmentRow): boolean {
  const [only, ...more] = verdicts;
  if (!only || more.length > 0 || acceptedAt === undefined) return false;
  const { status, at, by } = byPool(acceptedAt);
  return only.status === status && only.at === at && only.by === by;
}

function byPool(time: number): Verdict {
  return { status: 'ACCEPTED', at: toPlatformDate(time), by: 'auto' };
}

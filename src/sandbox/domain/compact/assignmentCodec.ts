import { toPlatformDate } from '../../time/dates';
import type { AssignmentRow, Verdict } from '../rows';
import { itemNumber, poolItemId } from './numbers';
import type { RowCodec } from './packedRows';

/** The verdict that most assignments get: at once, by the pool itself. */
const acceptedAtOnce = 1;

type Packed = readonly [
  poolId: string,
  id: number | string,
  suiteId: number | string,
  userId: string,
  status: AssignmentRow['status'],
  reward: number,
  mixed: 0 | 1,
  taskIds: readonly (number | string)[],
  createdAt: number,
  dueAt: number,
  submittedAt: number | null,
  acceptedAt: number | null,
  verdicts: typeof acceptedAtOnce | readonly Verdict[],
  solutions: AssignmentRow['solutions'] | null,
  /** Whatever few assignments have. */
  rest?: Partial<AssignmentRow>,
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
      status,
      reward,
      mixed ? 1 : 0,
      taskIds.map((task) => shortId(poolId, task)),
      createdAt,
      dueAt,
      submittedAt ?? null,
      acceptedAt ?? null,
      wasAcceptedAtOnce(row) ? acceptedAtOnce : verdicts,
      solutions ?? null,
    ];
    return isPlain(rest) ? packed : [...packed, rest];
  },
  decode(packed) {
    const [poolId, id, suiteId, userId, status, reward, mixed, taskIds, createdAt, ...others] =
      packed as Packed;
    const [dueAt, submittedAt, acceptedAt, verdicts, solutions, rest] = others;
    return {
      id: longId(poolId, id),
      poolId,
      suiteId: longId(poolId, suiteId),
      userId,
      status,
      reward,
      taskIds: taskIds.map((task) => longId(poolId, task)),
      mixed: mixed === 1,
      createdAt,
      dueAt,
      captchas: [],
      ...(submittedAt !== null && { submittedAt }),
      ...(acceptedAt !== null && { acceptedAt }),
      verdicts: verdicts === acceptedAtOnce ? [byPool(acceptedAt ?? createdAt)] : verdicts,
      ...(solutions && { solutions }),
      ...rest,
    };
  },
};

/** The number of an id of this pool; any other id stays a text. */
export function shortId(poolId: string, id: string): number | string {
  const number = itemNumber(id);
  return number !== undefined && poolItemId(poolId, number) === id ? number : id;
}

export function longId(poolId: string, id: number | string): string {
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

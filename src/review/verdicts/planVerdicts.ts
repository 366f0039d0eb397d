import {
  PlatformError,
  type Assignment,
  type AssignmentStatus,
  type CallOptions,
  type PlatformClient,
} from '../../api';
import { severally } from '../../deploy';
import {
  verdictSign,
  type RefusedVerdict,
  type VerdictChange,
  type VerdictPlan,
  type WantedVerdict,
} from './verdict';

export interface PlanOptions extends CallOptions {
  /** Called with the number of assignments that were looked at. */
  readonly onProgress?: ((looked: number) => void) | undefined;
}

/** So many are asked for one by one; of more, the lists of their pools are read. */
const fewEnough = 200;
const atOnce = 8;

/**
 * Holds wanted verdicts against what the assignments are now: what would change, what is so already,
 * and what the platform would refuse. Changes nothing.
 */
export async function planVerdicts(
  client: PlatformClient,
  wanted: readonly WantedVerdict[],
  options: PlanOptions = {},
): Promise<VerdictPlan> {
  const changes: VerdictChange[] = [];
  const refused: RefusedVerdict[] = [];
  let already = 0;
  let looked = 0;
  const take = (one: WantedVerdict, assignment: Assignment | undefined): void => {
    looked += 1;
    options.onProgress?.(looked);
    const found = assignment ? outcome(one, assignment) : 'there is no such assignment';
    if (found === 'already') already += 1;
    else if (typeof found === 'string') refused.push(refusedOf(one, found));
    else changes.push(found);
  };
  if (wanted.length <= fewEnough) {
    await severally(wanted, atOnce, async (one) => {
      take(one, await existing(client, one.id, options));
    });
  } else await readPools(client, wanted, take, options);
  const order = new Map(wanted.map(({ id }, place) => [id, place]));
  const placed = (a: { id: string }, b: { id: string }): number =>
    (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0);
  return { changes: changes.sort(placed), already, refused: refused.sort(placed) };
}

async function existing(
  client: PlatformClient,
  id: string,
  { signal }: CallOptions,
): Promise<Assignment | undefined> {
  try {
    return await client.assignments.get(id, { signal });
  } catch (error) {
    if (error instanceof PlatformError && (error.status === 404 || error.status === 400)) {
      return undefined;
    }
    throw error;
  }
}

/** The pool of one tells where most of the others are: its list is read until all are found. */
async function readPools(
  client: PlatformClient,
  wanted: readonly WantedVerdict[],
  take: (one: WantedVerdict, assignment: Assignment | undefined) => void,
  options: PlanOptions,
): Promise<void> {
  const left = new Map(wanted.map((one) => [one.id, one]));
  const read = new Set<string>();
  for (const [id, one] of left) {
    left.delete(id);
    const assignment = await existing(client, id, options);
    take(one, assignment);
    if (!assignment || read.has(assignment.pool_id)) continue;
    read.add(assignment.pool_id);
    const list = client.assignments.list({ pool_id: assignment.pool_id }, options);
    for await (const other of list) {
      const sought = left.get(other.id);
      if (!sought) continue;
      left.delete(other.id);
      take(sought, other);
      if (left.size === 0) return;
    }
  }
}

/** The change; else `already`, or why not: what is accepted stays so. */
function outcome(one: WantedVerdict, now: Assignment): VerdictChange | string {
  if (now.status === one.verdict) return 'already';
  const from: readonly AssignmentStatus[] =
    one.verdict === 'ACCEPTED' ? ['SUBMITTED', 'REJECTED'] : ['SUBMITTED'];
  if (!from.includes(now.status)) return whyNot(now.status);
  if (one.verdict === 'REJECTED' && one.comment === '') return 'a rejection needs a comment';
  return { ...one, poolId: now.pool_id, from: now.status, reward: now.reward ?? 0 };
}

function whyNot(status: AssignmentStatus): string {
  return status === 'ACCEPTED'
    ? 'it is accepted, which is final'
    : `it is ${status.toLowerCase()}, not submitted`;
}

export function refusedOf({ id, verdict, comment }: WantedVerdict, reason: string): RefusedVerdict {
  return { id, verdict: verdictSign(verdict), comment, reason };
}

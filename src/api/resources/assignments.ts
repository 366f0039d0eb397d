import { PlatformError } from '../errors';
import type { Assignment, AssignmentStatus, CallOptions, RangeOf, Verdict } from '../model';
import { listing, type Listing } from '../paging';
import { at, patchEntity, readEntity } from '../requests';
import type { Transport } from '../transport';

/** Give one of `pool_id`, `task_suite_id`, `task_id`. */
export interface AssignmentFilter
  extends
    RangeOf<'submitted'>,
    RangeOf<'accepted'>,
    RangeOf<'rejected'>,
    RangeOf<'skipped'>,
    RangeOf<'expired'> {
  readonly pool_id?: string;
  readonly task_suite_id?: string;
  readonly task_id?: string;
  readonly status?: AssignmentStatus | readonly AssignmentStatus[];
  readonly user_id?: string;
}

export interface AssignmentsApi extends Listing<Assignment, AssignmentFilter> {
  get(id: string, options?: CallOptions): Promise<Assignment>;
  /**
   * Accepts or rejects a submitted assignment. When the platform refuses because the assignment
   * already has that very verdict (an answer of ours that got lost), that is success.
   */
  judge(id: string, verdict: Verdict, comment: string, options?: CallOptions): Promise<Assignment>;
  accept(id: string, comment: string, options?: CallOptions): Promise<Assignment>;
  /** The performer reads the comment: say what is wrong. */
  reject(id: string, comment: string, options?: CallOptions): Promise<Assignment>;
}

const base = '/api/v1/assignments';

export function assignmentsApi(transport: Transport): AssignmentsApi {
  async function judge(
    id: string,
    verdict: Verdict,
    comment: string,
    options: CallOptions = {},
  ): Promise<Assignment> {
    const change = { status: verdict, public_comment: comment };
    try {
      return await patchEntity<Assignment>(transport, at(base, id), change, options);
    } catch (error) {
      if (!(error instanceof PlatformError) || error.status !== 409) throw error;
      const now = await readEntity<Assignment>(transport, at(base, id), options);
      if (now.status === verdict) return now;
      throw error;
    }
  }

  return {
    ...listing<Assignment, AssignmentFilter>(transport, { path: base, pageSize: 1000 }),
    get: (id, options) => readEntity(transport, at(base, id), options),
    judge,
    accept: (id, comment, options) => judge(id, 'ACCEPTED', comment, options),
    reject: (id, comment, options) => judge(id, 'REJECTED', comment, options),
  };
}

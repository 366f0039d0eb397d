import type { AssignmentStatus, CallOptions, PlatformClient } from '../../api';
import type { VerdictChange } from './verdict';

export type GivenVerdict =
  | { readonly state: 'given'; readonly status: AssignmentStatus }
  /** Somebody else has judged meanwhile, and that stands. */
  | { readonly state: 'overtaken'; readonly status: AssignmentStatus };

/**
 * Gives one verdict if the assignment still is what it was when somebody decided: a verdict that was
 * given elsewhere since then (on the site, by a pipeline) is neither overwritten nor given twice.
 * `maybe-given`: an earlier run may have reached the platform, so that the same verdict is ours.
 */
export async function giveVerdict(
  client: PlatformClient,
  { id, verdict, comment, from }: Pick<VerdictChange, 'id' | 'verdict' | 'comment' | 'from'>,
  before: 'not-given' | 'maybe-given',
  options: CallOptions = {},
): Promise<GivenVerdict> {
  const now = await client.assignments.get(id, options);
  if (now.status !== from) {
    const ours = before === 'maybe-given' && now.status === verdict;
    return { state: ours ? 'given' : 'overtaken', status: now.status };
  }
  const { status } = await client.assignments.judge(id, verdict, comment, options);
  return { state: 'given', status };
}

import { PlatformError } from '../../api';
import type { Verdict } from '../../api';
import type { Run } from './context';
import { log } from './context';
import type { HandedIn } from './recordings';

/** A verdict with what the performer reads about it. */
export interface Given {
  readonly verdict: Verdict;
  readonly comment: string;
}

/** Whether this run gave the verdict, or was about to: else it is somebody else's, or another machine's. */
export function isOurVerdict({ runner }: Pick<Run, 'runner'>, id: string): boolean {
  return (
    runner.isDone(verdictKey(id)) || runner.unfinished(verdictKey(id)).includes(verdictKey(id))
  );
}

const verdictKey = (id: string): string => `verdict/${id}`;

/**
 * Accepts or rejects what was handed in, once and for all. When the platform already has a verdict
 * (ours that a crash hid, or somebody's by hand), that one stands.
 */
export async function giveVerdict(run: Run, one: HandedIn, given: Given): Promise<Verdict> {
  const texts = one.recordings.map(({ textId }) => textId);
  const done = await run.runner.once<Given>({
    key: verdictKey(one.id),
    does: `${given.verdict === 'ACCEPTED' ? 'accept' : 'reject'} assignment ${one.id} (${texts.join(', ')}): ${given.comment}`,
    run: async ({ again }) => {
      const standing = again ? await standingVerdict(run, one.id) : undefined;
      const verdict = standing ?? (await judge(run, one.id, given));
      run.emit({ type: 'verdict', assignment: one.id, texts, ...given, verdict });
      return { ...given, verdict };
    },
  });
  return done.verdict;
}

async function judge(run: Run, id: string, { verdict, comment }: Given): Promise<Verdict> {
  try {
    await run.client.assignments.judge(id, verdict, comment, { signal: run.signal });
    return verdict;
  } catch (error) {
    if (!(error instanceof PlatformError) || error.status !== 409) throw error;
    const standing = await standingVerdict(run, id);
    if (standing === undefined) throw error;
    log(
      run,
      'warning',
      `Assignment ${id} was ${standing.toLowerCase()} by somebody else; that stands.`,
    );
    return standing;
  }
}

async function standingVerdict(run: Run, id: string): Promise<Verdict | undefined> {
  const { status } = await run.client.assignments.get(id, { signal: run.signal });
  return status === 'ACCEPTED' || status === 'REJECTED' ? status : undefined;
}

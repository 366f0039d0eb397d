import type { Run } from '../run/context';
import type { Judgement, PoolJudgements } from '../run/judgements';
import type { HandedIn } from '../run/recordings';
import { assignmentsSoFar, judgedRounds } from '../run/spending';
import { markedJudgements } from './markedJudgements';
import { isOurVerdict } from '../run/verdicts';
import { assignmentOf, recordingLabel } from './recordingLabel';
import { judgeRecordings } from './verificationAnswers';

/**
 * What listeners said about accepted recordings when the verdicts were given: later answers change how far each
 * listener is trusted, and a dataset has to be the same whoever writes it. From the journal; on a machine without
 * it from the marks in the storage; where neither knows (somebody accepted by hand), from all answers there are.
 */
export async function datasetJudgements(
  run: Run,
  accepted: readonly HandedIn[],
): Promise<PoolJudgements> {
  const journal = fromJournal(run, accepted);
  const isComplete = accepted.every(({ id, recordings }) =>
    recordings.every(({ textId }) => journal.has(recordingLabel(id, textId))),
  );
  if (isComplete) return { byItem: journal, assignments: assignmentsSoFar(run) };
  const { byItem, assignments } = await judgeRecordings(run);
  return {
    byItem: new Map([...byItem, ...(await markedJudgements(run)), ...journal]),
    assignments,
  };
}

/** Of verdicts that this run gave: another machine may have found otherwise before it judged the same recording. */
function fromJournal(run: Run, accepted: readonly HandedIn[]): ReadonlyMap<string, Judgement> {
  const ours = new Set(accepted.filter(({ id }) => isOurVerdict(run, id)).map(({ id }) => id));
  const found = judgedRounds(run).flatMap(({ judgements }) => Object.entries(judgements));
  return new Map(found.filter(([label]) => ours.has(assignmentOf(label))));
}

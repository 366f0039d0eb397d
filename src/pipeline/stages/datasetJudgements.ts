import type { Run } from '../run/context';
import type { Judgement, PoolJudgements } from '../run/judgements';
import type { HandedIn } from '../run/recordings';
import { assignmentsSoFar } from '../run/spending';
import type { RoundFindings } from '../run/spending';
import { readMarks } from '../storage/marks';
import { recordingLabel } from './recordingLabel';
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
  const journal = fromJournal(run);
  const isComplete = accepted.every(({ id, recordings }) =>
    recordings.every(({ textId }) => journal.has(recordingLabel(id, textId))),
  );
  if (isComplete) return { byItem: journal, assignments: assignmentsSoFar(run) };
  const { byItem, assignments } = await judgeRecordings(run);
  return { byItem: new Map([...byItem, ...(await fromMarks(run)), ...journal]), assignments };
}

function fromJournal({ runner }: Run): ReadonlyMap<string, Judgement> {
  const rounds = runner.finished('verification/judged/') as readonly (readonly [
    string,
    RoundFindings,
  ])[];
  return new Map(rounds.flatMap(([, { judgements }]) => Object.entries(judgements)));
}

async function fromMarks({ storage, plan, signal }: Run): Promise<ReadonlyMap<string, Judgement>> {
  const marks = await readMarks(storage, plan, signal);
  return new Map(
    marks.flatMap(({ assignment, judged }) => {
      if (assignment === undefined || judged === undefined) return [];
      const { text_id: textId, label, confidence, votes, approving } = judged;
      return [[recordingLabel(assignment, textId), { label, confidence, votes, approving }]];
    }),
  );
}

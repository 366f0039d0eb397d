import type { Run } from '../run/context';
import type { Judgement } from '../run/judgements';
import { readMarks } from '../storage/marks';
import { recordingLabel } from './recordingLabel';

/** What the verdicts rest on that stand in the storage, whichever machine wrote them there. By label. */
export async function markedJudgements({
  storage,
  plan,
  signal,
}: Run): Promise<ReadonlyMap<string, Judgement>> {
  const marks = await readMarks(storage, plan, signal);
  return new Map(
    marks.flatMap(({ assignment, judged }) => {
      if (assignment === undefined || judged === undefined) return [];
      const { text_id: textId, label, confidence, votes, approving } = judged;
      return [[recordingLabel(assignment, textId), { label, confidence, votes, approving }]];
    }),
  );
}

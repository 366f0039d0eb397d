import { overlapOf } from '../cost';
import { PipelineError } from '../errors';
import type { FileFinding } from '../files/storedRecording';
import { storeRecordings } from '../files/storedRecording';
import type { Run } from '../run/context';
import type { Judgement } from '../run/judgements';
import { collectAnswers, passes } from '../run/judgements';
import { openOnce, waitUntilCollected } from '../run/pools';
import type { HandedIn, Recording } from '../run/recordings';
import type { RoundFindings } from '../run/spending';
import { judgedBefore } from './listeningBefore';
import { createdUnder, createTasks, notInPool } from '../run/tasks';
import type { LabelledTask } from '../run/tasks';
import type { Given } from '../run/verdicts';
import { isOurVerdict } from '../run/verdicts';
import { giveVerdicts } from './batchVerdicts';
import { fileComment, listenersComment, thanks } from './comments';
import { refuseBeyondLimit } from './limits';
import type { RecordBook } from './recordBook';
import { assignmentOf, recordingLabel } from './recordingLabel';
import { judgeRecordings, verificationAnswers } from './verificationAnswers';

export interface VerificationBatch {
  readonly number: number;
  readonly members: readonly HandedIn[];
  readonly book: RecordBook;
  /** US dollars paid for classification. */
  readonly spentBefore: number;
  readonly onJudged: () => void;
}

/** Files are checked and stored, those that can be played are listened to, and each gets its verdict. */
export async function verifyBatch(run: Run, batch: VerificationBatch): Promise<void> {
  const o = withoutSettled(run, batch);
  const findings = await storeRecordings(run, o.members, storingTeller(run, o));
  const problemOf = (one: HandedIn): string | undefined => {
    const refused = findings.get(one.id)?.find(({ state }) => state === 'refused');
    return refused?.state === 'refused' ? fileComment(refused.reason) : undefined;
  };
  // An empty answer holds no recording to listen to, and is refused like a broken file.
  const playable = o.members.filter(
    (one) => problemOf(one) === undefined && one.recordings.length > 0,
  );
  const judgements = playable.length > 0 ? await listen(run, o, playable, findings) : {};
  const verdicts = o.members.map((one) => ({
    one,
    findings: findings.get(one.id) ?? [],
    judgements,
    given: verdictOn(run, one, { problem: problemOf(one), judgements }),
  }));
  const { number, book, onJudged } = o;
  await giveVerdicts(run, { number, book, verdicts, onJudged });
}

/**
 * What has a verdict although this run gave it none, by somebody's hand or from another machine, needs no listeners
 * and no further verdict: neither do we wait for answers about it that may never come.
 */
function withoutSettled(run: Run, o: VerificationBatch): VerificationBatch {
  const members = o.members.filter(
    ({ id, status }) => status === 'SUBMITTED' || isOurVerdict(run, id),
  );
  return { ...o, members };
}

/** Milliseconds between two reports on files: a thousand files are no thousand events. */
const reportEvery = 250;

function storingTeller(run: Run, { number, members }: VerificationBatch): (done: number) => void {
  let told = -Infinity;
  return (done) => {
    const total = members.length;
    if (done < total && performance.now() - told < reportEvery) return;
    told = performance.now();
    const message = `batch ${number}: recordings checked and stored`;
    run.emit({ type: 'progress', stage: 'verification', done, total, message });
  };
}

async function listen(
  run: Run,
  o: VerificationBatch,
  playable: readonly HandedIn[],
  findings: ReadonlyMap<string, readonly FileFinding[]>,
): Promise<Readonly<Record<string, Judgement>>> {
  const { ids } = run;
  const labels = playable.flatMap(({ id, recordings }) =>
    recordings.map(({ textId }) => recordingLabel(id, textId)),
  );
  const round = await run.runner.observe<RoundFindings>({
    key: `verification/judged/${o.number}`,
    run: async () => {
      await checkBudget(run, o, labels);
      await uploadRecordings(run, o, playable, findings);
      const pool = { id: ids.verification.pool, name: 'the verification pool' };
      await openOnce(run, `verification/open/${o.number}`, pool);
      await waitUntilCollected(run, 'verification', pool, () => isHeard(run, labels));
      return await judgeRound(run, labels);
    },
  });
  return round.judgements;
}

/** Whether every recording has all its answers, although the pool is open for others. */
async function isHeard(run: Run, labels: readonly string[]): Promise<boolean> {
  const pool = run.plan.verification.pool.object;
  // Where answers decide how many are asked for, only the platform knows when there are enough.
  if (pool.dynamic_overlap_config !== undefined) return false;
  const { votes } = await collectAnswers(run, verificationAnswers(run));
  const wanted = overlapOf(pool);
  return labels.every((label) => (votes.get(label)?.votes ?? 0) >= wanted);
}

async function checkBudget(
  run: Run,
  { number, book, spentBefore }: VerificationBatch,
  labels: readonly string[],
): Promise<void> {
  await refuseBeyondLimit(run, {
    ...{ book, spentBefore, work: 'judging', batch: { number, labels } },
    // What is good will be paid for, too: here and in the batches that are under way.
    recording: book.waiting().length,
  });
}

async function uploadRecordings(
  run: Run,
  o: VerificationBatch,
  playable: readonly HandedIn[],
  findings: ReadonlyMap<string, readonly FileFinding[]>,
): Promise<void> {
  const step = `verification/tasks/${o.number}`;
  const created = createdUnder(run, 'verification/tasks');
  const tasks: LabelledTask[] = [];
  for (const one of playable) {
    for (const [place, recording] of one.recordings.entries()) {
      const finding = findings.get(one.id)?.[place];
      const label = recordingLabel(one.id, recording.textId);
      if (finding?.state !== 'stored' || created.has(label)) continue;
      const url = await run.storage.link(finding.key, run.signal);
      const input_values = inputsOf(run, one, recording, url);
      // Nobody judges an own recording.
      tasks.push({ label, task: { input_values, unavailable_for: [one.performer] } });
    }
  }
  const pool = run.ids.verification.pool;
  await createTasks(run, {
    step,
    name: `recordings to listen to, batch ${o.number}`,
    pool,
    tasks: await notInPool(run, pool, tasks, ({ input_values: values }) =>
      recordingLabel(String(values.assignment_id), String(values.text_id)),
    ),
  });
}

function inputsOf(
  run: Run,
  one: HandedIn,
  { textId, text }: Recording,
  url: string,
): LabelledTask['task']['input_values'] {
  return {
    text_id: textId,
    text,
    assignment_id: one.id,
    [run.plan.spec.recording.audio]: url,
  };
}

/** Milliseconds. */
const lookAgainAfter = 300_000;

/** All answers tell how good the listeners are; only this batch's recordings are judged. */
async function judgeRound(run: Run, labels: readonly string[]): Promise<RoundFindings> {
  const { byItem, assignments } = await judgeRecordings(run);
  // Another machine may have got this far and no further: what it wrote down is the verdict.
  const before = judgedBefore(run);
  const judged = labels.map((label) => {
    const judgement = before[label] ?? byItem.get(label);
    if (judgement === undefined) {
      throw new PipelineError(
        `The verification pool (${run.ids.verification.pool}) says that it is completed, but recording ${label} ` +
          'has no answers. Was its task stopped there? Give it an overlap again, or accept or reject the assignment ' +
          `${assignmentOf(label)} yourself. Then the run goes on.`,
        { retryAfter: lookAgainAfter },
      );
    }
    return [label, judgement] as const;
  });
  return { assignments, judgements: Object.fromEntries(judged) };
}

function verdictOn(
  run: Run,
  one: HandedIn,
  o: {
    readonly problem: string | undefined;
    readonly judgements: Readonly<Record<string, Judgement>>;
  },
): Given {
  if (o.problem !== undefined) return { verdict: 'REJECTED', comment: o.problem };
  if (one.recordings.length === 0) return { verdict: 'REJECTED', comment: fileComment('missing') };
  for (const { textId } of one.recordings) {
    const judgement = o.judgements[recordingLabel(one.id, textId)];
    if (judgement !== undefined && passes(judgement, run.plan.spec.verification.accept)) continue;
    if (judgement === undefined) throw new Error(`Recording ${one.id} was not judged.`);
    return { verdict: 'REJECTED', comment: listenersComment(judgement) };
  }
  return { verdict: 'ACCEPTED', comment: thanks };
}

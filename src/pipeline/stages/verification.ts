import type { SuiteTask } from '../../spec';
import { pagesFor, priceOf } from '../cost';
import { PipelineError } from '../errors';
import type { FileFinding } from '../files/storedRecording';
import { storeRecordings } from '../files/storedRecording';
import type { Run } from '../run/context';
import type { Judgement } from '../run/judgements';
import { judgePool, passes } from '../run/judgements';
import { openOnce, waitUntilCollected } from '../run/pools';
import type { HandedIn, Recording } from '../run/recordings';
import { listHandedIn, progressOf } from '../run/recordings';
import type { RoundFindings } from '../run/spending';
import { refuseBeyondLimit, spentSoFar } from '../run/spending';
import { createdUnder, createTasks, notInPool } from '../run/tasks';
import type { LabelledTask } from '../run/tasks';
import { giveVerdict } from '../run/verdicts';
import type { Given } from '../run/verdicts';
import { fileComment, listenersComment, thanks } from './comments';
import { givenTogether } from './heldVerdicts';
import { Settling } from './settling';

export interface Batch {
  readonly round: number;
  readonly batch: readonly HandedIn[];
  /** US dollars paid for classification. */
  readonly spentBefore: number;
}

/** Files are checked and stored, those that can be played are listened to, and each gets its verdict. */
export async function verifyBatch(run: Run, o: Batch): Promise<void> {
  const findings = await storeRecordings(run, o.batch, storingTeller(run, o));
  const problemOf = (one: HandedIn): string | undefined => {
    const refused = findings.get(one.id)?.find(({ state }) => state === 'refused');
    return refused?.state === 'refused' ? fileComment(refused.reason) : undefined;
  };
  // An empty answer holds no recording to listen to, and is refused like a broken file.
  const playable = o.batch.filter(
    (one) => problemOf(one) === undefined && one.recordings.length > 0,
  );
  const judgements = playable.length > 0 ? await listen(run, o, playable, findings) : {};
  const settling = new Settling(run, await listHandedIn(run));
  await givenTogether(run, o.round, async () => {
    for (const one of o.batch) {
      const verdict = verdictOn(run, one, { problem: problemOf(one), judgements });
      await settling.afterVerdict(one, await giveVerdict(run, one, verdict));
    }
    return { anythingToRecord: settling.isAnyUnsettled(o.batch) };
  });
}

/** Milliseconds between two reports on files: a thousand files are no thousand events. */
const reportEvery = 250;

function storingTeller(run: Run, { round, batch }: Batch): (done: number) => void {
  let told = -Infinity;
  return (done) => {
    const total = batch.length;
    if (done < total && performance.now() - told < reportEvery) return;
    told = performance.now();
    const message = `round ${round}: recordings checked and stored`;
    run.emit({ type: 'progress', stage: 'verification', done, total, message });
  };
}

/** One recording among all: the assignment alone may hold several. */
export function recordingLabel(assignment: string, textId: string): string {
  return `${assignment}/${textId}`;
}

async function listen(
  run: Run,
  o: Batch,
  playable: readonly HandedIn[],
  findings: ReadonlyMap<string, readonly FileFinding[]>,
): Promise<Readonly<Record<string, Judgement>>> {
  const { ids } = run;
  const round = await run.runner.observe<RoundFindings>({
    key: `verification/judged/${o.round}`,
    run: async () => {
      await checkBudget(run, o, playable.length);
      await uploadRecordings(run, o, playable, findings);
      const pool = { id: ids.verification.pool, name: 'the verification pool' };
      await openOnce(run, `verification/open/${o.round}`, pool);
      await waitUntilCollected(run, 'verification', pool);
      return await judgeRound(run, playable);
    },
  });
  return round.judgements;
}

async function checkBudget(run: Run, o: Batch, recordings: number): Promise<void> {
  const { verification, recording } = run.plan;
  const pool = verification.pool.object;
  const spent = spentSoFar(run, o.spentBefore, progressOf(await listHandedIn(run)));
  // The recordings that are good will be paid for, too.
  const next =
    priceOf(pool, pagesFor(pool, recordings)) + priceOf(recording.pool.object, recordings);
  await refuseBeyondLimit(run, { spent, next, work: 'judging' });
}

async function uploadRecordings(
  run: Run,
  o: Batch,
  playable: readonly HandedIn[],
  findings: ReadonlyMap<string, readonly FileFinding[]>,
): Promise<void> {
  const step = `verification/tasks/${o.round}`;
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
    name: `recordings to listen to, round ${o.round}`,
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

/** All rounds' answers tell how good the listeners are; only this round's recordings are judged. */
async function judgeRound(run: Run, playable: readonly HandedIn[]): Promise<RoundFindings> {
  const { byItem, assignments } = await judgeRecordings(run);
  const labels = playable.flatMap(({ id, recordings }) =>
    recordings.map(({ textId }) => recordingLabel(id, textId)),
  );
  const judged = labels.map((label) => {
    const judgement = byItem.get(label);
    if (judgement === undefined) {
      throw new PipelineError(
        `The verification pool (${run.ids.verification.pool}) says that it is completed, but recording ${label} ` +
          'has no answers. Look at the pool on the platform, then start the run again.',
      );
    }
    return [label, judgement] as const;
  });
  return { assignments, judgements: Object.fromEntries(judged) };
}

export async function judgeRecordings(run: Run): Promise<Awaited<ReturnType<typeof judgePool>>> {
  return await judgePool(run, {
    pool: run.ids.verification.pool,
    accept: run.plan.spec.verification.accept,
    itemOf: ({ input_values: values }: SuiteTask) =>
      typeof values.assignment_id === 'string'
        ? recordingLabel(values.assignment_id, String(values.text_id))
        : undefined,
  });
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

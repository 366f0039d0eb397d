import { priceOf } from '../cost';
import { fingerprint } from '../journal/keys';
import type { Run } from '../run/context';
import { log } from '../run/context';
import { openOnce } from '../run/pools';
import { listHandedIn, progressOf } from '../run/recordings';
import { refuseBeyondLimit, spentSoFar } from '../run/spending';
import { createdUnder, createTasks, isGeneral, notInPool } from '../run/tasks';
import type { SourceText } from '../texts';
import { nextBatch, pendingTexts } from './recordingBatches';
import { verifyBatch } from './verification';

/** Money that verification has cost so far, and what was spent before. */
export interface RecordingCosts {
  /** US dollars paid for classification. */
  readonly before: number;
}

/**
 * Has every text recorded and every recording verified, round after round: a rejected text is
 * recorded again, until each text has an accepted recording or no attempts left.
 */
export async function recordAndVerify(
  run: Run,
  texts: readonly SourceText[],
  costs: RecordingCosts,
): Promise<void> {
  if (texts.length === 0) {
    log(run, 'warning', 'No text passed the classification, so there is nothing to record.');
    return;
  }
  await uploadTexts(run, texts);
  const set = fingerprint(texts.map(({ id }) => id));
  const pool = { id: run.ids.recording.pool, name: 'the recording pool' };
  const opening = `recording/open/${set}`;
  if (!run.runner.isDone(opening)) {
    const next = priceOf(run.plan.recording.pool.object, texts.length);
    await refuseBeyondLimit(run, { spent: costs.before, next, work: 'new' });
  }
  await openOnce(run, opening, pool);
  for (let round = 1; ; round++) {
    const step = `recording/round/${round}/done`;
    if (run.runner.isDone(step)) continue;
    if (round > 1) await refuseDearRound(run, texts, costs);
    const batch = await nextBatch(run, { round, texts, pool });
    if (batch.length === 0) return;
    await run.runner.observe({
      key: step,
      run: async () => {
        await verifyBatch(run, { round, batch, spentBefore: costs.before });
        return batch.length;
      },
    });
  }
}

/** What is recorded again is new work: it must fit into what the budget allows for that. */
async function refuseDearRound(
  run: Run,
  texts: readonly SourceText[],
  costs: RecordingCosts,
): Promise<void> {
  const progress = progressOf(await listHandedIn(run));
  const again = pendingTexts(run, texts, progress).length;
  if (again === 0) return;
  const spent = spentSoFar(run, costs.before, progress);
  const next = priceOf(run.plan.recording.pool.object, again);
  await refuseBeyondLimit(run, { spent, next, work: 'new' });
}

async function uploadTexts(run: Run, texts: readonly SourceText[]): Promise<void> {
  const step = 'recording/tasks';
  const created = createdUnder(run, step);
  const tasks = texts
    .filter(({ id }) => !created.has(id))
    .map(({ id, text }) => ({ label: id, task: { input_values: { text_id: id, text } } }));
  const pool = run.ids.recording.pool;
  await createTasks(run, {
    step,
    name: 'texts to record',
    pool,
    tasks: await notInPool(run, pool, tasks, (task) =>
      isGeneral(task) ? String(task.input_values.text_id) : undefined,
    ),
  });
}

import type { SuiteTask } from '../../spec';
import { pagesFor, priceOf } from '../cost';
import { fingerprint } from '../journal/keys';
import { TrainingWatch } from '../deadlines/trainingWatch';
import { LinkWatch } from '../links/linkWatch';
import type { Run } from '../run/context';
import { log } from '../run/context';
import { judgePool, passes } from '../run/judgements';
import type { Judgement } from '../run/judgements';
import { openOnce, waitUntilCollected } from '../run/pools';
import { refuseSum, spentInPilot } from '../run/spending';
import { createdUnder, createTasks, isGeneral, notInPool } from '../run/tasks';
import type { SourceText } from '../texts';

/** What the first stage found. */
export interface Classification {
  /** Texts that may be recorded, in their order. */
  readonly passed: readonly SourceText[];
  /** US dollars paid, fee included. */
  readonly cost: number;
}

interface Findings {
  readonly assignments: number;
  readonly judgements: Readonly<Record<string, Judgement>>;
}

/** Has every text judged and keeps those that are fit to be read. */
export async function classify(run: Run, texts: readonly SourceText[]): Promise<Classification> {
  const { plan } = run;
  const spec = plan.classification.pool.object;
  const batch = fingerprint(texts.map(({ id }) => id));
  const { assignments, judgements } = await run.runner.observe<Findings>({
    key: `classification/judged/${batch}`,
    run: () => judgeAll(run, texts, batch),
  });
  const passed = texts.filter(({ id }) => {
    const judgement = judgements[id];
    return judgement !== undefined && passes(judgement, plan.spec.classification.accept);
  });
  log(run, 'info', `${passed.length} of ${texts.length} texts can be recorded.`);
  const rejected = texts.length - passed.length;
  const counts = { total: texts.length, done: texts.length, passed: passed.length, rejected };
  run.emit({ type: 'counts', stage: 'classification', counts });
  return { passed, cost: priceOf(spec, assignments) };
}

async function judgeAll(run: Run, texts: readonly SourceText[], batch: string): Promise<Findings> {
  const { runner, ids, plan } = run;
  const opening = `classification/open/${batch}`;
  if (!runner.isDone(opening)) {
    const spec = plan.classification.pool.object;
    const next = priceOf(spec, pagesFor(spec, texts.length));
    refuseSum(run, { spent: spentInPilot(run), next, work: 'new' });
  }
  await uploadTexts(run, texts);
  const pool = { id: ids.classification.pool, name: 'the classification pool' };
  await openTrainings(run);
  await openOnce(run, opening, pool);
  // Trainings are open by now, and this may take longer than the addresses of their sounds are good.
  const links = new LinkWatch(run);
  const trainings = new TrainingWatch(run);
  await waitUntilCollected(run, 'classification', pool, async () => {
    await links.check();
    await trainings.check();
    return false;
  });
  return await judgeTexts(run, texts);
}

async function uploadTexts(run: Run, texts: readonly SourceText[]): Promise<void> {
  const step = 'classification/tasks';
  const created = createdUnder(run, step);
  const tasks = texts
    .filter(({ id }) => !created.has(id))
    .map(({ id, text }) => ({ label: id, task: { input_values: { text_id: id, text } } }));
  const pool = run.ids.classification.pool;
  await createTasks(run, {
    step,
    name: 'texts to classify',
    pool,
    tasks: await notInPool(run, pool, tasks, (task) =>
      isGeneral(task) ? String(task.input_values.text_id) : undefined,
    ),
  });
}

/** Performers get into a pool through its training, so trainings open first. */
async function openTrainings(run: Run): Promise<void> {
  for (const stage of ['classification', 'recording', 'verification'] as const) {
    const id = run.ids[stage].training;
    if (id === undefined) continue;
    await openOnce(run, `${stage}/training/open`, { id, name: `the ${stage} training` });
  }
}

async function judgeTexts(run: Run, texts: readonly SourceText[]): Promise<Findings> {
  const { plan, ids, signal } = run;
  const pool = ids.classification.pool;
  // By the task's id: golden tasks may use the same text ids as the texts.
  const textOfTask = new Map<string, string>();
  for await (const task of run.client.tasks.list({ pool_id: pool }, { signal })) {
    if (isGeneral(task)) textOfTask.set(task.id, String(task.input_values.text_id));
  }
  const itemOf = ({ id, origin_task_id: origin }: SuiteTask): string | undefined =>
    textOfTask.get(id ?? '') ?? textOfTask.get(origin ?? '');
  const { accept } = plan.spec.classification;
  const { byItem, assignments } = await judgePool(run, {
    stage: 'classification',
    pool,
    accept,
    itemOf,
  });
  const unseen = texts.filter(({ id }) => !byItem.has(id));
  if (unseen.length > 0) {
    log(
      run,
      'warning',
      `${unseen.length} texts got no answers and are left out, the first is ${unseen[0]?.id ?? ''}.`,
    );
  }
  const judged = texts.flatMap(({ id }) => {
    const judgement = byItem.get(id);
    return judgement === undefined ? [] : [[id, judgement] as const];
  });
  return { assignments, judgements: Object.fromEntries(judged) };
}

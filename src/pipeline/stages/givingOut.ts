import { tasksPerSuite } from '../cost';
import { fingerprint } from '../journal/keys';
import type { Run } from '../run/context';
import { log } from '../run/context';
import { openOnce } from '../run/pools';
import type { PoolName } from '../run/pools';
import type { Sums } from '../run/spending';
import type { LabelledTask } from '../run/tasks';
import { createTasks } from '../run/tasks';
import type { SourceText } from '../texts';
import { beyondLimit } from './limits';
import type { RecordBook } from './recordBook';

export interface GivingOut {
  readonly book: RecordBook;
  readonly texts: readonly SourceText[];
  readonly pool: PoolName;
  /** US dollars paid for classification. */
  readonly spentBefore: number;
}

/**
 * Gives texts to performers: for the first time, or again after a rejection. A text that goes out
 * again is a task of its own which nobody sees who recorded that text before. Answers with how many
 * there were.
 */
export async function giveOut(run: Run, o: GivingOut): Promise<number> {
  const { book, texts, pool } = o;
  if (texts.length === 0) return 0;
  const tasks = texts.map((text) => taskFor(book, text));
  await createTasks(run, {
    step: 'recording/tasks',
    name: 'texts to record',
    pool: pool.id,
    tasks,
  });
  for (const { id } of texts) book.gaveOut(id, copiesOf(run, book, id));
  await openOnce(run, `recording/open/${fingerprint(tasks.map(({ label }) => label))}`, pool);
  const again = texts.filter(({ id }) => book.rejections(id) > 0);
  if (again.length > 0)
    log(run, 'info', `Given out again: ${again.map(({ id }) => id).join(', ')}.`);
  return texts.length;
}

/** The sums by which giving these texts out would go beyond the budget; undefined where it may be done. */
export async function beyondLimitWith(run: Run, o: GivingOut): Promise<Sums | undefined> {
  const { book, texts, spentBefore } = o;
  if (texts.length === 0) return undefined;
  const given = texts.reduce((sum, { id }) => sum + copiesOf(run, book, id), 0);
  // What performers have, or may take at any time, will be paid for like what waits for its verdict.
  const pages = Math.ceil(
    (given + book.allCopiesOut) / tasksPerSuite(run.plan.recording.pool.object),
  );
  const recording = book.waiting().length + pages;
  return await beyondLimit(run, { book, spentBefore, work: 'new', recording });
}

function taskFor(book: RecordBook, { id, text }: SourceText): LabelledTask {
  const input_values = { text_id: id, text };
  // It must be another one each time: it makes the key under which the platform creates once.
  const label = book.nextLabel(id);
  if (book.isNew(id)) return { label, task: { input_values } };
  const unavailable_for = book.performersOf(id);
  return { label, task: { input_values, overlap: 1, unavailable_for } };
}

/** Recordings of a text that are asked for when it goes out: the first time as many as the pool says. */
function copiesOf({ plan }: Run, book: RecordBook, textId: string): number {
  if (!book.isNew(textId)) return 1;
  const { default_overlap_for_new_tasks: ofTasks, default_overlap_for_new_task_suites: ofSuites } =
    plan.recording.pool.object.defaults;
  return ofTasks ?? ofSuites;
}

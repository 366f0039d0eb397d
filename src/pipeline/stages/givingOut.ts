import { priceOf } from '../cost';
import { fingerprint } from '../journal/keys';
import type { Run } from '../run/context';
import { log } from '../run/context';
import { openOnce } from '../run/pools';
import type { PoolName } from '../run/pools';
import { refuseBeyondLimit, spentSoFar } from '../run/spending';
import type { LabelledTask } from '../run/tasks';
import { createTasks } from '../run/tasks';
import type { SourceText } from '../texts';
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
  const spec = run.plan.recording.pool.object;
  const spent = spentSoFar(run, o.spentBefore, book);
  await refuseBeyondLimit(run, { spent, next: priceOf(spec, texts.length), work: 'new' });
  const tasks = texts.map((text) => taskFor(book, text));
  await createTasks(run, {
    step: 'recording/tasks',
    name: 'texts to record',
    pool: pool.id,
    tasks,
  });
  for (const { id } of texts) book.gaveOut(id, book.issued(id) === 0 ? firstCopies(run) : 1);
  await openOnce(run, `recording/open/${fingerprint(tasks.map(({ label }) => label))}`, pool);
  const again = texts.filter(({ id }) => book.rejections(id) > 0);
  if (again.length > 0)
    log(run, 'info', `Given out again: ${again.map(({ id }) => id).join(', ')}.`);
  return texts.length;
}

function taskFor(book: RecordBook, { id, text }: SourceText): LabelledTask {
  const input_values = { text_id: id, text };
  const issued = book.issued(id);
  // The label must be another one each time: it makes the key under which the platform creates once.
  const label = `${id}#${issued + 1}`;
  if (issued === 0) return { label, task: { input_values } };
  const unavailable_for = book.performersOf(id);
  return { label, task: { input_values, overlap: 1, unavailable_for } };
}

/** Recordings of a text that the pool asks for by itself. */
function firstCopies({ plan }: Run): number {
  const { default_overlap_for_new_tasks: ofTasks, default_overlap_for_new_task_suites: ofSuites } =
    plan.recording.pool.object.defaults;
  return ofTasks ?? ofSuites;
}

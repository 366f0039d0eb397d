import { numberOf, stringOf, valueAt } from '../../document/node';
import type { SpecDocument } from '../../document/specDocument';
import { tasksFormatOf } from '../../tasks/parseTasksFile';
import type { Outside } from '../../validate/diagnostic';
import { rowsIn } from '../files/rowsIn';
import type { FoundSpec } from '../files/specAt';
import type { Rule } from '../rule';
import { stagesOf } from './stages';

/** Recordings heard for each one that is accepted in the end; the run's own rule of thumb. */
const heardPerAccepted = 1.2;

/** A run that is expected to cost more than the hard limit does not even start. */
export const budgetEstimate: Rule = (doc, report, outside) => {
  if (doc.kind !== 'pipeline' || !outside.feeFor) return;
  const texts = textsOf(doc, outside);
  const sum = texts === undefined ? undefined : priceOfRun(doc, texts, outside);
  if (texts === undefined || sum === undefined) return;
  for (const limit of ['hard', 'soft'] as const) {
    const node = doc.nodeAt(['budget', limit]);
    const most = numberOf(node);
    if (!node || most === undefined || sum <= most) continue;
    const what =
      limit === 'hard' ? 'the run would not start' : 'the run may pause before it is finished';
    report.warning(
      'budget-below-estimate',
      node,
      `${texts} texts are expected to cost about ${sum.toFixed(2)} US dollars, fee included: ${what}.`,
    );
    return;
  }
};

/** Undefined when a pool is not known. */
function priceOfRun(doc: SpecDocument, texts: number, outside: Outside): number | undefined {
  let sum = 0;
  for (const { name, pool } of stagesOf(doc, outside)) {
    const tasks = name === 'verification' ? Math.ceil(texts * heardPerAccepted) : texts;
    const price = pool && priceOf(pool, tasks, outside);
    if (price === undefined) return undefined;
    sum += price;
  }
  return sum;
}

function priceOf({ doc }: FoundSpec, tasks: number, outside: Outside): number | undefined {
  const reward = numberOf(valueAt(doc.root, 'reward_per_assignment'));
  const overlap =
    numberOf(doc.nodeAt(['defaults', 'default_overlap_for_new_tasks'])) ??
    numberOf(doc.nodeAt(['defaults', 'default_overlap_for_new_task_suites']));
  if (reward === undefined || overlap === undefined) return undefined;
  const perPage = Math.max(1, numberOf(doc.nodeAt(['mixer_config', 'real_tasks_count'])) ?? 1);
  // Everybody who sees a task gets whole pages but the last.
  const pages = Math.ceil(overlap * Math.ceil(tasks / perPage));
  return pages * reward + (outside.feeFor?.(pages, reward) ?? 0);
}

/** How many texts a run takes; undefined when it cannot be told. */
function textsOf(doc: SpecDocument, outside: Outside): number | undefined {
  const path = stringOf(doc.nodeAt(['texts', '$file']));
  const sample = numberOf(doc.nodeAt(['texts', 'sample']));
  const format = path === undefined ? undefined : tasksFormatOf(path);
  const file = path === undefined ? undefined : outside.file?.(path);
  if (file?.state !== 'found' || (format !== 'tsv' && format !== 'csv')) return undefined;
  const rows = Math.max(0, rowsIn(file.text, format === 'tsv' ? '\t' : ',') - 1);
  return Math.min(rows, sample ?? rows);
}

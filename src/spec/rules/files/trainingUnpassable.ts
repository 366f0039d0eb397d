import { numberOf, valueAt } from '../../document/node';
import type { SpecDocument } from '../../document/specDocument';
import { tasksReferencesOf } from '../../resolve/tasksReference';
import { tasksFormatOf } from '../../tasks/parseTasksFile';
import type { Outside } from '../../validate/diagnostic';
import type { Rule } from '../rule';
import { rowsIn } from './rowsIn';

/** Pages that must be done are pages that exist: otherwise nobody ever passes the training. */
export const trainingUnpassable: Rule = (doc, report, outside) => {
  if (doc.kind !== 'training') return;
  const node = valueAt(doc.root, 'task_suites_required_to_pass');
  const pages = numberOf(node);
  const perPage = numberOf(valueAt(doc.root, 'training_tasks_in_task_suite_count'));
  const tasks = tasksIn(doc, outside);
  if (!node || pages === undefined || !perPage || tasks === undefined) return;
  const most = Math.ceil(tasks / perPage);
  if (pages > most)
    report.warning(
      'training-cannot-be-passed',
      node,
      `${pages} pages are required, and \`$tasks\` fills ${most} (${tasks} tasks, ${perPage} a page): nobody could pass.`,
    );
};

/** Rows of all delimited tasks files together; undefined when one is not known. */
function tasksIn(doc: SpecDocument, outside: Outside): number | undefined {
  const references = tasksReferencesOf(doc);
  if (references.length === 0) return undefined;
  let tasks = 0;
  for (const { path, sample } of references) {
    const format = tasksFormatOf(path);
    const file = outside.file?.(path);
    if ((format !== 'tsv' && format !== 'csv') || file?.state !== 'found') return undefined;
    const rows = Math.max(0, rowsIn(file.text, format === 'tsv' ? '\t' : ',') - 1);
    tasks += Math.min(rows, sample ?? rows);
  }
  return tasks;
}

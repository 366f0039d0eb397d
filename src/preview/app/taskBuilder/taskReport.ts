import type { ViewNode } from '../../core';
import type { TaskError, TaskReport } from '../../protocol';
import type { LiveTask } from './liveTask';

/** What the page is told of a task after every change. */
export function reportOf({ engine }: LiveTask): TaskReport {
  const errors = engine.view.mounted.flatMap((view): TaskError[] => {
    const source = { part: 'config', path: view.path } as const;
    if (view.broken !== undefined) {
      return [{ place: view.path, lines: [view.broken], shown: true, source }];
    }
    if (view.errors.length === 0) return [];
    return [{ place: view.path, lines: view.errors, shown: isSeen(view), source }];
  });
  return { output: plainJson(engine.store.output), valid: engine.view.valid, errors };
}

/** Errors inside of a closed block stand on the page but cannot be seen. */
function isSeen(view: ViewNode): boolean {
  if (!view.errorsShown) return false;
  const element = document.querySelector(`[data-key="${CSS.escape(view.place)}"]`);
  return element !== null && element.closest('details:not([open]), .tb-side-item[hidden]') === null;
}

/** Holes of arrays become null, as in the JSON that is submitted. */
function plainJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

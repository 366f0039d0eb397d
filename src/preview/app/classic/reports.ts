/** What the page is told of the tasks and their answers. */
import { checkAnswer } from '../../answers/checkAnswer';
import type { TaskError, TaskReport } from '../../protocol';
import type { FieldSpecs } from '../../../spec';
import type { Solution, SolutionValidationError, SuiteObject } from './types';
import { viewNow, type View } from './view';

/** What a frame that is built anew needs to go on with a task. */
export interface TaskState {
  readonly output: Readonly<Record<string, unknown>>;
  /** Of the page as a whole; the first task carries it. */
  readonly view?: View;
}

export function statesOf(suite: SuiteObject): readonly TaskState[] {
  return suite.getSolutions().map((solution, index) => ({
    output: outputOf(solution),
    ...(index === 0 ? { view: viewNow() } : {}),
  }));
}

/** An answer that was kept, whoever kept it. */
export function keptOutput(state: unknown): Readonly<Record<string, unknown>> | undefined {
  const output = (state as Partial<TaskState> | null | undefined)?.output;
  return typeof output === 'object' ? output : undefined;
}

/**
 * Between submits the author's own `validate` is not called, because it may show messages; what
 * output_spec says stands in for it.
 */
export function reportsNow(suite: SuiteObject, specs: FieldSpecs): readonly TaskReport[] {
  return suite.getSolutions().map((solution) => {
    const output = outputOf(solution);
    return { output, valid: checkAnswer(output, specs).length === 0, errors: [] };
  });
}

/** After a submit: what validation, the author's own included, found. */
export function reportsOf(
  suite: SuiteObject,
  errors: ReadonlyMap<string, SolutionValidationError>,
  specs: FieldSpecs,
): readonly TaskReport[] {
  const tasks = suite.getTasks();
  return suite.getSolutions().map((solution, index) => {
    const id = tasks[index]?.getTask().id ?? solution.task_id;
    const found = taskErrors(errors.get(id), specs);
    return { output: outputOf(solution), valid: found.length === 0, errors: found };
  });
}

function taskErrors(
  error: SolutionValidationError | undefined,
  specs: FieldSpecs,
): readonly TaskError[] {
  return Object.entries(error?.errors ?? {}).map(([place, { message, code }]) => ({
    place,
    lines: [message ?? code ?? 'wrong'],
    shown: true,
    ...(Object.hasOwn(specs, place)
      ? { source: { part: 'outputSpec', field: place } as const }
      : {}),
  }));
}

/** As it goes over the wire: a copy without what JSON has no form for. */
function outputOf(solution: Solution | undefined): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(JSON.stringify(solution?.output_values ?? {})) as Record<string, unknown>;
  } catch {
    // An author put something into the answer that contains itself.
    return {};
  }
}

import type { FieldValues } from '../../spec/model';
import type { AssignmentRow, TaskKind, TaskRow } from '../domain/rows';
import type { World } from '../domain/world';

/** How right an answer is by the task's known solutions: 1, 0, or an alternative's part mark. */
export function correctness(task: TaskRow, answer: FieldValues | undefined): number {
  if (!answer) return 0;
  let best = 0;
  for (const { output_values: known, correctness_weight: weight } of task.knownSolutions ?? []) {
    if (agrees(known, answer)) best = Math.max(best, weight ?? 1);
  }
  return best;
}

function agrees(known: FieldValues, answer: FieldValues): boolean {
  return Object.entries(known).every(
    ([field, value]) => JSON.stringify(value) === JSON.stringify(answer[field]),
  );
}

export interface KnownAnswer {
  readonly kind: TaskKind;
  readonly correctness: number;
}

/** Marks for the control and training tasks of a suite, in order; first answers in a training. */
export function knownAnswers(world: World, assignment: AssignmentRow): readonly KnownAnswer[] {
  return assignment.taskIds.flatMap((id, index) => {
    const task = world.store.tasks.get(id);
    if (!task || task.kind === 'main') return [];
    const answers = assignment.firstAttempts ?? assignment.solutions;
    const mark = correctness(task, answers?.[index]?.output_values);
    return [{ kind: task.kind, correctness: mark }];
  });
}

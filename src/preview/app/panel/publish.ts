import type { AnswerProblem } from '../../answers/checkAnswer';
import type { TaskReport } from '../../protocol';

declare global {
  interface Window {
    /**
     * For tests and scripts: the answer as it stands (a list where the page has several tasks), whether
     * the interface's own validation passes, and whether the platform would take it by output_spec.
     */
    crowdsmith?: { readonly output: unknown; readonly valid: boolean; readonly accepted: boolean };
  }
}

export function publish(
  reports: readonly TaskReport[],
  faults: readonly (readonly AnswerProblem[])[],
): void {
  if (reports.length === 0) return;
  window.crowdsmith = {
    output: answersOf(reports),
    valid: reports.every(({ valid }) => valid),
    accepted: faults.every((one) => one.length === 0),
  };
}

/** One task's answer is an object, those of a whole page a list of them. */
export function answersOf(reports: readonly TaskReport[]): unknown {
  return reports.length > 1 ? reports.map(({ output }) => output) : (reports[0]?.output ?? {});
}

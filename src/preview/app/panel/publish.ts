import type { AnswerProblem } from '../../answers/checkAnswer';
import type { TaskReport } from '../../protocol';

declare global {
  interface Window {
    /**
     * For tests and scripts: the answer as it stands, whether the interface's own validation passes,
     * and whether the platform would take it by output_spec.
     */
    crowdsmith?: { readonly output: unknown; readonly valid: boolean; readonly accepted: boolean };
  }
}

export function publish(report: TaskReport | undefined, faults: readonly AnswerProblem[]): void {
  if (!report) return;
  window.crowdsmith = {
    output: report.output,
    valid: report.valid,
    accepted: faults.length === 0,
  };
}

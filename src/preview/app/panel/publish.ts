import type { AnswerProblem } from '../../answers/checkAnswer';
import type { TaskReport } from '../../protocol';

declare global {
  interface Window {
    /** For tests and scripts: the answer as it stands, and whether it could be submitted. */
    crowdsmith?: { readonly output: unknown; readonly valid: boolean };
  }
}

export function publish(report: TaskReport | undefined, faults: readonly AnswerProblem[]): void {
  if (!report) return;
  window.crowdsmith = { output: report.output, valid: report.valid && faults.length === 0 };
}

import type { ComponentChildren, JSX } from 'preact';
import type { AnswerProblem } from '../../answers/checkAnswer';
import { compareJudgements } from '../../answers/compareJudgements';
import type { TaskReport } from '../../protocol';

interface MessagesProps {
  readonly report: TaskReport | undefined;
  readonly faults: readonly AnswerProblem[];
  readonly submitted: boolean;
  readonly problems: readonly string[];
  readonly children: ComponentChildren;
}

/** Submit, whether the answer holds, and where interface and platform would disagree. */
export function Messages(props: MessagesProps): JSX.Element {
  const { report, submitted, problems } = props;
  return (
    <div class="verdict">
      <div class="verdict-line">
        {props.children}
        <span role="status" class={`state ${stateClass(report, props.faults)}`}>
          {submitted && report ? summary(report, props.faults) : ''}
        </span>
      </div>
      <ul class="messages" aria-label="Messages">
        {problems.map((problem) => (
          <li class="problem">{problem}</li>
        ))}
        {submitted && report ? details(report, props.faults) : null}
      </ul>
    </div>
  );
}

function stateClass(report: TaskReport | undefined, faults: readonly AnswerProblem[]): string {
  if (!report?.valid) return 'bad';
  return faults.length === 0 ? 'good' : 'warn';
}

function summary(report: TaskReport, faults: readonly AnswerProblem[]): string {
  const messages = report.errors.flatMap((error) => error.lines);
  const judgement = compareJudgements(messages, report.valid, faults);
  switch (judgement.agree) {
    case 'accepted':
      return 'Valid: the platform would take this answer.';
    case 'refused':
      return 'Not valid: nothing is sent.';
    case 'interface-only':
      return 'The interface takes this answer, the platform would refuse it.';
    case 'platform-only':
      return 'Not valid: the interface refuses what output_spec would take.';
  }
}

function details(report: TaskReport, faults: readonly AnswerProblem[]): JSX.Element {
  return (
    <>
      {report.errors.map((error) => (
        <li>
          <code>{error.place}</code> {error.lines.join(' ')}
          {error.shown ? '' : ' (the performer does not see this message)'}
        </li>
      ))}
      {faults.map((fault) => (
        <li class={report.valid ? 'disagree' : ''}>
          <code>{fault.field}</code> {fault.message} <small>{fault.code}</small>
        </li>
      ))}
    </>
  );
}

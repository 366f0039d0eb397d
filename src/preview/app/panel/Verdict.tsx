import type { ComponentChildren, JSX } from 'preact';
import { compareJudgements } from '../../answers/compareJudgements';
import type { PreviewModel } from '../../model';
import type { SourcePlace, TaskReport } from '../../protocol';
import { Finding } from './Finding';
import type { TaskFrame } from './useTaskFrame';

interface VerdictProps {
  readonly model: PreviewModel | undefined;
  readonly task: TaskFrame;
  readonly reveal: ((place: SourcePlace) => void) | undefined;
  /** What is to be said instead of a judgement, where the platform itself has judged. */
  readonly said: string | undefined;
  readonly children: ComponentChildren;
}

/** Submit, whether the answers hold, and where interface and platform would disagree. */
export function Verdict(props: VerdictProps): JSX.Element {
  const { task, said, model, reveal } = props;
  const { submitted, reports } = task;
  const shown = said ?? (submitted && reports.length > 0 ? summary(task) : '');
  return (
    <div class="verdict">
      <div class="verdict-line">
        {props.children}
        <span role="status" class={`state ${stateClass(task)}`}>
          {shown}
        </span>
      </div>
      <ul class="messages" aria-label="Messages">
        {task.problems.map(({ message, place }) => (
          <Finding key={message} tone="warn" text={message} place={place} reveal={reveal} />
        ))}
        {submitted && said === undefined ? (
          <Details model={model} task={task} reveal={reveal} />
        ) : null}
      </ul>
    </div>
  );
}

function stateClass({ reports, faults, known }: TaskFrame): string {
  if (reports.some(({ valid }) => !valid)) return 'bad';
  const doubtful = faults.some((one) => one.length > 0) || known.includes('wrong');
  return doubtful ? 'warn' : 'good';
}

function summary({ reports, faults }: TaskFrame): string {
  const messages = reports.flatMap(({ errors }) => errors.flatMap(({ lines }) => lines));
  const valid = reports.every((report) => report.valid);
  const judgement = compareJudgements(messages, valid, faults.flat());
  const these = reports.length > 1 ? 'these answers' : 'this answer';
  switch (judgement.agree) {
    case 'accepted':
      return `Valid: the platform would take ${these}.`;
    case 'refused':
      return 'Not valid: nothing is sent.';
    case 'interface-only':
      return `The interface takes ${these}, the platform would refuse it.`;
    case 'platform-only':
      return 'Not valid: the interface refuses what output_spec would take.';
  }
}

/** Every message of the interface and every fault by output_spec, task by task. */
export function Details({
  model,
  task,
  reveal,
}: Pick<VerdictProps, 'model' | 'task' | 'reveal'>): JSX.Element {
  const { reports, faults, known } = task;
  const several = reports.length > 1;
  return (
    <>
      {reports.map((report, i) => (
        <TaskDetails
          key={i}
          {...{ report, model, reveal }}
          name={several ? `Task ${String(i + 1)}` : undefined}
          faults={faults[i] ?? []}
          known={known[i] ?? 'not-known'}
          answers={model?.tasks[i]?.known}
          kind={model?.tasks[i]?.kind}
        />
      ))}
    </>
  );
}

interface TaskDetailsProps {
  readonly report: TaskReport;
  readonly model: PreviewModel | undefined;
  readonly reveal: VerdictProps['reveal'];
  readonly name: string | undefined;
  readonly faults: TaskFrame['faults'][number];
  readonly known: TaskFrame['known'][number];
  readonly answers: unknown;
  readonly kind: string | undefined;
}

function TaskDetails(props: TaskDetailsProps): JSX.Element {
  const { report, model, reveal, name, faults, known } = props;
  const isBuilder = model?.interface.kind === 'tb';
  return (
    <>
      {report.errors.map(({ place, lines, shown, source }) => (
        <Finding
          key={`${place} ${lines.join(' ')}`}
          tone="bad"
          name={name}
          subject={place}
          text={`${lines.join(' ')}${shown ? '' : ' (the performer does not see this message)'}`}
          place={source ?? (isBuilder ? { part: 'config', path: place } : undefined)}
          reveal={reveal}
        />
      ))}
      {faults.map(({ field, message, code }) => (
        <Finding
          key={`${field} ${code}`}
          tone={report.valid ? 'warn' : 'aside'}
          name={name}
          subject={field}
          text={message}
          code={code}
          place={{ part: 'outputSpec', field: field.split('.')[0] ?? field }}
          reveal={reveal}
        />
      ))}
      {known === 'not-known' || !report.valid ? null : (
        <Finding
          tone={known === 'right' ? 'good' : 'warn'}
          name={name}
          text={knownWords(known, props.kind, props.answers)}
          place={undefined}
          reveal={undefined}
        />
      )}
    </>
  );
}

function knownWords(known: 'right' | 'wrong', kind: string | undefined, answers: unknown): string {
  const what = kind === 'training' ? 'training task' : 'control task';
  if (known === 'right') return `This ${what} is answered as it should be.`;
  return `This ${what} counts as wrong. Known answer: ${JSON.stringify(answers)}`;
}

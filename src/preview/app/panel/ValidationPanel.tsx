import type { JSX } from 'preact';
import type { SpecFinding } from '../../protocol';
import type { DetailsProps } from './Details';
import { Details } from './Verdict';

/** What interface and platform say to the answers now, and what is wrong with the spec. */
export function ValidationPanel({ host, session, task, reveal }: DetailsProps): JSX.Element {
  const { findings, model } = session;
  const errors = task.reports.flatMap((report) => report.errors);
  const nothing = errors.length === 0 && task.faults.flat().length === 0;
  return (
    <div class="validation">
      <h2>If it were submitted now</h2>
      {nothing ? <p class="hint">Interface and output_spec would both take it.</p> : null}
      <ul class="messages" aria-label="Validation">
        <Details model={model} task={task} reveal={reveal} />
      </ul>
      {findings.length > 0 ? (
        <>
          <h2>In the spec</h2>
          <ul class="messages" aria-label="Findings">
            {findings.map((finding) => (
              <SpecLine
                key={`${finding.file}:${String(finding.line)} ${finding.message}`}
                finding={finding}
                show={() =>
                  host.post({ type: 'revealFinding', file: finding.file, line: finding.line })
                }
              />
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

const tones = { error: 'bad', warning: 'warn', info: 'aside' } as const;

function SpecLine({
  finding,
  show,
}: {
  readonly finding: SpecFinding;
  readonly show: () => void;
}): JSX.Element {
  const { file, line, message, code, severity } = finding;
  return (
    <li class={`finding ${tones[severity]}`}>
      <button type="button" class="link" onClick={show}>
        {file.slice(file.lastIndexOf('/') + 1)}:{line + 1}
      </button>{' '}
      {message} <small>{code}</small>
    </li>
  );
}

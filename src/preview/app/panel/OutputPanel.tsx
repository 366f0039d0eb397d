import type { JSX } from 'preact';
import type { TaskReport } from '../../protocol';
import type { DetailsProps } from './Details';
import { answersOf } from './publish';

/** The answer as JSON, and what can be done with it. */
export function OutputPanel({ host, session, task }: DetailsProps): JSX.Element {
  const { reports } = task;
  const text = JSON.stringify(answersOf(reports), undefined, 2);
  const canWrite = session.performer.mode === 'off' && session.model?.choice !== undefined;
  return (
    <div class="output">
      <section role="region" aria-label="Output" tabIndex={0}>
        <pre>{text}</pre>
      </section>
      <div class="actions">
        <button type="button" class="plain" onClick={() => host.post({ type: 'copy', text })}>
          Copy
        </button>
        {canWrite
          ? reports.map((report, i) => (
              <GoldenActions
                key={i}
                {...{ host, session, report, i }}
                several={reports.length > 1}
              />
            ))
          : null}
      </div>
    </div>
  );
}

interface GoldenActionsProps extends Pick<DetailsProps, 'host' | 'session'> {
  readonly report: TaskReport;
  readonly i: number;
  readonly several: boolean;
}

/** The task with this answer as a row of golden tasks. */
function GoldenActions({ host, session, report, i, several }: GoldenActionsProps): JSX.Element {
  const of = several ? ` (task ${String(i + 1)})` : '';
  const send = (deed: 'copy' | 'append'): void => {
    const output = report.output as Readonly<Record<string, unknown>>;
    host.post({ type: 'goldenRow', task: i, output, deed });
  };
  return (
    <>
      <button type="button" class="plain" onClick={() => send('copy')}>
        Copy as golden row{of}
      </button>
      {session.abilities.includes('append-row') ? (
        <button type="button" class="plain" onClick={() => send('append')}>
          Add to golden tasks{of}
        </button>
      ) : null}
    </>
  );
}

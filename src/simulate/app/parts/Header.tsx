import type { PanelSettings, RunState } from '../../protocol';
import { reportMarkdown } from '../../report/markdown';
import type { SimulationReport } from '../../report/model';
import { ask } from '../host';

const seedChoices = [1, 3, 5, 10, 20, 50];

interface HeaderProps {
  readonly report: SimulationReport | undefined;
  readonly run: RunState;
  readonly settings: PanelSettings;
}

/** What was simulated, and what can be done about it. */
export function Header({ report, run, settings }: HeaderProps) {
  return (
    <header>
      <div class="title">
        <h1>{report?.target.name ?? settings.spec}</h1>
        <p class="about">
          <button type="button" class="link" onClick={() => ask({ type: 'openSpec' })}>
            {settings.spec || report?.target.path}
          </button>
          {report && <span> · {aboutOf(report)}</span>}
        </p>
      </div>
      <div class="actions" role="toolbar" aria-label="Simulation">
        <Settings settings={settings} />
        <Sharing report={report} />
        {run.state === 'running' ? (
          <button type="button" class="first" onClick={() => ask({ type: 'stop' })}>
            Stop
          </button>
        ) : (
          <button type="button" class="first" onClick={() => ask({ type: 'run' })}>
            Run again
          </button>
        )}
      </div>
      <Progress run={run} />
    </header>
  );
}

function aboutOf({ crowd, seeds, state, seconds }: SimulationReport): string {
  const parts = [
    `crowd “${crowd.name}”, ${crowd.size} people`,
    `${seeds.length} ${seeds.length === 1 ? 'seed' : 'seeds'}`,
  ];
  if (state === 'complete') parts.push(`simulated in ${seconds.toFixed(1)} s`);
  return parts.join(' · ');
}

function Settings({ settings }: { settings: PanelSettings }) {
  const choices = [...new Set([...seedChoices, settings.seeds])].sort((a, b) => a - b);
  return (
    <>
      <label class="field">
        Seeds
        <select
          value={String(settings.seeds)}
          onChange={({ currentTarget }) =>
            ask({ type: 'seeds', seeds: Number(currentTarget.value) })
          }
        >
          {choices.map((count) => (
            <option key={count} value={String(count)}>
              {count}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <input
          type="checkbox"
          checked={settings.onSave}
          onChange={({ currentTarget }) => ask({ type: 'onSave', on: currentTarget.checked })}
        />
        Run on save
      </label>
    </>
  );
}

function Sharing({ report }: { report: SimulationReport | undefined }) {
  return (
    <>
      <button
        type="button"
        class="second"
        disabled={!report}
        title="Copy the figures as Markdown"
        onClick={() => report && ask({ type: 'copy', text: reportMarkdown(report) })}
      >
        Copy
      </button>
      <button
        type="button"
        class="second"
        disabled={!report}
        title="Save the whole report as JSON"
        onClick={() => ask({ type: 'save' })}
      >
        Save…
      </button>
    </>
  );
}

function Progress({ run }: { run: RunState }) {
  if (run.state !== 'running') return <div class="progress" aria-hidden="true" />;
  const { done, total, label } = run;
  const text = `${done} of ${total} runs, ${label}`;
  return (
    <div class="progress running">
      <progress value={done} max={Math.max(1, total)} aria-label="Runs" />
      <span role="status">{text}</span>
    </div>
  );
}

import { useEffect, useState } from 'preact/hooks';
import type { Headline, HostMessage, PanelSettings, RunState } from '../protocol';
import type { SimulationReport } from '../report/model';
import { ask, listen } from './host';
import { Cards } from './parts/Cards';
import { Header } from './parts/Header';
import { PoolSection } from './parts/PoolSection';
import { PoolTabs } from './parts/PoolTabs';

interface Shown {
  readonly report: SimulationReport;
  readonly before: Headline | undefined;
}

const noSettings: PanelSettings = { spec: '', seeds: 5, onSave: false };

/** The report of one simulation, as far as it is known. */
export function App() {
  const { shown, run, settings } = useHost();
  return (
    <main>
      <Header report={shown?.report} run={run} settings={settings} />
      {run.state === 'failed' && <Failure message={run.message} />}
      {shown && <Report {...shown} />}
      {!shown && run.state !== 'failed' && <Waiting run={run} />}
    </main>
  );
}

interface Heard {
  readonly shown: Shown | undefined;
  readonly run: RunState;
  readonly settings: PanelSettings;
}

/** The newest of everything that the editor said. */
function useHost(): Heard {
  const [shown, setShown] = useState<Shown>();
  const [run, setRun] = useState<RunState>({ state: 'idle' });
  const [settings, setSettings] = useState(noSettings);
  useEffect(() => {
    const stop = listen((message: HostMessage) => {
      switch (message.type) {
        case 'report':
          setShown({ report: message.report, before: message.before });
          break;
        case 'run':
          setRun(message.run);
          break;
        case 'settings':
          setSettings(message.settings);
          break;
      }
    });
    ask({ type: 'ready' });
    return stop;
  }, []);
  return { shown, run, settings };
}

function Report({ report, before }: Shown) {
  const [tab, setTab] = useState(0);
  const { pools, notes } = report;
  const pool = pools[Math.min(tab, pools.length - 1)];
  const hasTabs = pools.length > 1;
  return (
    <>
      <Cards report={report} before={before} />
      {notes.length > 0 && <Notes notes={notes} />}
      {hasTabs && <PoolTabs pools={pools} chosen={tab} choose={setTab} />}
      {pool && (
        <PoolSection
          key={pool.name}
          pool={pool}
          isPanel={hasTabs}
          isPartial={report.state === 'partial'}
        />
      )}
    </>
  );
}

function Failure({ message }: { message: string }) {
  return (
    <div class="failure" role="alert">
      <strong>The simulation could not run.</strong>
      <pre>{message}</pre>
    </div>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  return (
    <ul class="notes" aria-label="Notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

function Waiting({ run }: { run: RunState }) {
  return (
    <div class="waiting">
      <div class="skeleton cards" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((card) => (
          <div key={card} class="card" />
        ))}
      </div>
      <p>
        {run.state === 'stopped'
          ? 'Stopped before the first figures were there.'
          : 'The crowd is at work. First figures come in a moment…'}
      </p>
    </div>
  );
}

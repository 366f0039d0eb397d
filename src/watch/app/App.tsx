import { useEffect, useState } from 'preact/hooks';
import type { HostMessage } from '../protocol';
import { editor } from './host';
import { Cards } from './parts/Cards';
import { Clips } from './parts/Clips';
import { Deadlines } from './parts/Deadlines';
import { Diagram } from './parts/Diagram';
import { Header } from './parts/Header';
import { Log } from './parts/Log';
import { MoneyTable } from './parts/MoneyTable';
import { Notices } from './parts/Notices';
import { Timeline } from './parts/Timeline';

type Heard = Extract<HostMessage, { readonly type: 'view' | 'none' }>;

/** One run of a pipeline, as it is now. */
export function App() {
  const heard = useHost();
  if (heard === undefined) {
    return (
      <main>
        <p class="empty" role="status">
          Looking for the run…
        </p>
      </main>
    );
  }
  if (heard.type === 'none') return <NoRun pipeline={heard.pipeline} />;
  const { view, reach } = heard;
  return (
    <main>
      <Header view={view} reach={reach} />
      <Notices view={view} reach={reach} />
      <Diagram view={view} />
      <Cards view={view} />
      <div class="columns">
        <Clips view={view} />
        <div class="column">
          <Timeline history={view.history} />
          <MoneyTable view={view} />
          <Deadlines deadlines={view.deadlines} />
        </div>
      </div>
      <Log log={view.log} />
    </main>
  );
}

function NoRun({ pipeline }: { pipeline: string }) {
  return (
    <main>
      <div class="empty">
        <h1>{pipeline}</h1>
        <p role="status">This pipeline has not run yet.</p>
        <p>
          Texts are judged, those that are fit are recorded, and every recording is listened to
          before it is paid for. What it will cost is said first.
        </p>
        <button type="button" class="first" onClick={() => editor.ask({ type: 'start' })}>
          Run Pipeline
        </button>
      </div>
    </main>
  );
}

/** The newest that the editor said; a page that is shown again is told everything anew. */
function useHost(): Heard | undefined {
  const [heard, setHeard] = useState<Heard>();
  useEffect(() => {
    const stop = editor.listen((message) => {
      if (message.type !== 'view' && message.type !== 'none') return;
      setHeard(message);
      editor.remember(message.memory);
    });
    editor.ask({ type: 'ready' });
    return stop;
  }, []);
  return heard;
}

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
import { Picture } from './parts/Picture';
import { Timeline } from './parts/Timeline';

type Heard = Extract<HostMessage, { readonly type: 'view' | 'none' | 'picture' }>;

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
  if (heard.type === 'picture') {
    const { picture, trouble } = heard;
    return picture ? <Picture picture={picture} trouble={trouble} /> : <NoPicture why={trouble} />;
  }
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
        </button>{' '}
        <button type="button" class="second" onClick={() => editor.ask({ type: 'diagram' })}>
          Show Stages and Costs
        </button>
      </div>
    </main>
  );
}

function NoPicture({ why = '' }: { why: string | undefined }) {
  return (
    <main>
      <div class="empty" role="alert">
        <h1>The stages cannot be drawn yet.</h1>
        <p>{why}</p>
      </div>
    </main>
  );
}

/** The newest that the editor said; a page that is shown again is told everything anew. */
function useHost(): Heard | undefined {
  const [heard, setHeard] = useState<Heard>();
  useEffect(() => {
    const stop = editor.listen((message) => {
      if (message.type === 'sound' || message.type === 'no-sound') return;
      setHeard(message);
      editor.remember(message.memory);
    });
    editor.ask({ type: 'ready' });
    return stop;
  }, []);
  return heard;
}

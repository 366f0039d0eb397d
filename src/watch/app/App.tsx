import { useEffect, useState } from 'preact/hooks';
import type { Reach } from '../protocol';
import type { RunView } from '../view/runView';
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

interface Heard {
  readonly view: RunView;
  readonly reach: Reach;
}

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

/** The newest that the editor said; a page that is shown again is told everything anew. */
function useHost(): Heard | undefined {
  const [heard, setHeard] = useState<Heard>();
  useEffect(() => {
    const stop = editor.listen((message) => {
      if (message.type !== 'view') return;
      setHeard({ view: message.view, reach: message.reach });
      const { spec, profile } = message.view;
      editor.remember({ spec, profile });
    });
    editor.ask({ type: 'ready' });
    return stop;
  }, []);
  return heard;
}

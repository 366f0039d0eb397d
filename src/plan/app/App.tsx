import { useEffect, useState } from 'preact/hooks';
import type { PlanView } from '../protocol';
import { editor } from './host';
import { Header } from './parts/Header';
import { Money } from './parts/Money';
import { Steps } from './parts/Steps';

/** A plan, what it costs, and what becomes of it. */
export function App() {
  const view = useView();
  useKeys(view);
  if (view === undefined) return null;
  const { plan, run } = view;
  return (
    <main>
      <Header view={view} />
      {run.state === 'failed' && (
        <div class="failure" role="alert">
          <strong>
            {plan === undefined ? 'There is no plan.' : 'The plan could not be applied.'}
          </strong>
          <pre>{run.message}</pre>
        </div>
      )}
      {plan === undefined && run.state === 'planning' && (
        <p class="empty">Comparing the specs with the platform…</p>
      )}
      {plan !== undefined && plan.trouble.length > 0 && (
        <section class="failure" aria-label="What has to be put right first">
          <strong>To be put right first. Until then nothing is applied.</strong>
          <ul>
            {plan.trouble.map(({ path, message }) => (
              <li key={path + message}>
                <pre>{message}</pre>
              </li>
            ))}
          </ul>
        </section>
      )}
      {plan !== undefined && <Money view={view} plan={plan} />}
      {plan !== undefined && <Steps view={view} plan={plan} />}
    </main>
  );
}

function useView(): PlanView | undefined {
  const [view, setView] = useState<PlanView>();
  useEffect(() => {
    const stop = editor.listen(({ view: newest }) => setView(newest));
    editor.ask({ type: 'ready' });
    return stop;
  }, []);
  return view;
}

/** Ctrl+Enter applies, Escape breaks off. */
function useKeys(view: PlanView | undefined): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && isBusy(view)) editor.ask({ type: 'cancel' });
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      document.querySelector<HTMLButtonElement>('button.first:enabled')?.click();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [view]);
}

function isBusy(view: PlanView | undefined): boolean {
  return view?.run.state === 'planning' || view?.run.state === 'applying';
}

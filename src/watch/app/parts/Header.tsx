import { useEffect, useState } from 'preact/hooks';
import type { Openable, Reach } from '../../protocol';
import type { Steer } from '../../steer';
import { percentOf } from '../../view/figures';
import type { RunView } from '../../view/runView';
import { duration, stateText } from '../../view/words';
import { editor } from '../host';

interface HeaderProps {
  readonly view: RunView;
  readonly reach: Reach;
}

/** Which run it is, how it stands, and what can be done about it. */
export function Header({ view, reach }: HeaderProps) {
  const percent = Math.floor(percentOf(view));
  return (
    <header>
      <div class="title">
        <h1>
          {view.pipeline}{' '}
          <span class={`state ${view.state.state}`} role="status">
            {stateText(view)}
          </span>
        </h1>
        <p class="about">
          <button type="button" class="link" onClick={() => open('spec')}>
            {view.spec}
          </button>{' '}
          on {view.profile} · <Lasted view={view} />
          {view.attempts > 1 && ` · attempt ${view.attempts}`}
        </p>
      </div>
      <div class="actions" role="toolbar" aria-label="Run">
        <button type="button" class="second" onClick={() => open('log')}>
          Show Log
        </button>
        {view.summary !== undefined && <Results view={view} />}
        <Steering view={view} reach={reach} />
      </div>
      <div class="progress">
        <progress value={percent} max={100} aria-label="Done" />
        <span aria-hidden="true">{percent} %</span>
      </div>
    </header>
  );
}

/** Time since the attempt began; stands still when it has ended. */
function Lasted({ view }: { view: RunView }) {
  const [now, setNow] = useState(Date.now);
  const { state } = view.state;
  const isOver = state === 'finished' || state === 'failed' || state === 'stopped';
  useEffect(() => {
    if (isOver) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isOver]);
  const until = isOver ? view.changed : Math.max(now, view.changed);
  return <span>{duration((until - view.attemptBegan) / 1000)}</span>;
}

function Results({ view }: { view: RunView }) {
  return (
    <>
      {view.places.report !== undefined && <Opener what="report" label="Open Report" />}
      <Opener what="results" label="Open Folder" />
      <Opener what="dataset" label="Open Dataset" />
    </>
  );
}

function Opener({ what, label }: { what: Openable; label: string }) {
  return (
    <button type="button" class="second" onClick={() => open(what)}>
      {label}
    </button>
  );
}

function Steering({ view, reach }: HeaderProps) {
  const { state } = view;
  if (reach === 'elsewhere') {
    return <span class="quiet">Runs in another process, which steers it.</span>;
  }
  if (reach === 'ended') {
    const label = state.state === 'finished' ? 'Run Again' : 'Resume';
    const look = state.state === 'finished' ? 'second' : 'first';
    return (
      <button type="button" class={look} onClick={() => editor.ask({ type: 'start' })}>
        {label}
      </button>
    );
  }
  const isEnding = state.state === 'running' && state.ending !== undefined;
  return (
    <>
      <Wish wish="stop" label="Stop" look="second" disabled={isEnding && state.ending === 'now'} />
      <Wish
        wish="stop-after-batch"
        label="Stop After Batch"
        look="second"
        disabled={state.state !== 'running' || isEnding}
      />
      {state.state === 'paused' && state.why !== 'pilot' && (
        <Wish wish="resume" label="Resume" look="first" />
      )}
      {state.state !== 'paused' && (
        <Wish wish="pause" label="Pause" look="first" disabled={state.state !== 'running'} />
      )}
    </>
  );
}

interface WishProps {
  readonly wish: Steer;
  readonly label: string;
  readonly look: 'first' | 'second';
  readonly disabled?: boolean;
}

/** A button that says what it asks for. */
export function Wish({ wish, label, look, disabled = false }: WishProps) {
  return (
    <button
      type="button"
      class={look}
      disabled={disabled}
      onClick={() => editor.ask({ type: 'steer', wish })}
    >
      {label}
    </button>
  );
}

function open(what: Openable): void {
  editor.ask({ type: 'open', what });
}

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
  const isEnding = state.state === 'running' && state.ending !== undefined;
  return (
    <>
      {reach === 'elsewhere' && <span class="quiet">Runs in another process</span>}
      {reach !== 'ended' && (
        <Wish
          wish="stop"
          label="Stop"
          look="second"
          disabled={isEnding && state.ending === 'now'}
        />
      )}
      {reach !== 'ended' && (
        <Wish
          wish="stop-after-batch"
          label="Stop After Batch"
          look="second"
          disabled={state.state !== 'running' || isEnding}
        />
      )}
      <Button {...turnOf(view, reach)} isHeir />
    </>
  );
}

/**
 * What holds the run back or sends it on. It is one button whatever it says, so that the focus stays.
 * While a pilot asks it does nothing: the answers stand beside the sum.
 */
function turnOf({ state }: RunView, reach: Reach): ButtonProps {
  if (reach === 'ended') {
    const isDone = state.state === 'finished';
    return {
      label: isDone ? 'Run Again' : 'Resume',
      look: isDone ? 'second' : 'first',
      press: () => editor.ask({ type: 'start' }),
    };
  }
  const isPaused = state.state === 'paused' && state.why !== 'pilot';
  return {
    label: isPaused ? 'Resume' : 'Pause',
    look: 'first',
    disabled: !isPaused && state.state !== 'running',
    press: () => editor.ask({ type: 'steer', wish: isPaused ? 'resume' : 'pause' }),
  };
}

interface WishProps {
  readonly wish: Steer;
  readonly label: string;
  readonly look: 'first' | 'second';
  readonly disabled?: boolean;
}

/** A button that says what it asks for. */
export function Wish({ wish, ...shown }: WishProps) {
  return <Button {...shown} press={() => editor.ask({ type: 'steer', wish })} />;
}

interface ButtonProps extends Omit<WishProps, 'wish'> {
  readonly press: () => void;
  /** Whether it gets the focus when a neighbour that had it goes. */
  readonly isHeir?: boolean;
}

/**
 * A button that is disabled keeps the focus all the same: it often is so by being pressed. Of a double click the second
 * half does nothing: by then the button may say the opposite.
 */
function Button({ label, look, disabled = false, press, isHeir = false }: ButtonProps) {
  return (
    <button
      type="button"
      class={look}
      aria-disabled={disabled}
      data-heir={isHeir || undefined}
      onClick={({ detail: clicks }) => {
        if (!disabled && clicks < 2) press();
      }}
    >
      {label}
    </button>
  );
}

function open(what: Openable): void {
  editor.ask({ type: 'open', what });
}

import { useState } from 'preact/hooks';
import { clipName } from '../../protocol';
import type { Clip, RunView } from '../../view/runView';
import { useSound, type Sound } from '../sound';

type Shown = 'rejected' | 'accepted';

/** Recordings with their verdicts, to be listened to. */
export function Clips({ view }: { view: RunView }) {
  const [shown, show] = useState<Shown>('rejected');
  const sound = useSound();
  const clips = view[shown];
  const count = view.verdicts[shown];
  return (
    <section class="box clips" aria-label="Recordings">
      <h2>Recordings</h2>
      <div class="switch" role="group" aria-label="Which recordings">
        {(['rejected', 'accepted'] as const).map((which) => (
          <button
            key={which}
            type="button"
            class="second"
            aria-pressed={shown === which}
            data-heir={shown === which || undefined}
            onClick={() => show(which)}
          >
            {which === 'rejected' ? 'Rejected' : 'Accepted'} {view.verdicts[which]}
          </button>
        ))}
      </div>
      {clips.length === 0 ? (
        <p class="none">
          {shown === 'rejected' ? 'Nothing was rejected so far.' : 'Nothing was accepted so far.'}
        </p>
      ) : (
        <ul class="list" aria-label={`${shown} recordings`} onKeyDown={moveBetween}>
          {clips.map((clip) => (
            <Row key={clipName(clip)} clip={clip} sound={sound} />
          ))}
        </ul>
      )}
      {count > clips.length && (
        <p class="quiet">
          The newest {clips.length} of {count}.
        </p>
      )}
      <Player sound={sound} />
    </section>
  );
}

/** The one place where sound comes from; hidden until something was asked for. */
function Player({ sound }: { sound: Sound }) {
  return (
    <div class="player" hidden={sound.clip === undefined}>
      <audio ref={sound.element} controls aria-label="Recording" />
      {sound.trouble !== undefined && <p role="alert">{sound.trouble}</p>}
    </div>
  );
}

function Row({ clip, sound }: { clip: Clip; sound: Sound }) {
  const name = clipName(clip);
  const isOn = sound.clip === name && sound.state === 'playing';
  const label = `${isOn ? 'Pause' : 'Play'} ${clip.textId}`;
  return (
    <li class={sound.clip === name ? 'chosen' : ''}>
      {clip.key === undefined && clip.attachment === undefined ? (
        <span class="play none" title="Nothing was handed in" />
      ) : (
        <button
          type="button"
          class="play second"
          aria-label={label}
          title={label}
          onClick={() => sound.toggle(name)}
        >
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <path d={isOn ? 'M3 2 H5 V10 H3 Z M7 2 H9 V10 H7 Z' : 'M3 1.5 L10.5 6 L3 10.5 Z'} />
          </svg>
        </button>
      )}
      <div class="said">
        <p class="text">{clip.text === '' ? clip.textId : clip.text}</p>
        {clip.verdict === 'REJECTED' && <p class="reason">{clip.reason}</p>}
        <p class="quiet">{factsOf(clip).join(' · ')}</p>
      </div>
    </li>
  );
}

function factsOf(clip: Clip): readonly string[] {
  const { textId, seconds, votes, approving, confidence, attempt, speaker, assignment } = clip;
  return [
    textId,
    ...(seconds === undefined ? [] : [`${seconds.toFixed(1)} s`]),
    ...(votes === undefined ? [] : [`${approving ?? 0} of ${votes} for it`]),
    ...(confidence === undefined ? [] : [`confidence ${confidence.toFixed(2)}`]),
    ...(attempt === undefined ? [] : [`recording ${attempt}`]),
    ...(speaker === undefined ? [] : [`voice ${speaker}`]),
    `assignment ${assignment}`,
  ];
}

/** Arrow keys go from button to button, as in any list. */
function moveBetween(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = buttons[at + step];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

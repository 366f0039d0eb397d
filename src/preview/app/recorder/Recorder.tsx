import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { sampleClip } from './sampleClip';
import { pageMicrophone, type Recording } from './microphone';

export interface RecorderTexts {
  readonly record: string;
  readonly stop: string;
  readonly sampleClip: string;
  readonly chooseFile: string;
  readonly cancel: string;
  readonly noMicrophone: string;
}

const english: RecorderTexts = {
  record: 'Record',
  stop: 'Stop recording',
  sampleClip: 'Use a sample clip',
  chooseFile: 'Choose a file',
  cancel: 'Cancel',
  noMicrophone: 'No microphone may be used here: take the sample clip, or choose a file.',
};

interface RecorderProps {
  readonly onDone: (file: File) => void;
  readonly onCancel: () => void;
  readonly texts?: RecorderTexts;
}

type RecorderState = 'idle' | 'asking' | 'recording' | 'refused';

/** Records from the microphone where that is allowed; offers a made-up clip and a file otherwise. */
export function Recorder({ onDone, onCancel, texts = english }: RecorderProps): JSX.Element {
  const [state, setState] = useState<RecorderState>('idle');
  const recording = useRef<Recording | undefined>(undefined);
  const gone = useRef(false);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    first.current?.focus();
    return () => {
      gone.current = true;
      recording.current?.drop();
    };
  }, []);
  const start = (): void => {
    setState('asking');
    pageMicrophone.record(onDone).then(
      (started) => {
        // The recorder was closed while the question for the microphone stood.
        if (gone.current) started.drop();
        recording.current = started;
        setState('recording');
      },
      () => setState('refused'),
    );
  };
  const running = state === 'recording' ? recording.current : undefined;
  return (
    <div class="recorder" role="group" aria-label={texts.record}>
      {running ? (
        <Running recording={running} text={texts.stop} />
      ) : (
        <>
          <button
            type="button"
            class="tb-button recorder-start"
            ref={first}
            disabled={state === 'asking'}
            onClick={start}
          >
            <span class="recorder-dot" aria-hidden="true" />
            {texts.record}
          </button>
          <button type="button" class="tb-button" onClick={() => onDone(sampleClip())}>
            {texts.sampleClip}
          </button>
          <FileButton text={texts.chooseFile} onFile={onDone} />
        </>
      )}
      <button type="button" class="tb-button" onClick={onCancel}>
        {texts.cancel}
      </button>
      {state === 'refused' ? (
        <span class="recorder-note" role="status">
          {texts.noMicrophone}
        </span>
      ) : null}
    </div>
  );
}

interface RunningProps {
  readonly recording: Recording;
  readonly text: string;
}

function Running({ recording, text }: RunningProps): JSX.Element {
  return (
    <>
      <button type="button" class="tb-button recorder-stop" onClick={() => recording.stop()}>
        <span class="recorder-square" aria-hidden="true" />
        {text}
      </button>
      <Clock />
    </>
  );
}

interface FileButtonProps {
  readonly text: string;
  readonly onFile: (file: File) => void;
}

function FileButton({ text, onFile }: FileButtonProps): JSX.Element {
  return (
    <label class="tb-button tb-file-button">
      {text}
      <input
        type="file"
        class="tb-zone-input"
        accept="audio/*"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onFile(file);
        }}
      />
    </label>
  );
}

/** Minutes and seconds since it came. */
function Clock(): JSX.Element {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const rest = String(seconds % 60).padStart(2, '0');
  return (
    <span class="recorder-clock" role="timer">{`${String(Math.floor(seconds / 60))}:${rest}`}</span>
  );
}

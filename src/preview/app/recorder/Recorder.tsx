import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { generateClip } from '../../media';

interface RecorderProps {
  readonly onDone: (file: File) => void;
  readonly onCancel: () => void;
}

/** Records from the microphone where that is allowed; offers a made-up clip and a file otherwise. */
export function Recorder({ onDone, onCancel }: RecorderProps): JSX.Element {
  const [state, setState] = useState<'idle' | 'recording' | 'refused'>('idle');
  const recording = useRef<Recording | undefined>(undefined);
  const start = (): void => {
    startRecording(onDone).then(
      (started) => {
        recording.current = started;
        setState('recording');
      },
      () => setState('refused'),
    );
  };
  return (
    <div class="recorder" role="group" aria-label="Recorder">
      {state === 'recording' ? (
        <button type="button" class="tb-button" onClick={() => recording.current?.stop()}>
          Stop recording
        </button>
      ) : (
        <button type="button" class="tb-button" onClick={start}>
          Record
        </button>
      )}
      <button type="button" class="tb-button" onClick={() => onDone(sampleClip())}>
        Use a sample clip
      </button>
      <label class="tb-button">
        Choose a file
        <input
          type="file"
          class="tb-zone-input"
          accept="audio/*"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) onDone(file);
          }}
        />
      </label>
      <button type="button" class="tb-button" onClick={onCancel}>
        Cancel
      </button>
      {state === 'refused' ? (
        <span role="status">No microphone may be used here: take the sample clip instead.</span>
      ) : null}
    </div>
  );
}

let clips = 0;

function sampleClip(): File {
  clips += 1;
  return new File([generateClip(2, clips)], `recording-${String(clips)}.wav`, {
    type: 'audio/wav',
  });
}

interface Recording {
  stop(): void;
}

async function startRecording(done: (file: File) => void): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  recorder.onstop = () => {
    for (const track of stream.getTracks()) track.stop();
    done(new File(parts, 'recording.webm', { type: recorder.mimeType }));
  };
  recorder.start();
  return { stop: () => recorder.stop() };
}

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ViewNode } from '../../../core';
import { Recorder } from '../../recorder/Recorder';
import { useTask } from '../task';
import { Icon } from './Icon';

interface RecordZoneProps {
  readonly view: ViewNode;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Opens the recorder, which makes a clip where no microphone may be used. Sound may be dropped on it. */
export function RecordZone({ view, onFiles }: RecordZoneProps): JSX.Element {
  const { say } = useTask();
  const [open, setOpen] = useState(false);
  const disabled = view.field?.disabled ?? false;
  const texts = {
    record: say('record'),
    stop: say('stop'),
    sampleClip: say('sampleClip'),
    chooseFile: say('chooseFile'),
    cancel: say('cancel'),
    noMicrophone: say('noMicrophone'),
  };
  return (
    <div class="tb-zone-group">
      <button
        type="button"
        class={`tb-zone ${disabled ? 'tb-zone-off' : ''}`}
        aria-expanded={open}
        disabled={disabled}
        onClick={() => setOpen(!open)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const files = [...(event.dataTransfer?.files ?? [])];
          onFiles(files.filter(({ type }) => type.startsWith('audio/')));
        }}
      >
        <Icon name="microphone" />
        <span>{say('recordAudio')}</span>
      </button>
      {open ? (
        <Recorder
          texts={texts}
          onDone={(file) => {
            setOpen(false);
            onFiles([file]);
          }}
          onCancel={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}

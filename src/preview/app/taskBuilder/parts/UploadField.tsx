import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ViewNode } from '../../../core';
import { Recorder } from '../../recorder/Recorder';
import { Icon, type IconName } from './Icon';
import type { Upload } from '../uploads';
import { useTask } from '../task';

interface UploadFieldProps {
  readonly view: ViewNode;
  readonly children: (add: (files: readonly File[]) => void) => ComponentChildren;
}

/** Zones that take files, and below them what was taken. The value is one id, or a list of ids. */
export function UploadField({ view, children }: UploadFieldProps): JSX.Element {
  const { change, uploads } = useTask();
  const multiple = view.flag('multiple');
  const ids = idsOf(view.field?.value);
  const set = (next: readonly unknown[]): void => change(view, multiple ? next : next.at(-1));
  const add = (files: readonly File[]): void =>
    set([...(multiple ? ids : []), ...files.map((file) => uploads.add(file).id)]);
  return (
    <div class="tb-upload">
      {children(add)}
      {ids.map((id) => (
        <UploadTile
          upload={uploads.get(id)}
          id={String(id)}
          onRemove={view.field?.disabled ? undefined : () => set(ids.filter((one) => one !== id))}
        />
      ))}
    </div>
  );
}

function idsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

interface UploadTileProps {
  readonly upload: Upload | undefined;
  readonly id: string;
  readonly onRemove: (() => void) | undefined;
}

function UploadTile({ upload, id, onRemove }: UploadTileProps): JSX.Element {
  return (
    <div class="tb-upload-tile">
      {upload?.type.startsWith('audio/') ? (
        <audio controls src={upload.url} aria-label={upload.name} />
      ) : null}
      {upload?.type.startsWith('image/') ? <img src={upload.url} alt={upload.name} /> : null}
      {upload?.type.startsWith('video/') ? (
        <video controls src={upload.url} aria-label={upload.name} />
      ) : null}
      <span class="tb-upload-name">{upload?.name ?? id}</span>
      {onRemove ? (
        <button
          type="button"
          class="tb-clear tb-upload-remove"
          aria-label="Remove"
          onClick={onRemove}
        >
          ×
        </button>
      ) : null}
    </div>
  );
}

interface ZoneProps {
  readonly view: ViewNode;
  readonly caption: string;
  readonly onFiles: (files: readonly File[]) => void;
}

interface DropZoneProps extends ZoneProps {
  readonly accept: string;
  readonly icon: IconName;
}

export function DropZone({ view, caption, accept, icon, onFiles }: DropZoneProps): JSX.Element {
  return (
    <label
      class="tb-zone"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <Icon name={icon} />
      <span>{caption}</span>
      <input
        type="file"
        class="tb-zone-input"
        accept={accept}
        multiple={view.flag('multiple')}
        disabled={view.field?.disabled}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

/** Opens the recorder, which makes a clip where no microphone may be used. */
export function RecordZone({ view, caption, onFiles }: ZoneProps): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <div class="tb-zone-group">
      <button
        type="button"
        class="tb-zone"
        disabled={view.field?.disabled}
        onClick={() => setOpen(!open)}
      >
        <Icon name="microphone" />
        <span>{caption}</span>
      </button>
      {open ? (
        <Recorder
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

import type { ComponentChildren, JSX } from 'preact';
import type { ViewNode } from '../../../core';
import { AudioTile } from '../media/AudioTile';
import { Gallery } from '../media/Gallery';
import { useTask } from '../task';
import type { Upload } from '../uploads';
import { groupProps } from './groupProps';
import { Icon } from './Icon';

interface UploadFieldProps {
  readonly view: ViewNode;
  /** How files of a past answer are shown: as the tiles they were given as, or as a gallery. */
  readonly review: 'tiles' | 'gallery';
  readonly children: (add: (files: readonly File[]) => void) => ComponentChildren;
}

/** Zones that take files, and below them what was taken. The value is one id, or a list of ids. */
export function UploadField({ view, review, children }: UploadFieldProps): JSX.Element {
  const { change, uploads, readOnly } = useTask();
  const multiple = view.flag('multiple');
  const ids = idsOf(view.field?.value);
  const set = (next: readonly unknown[]): void => change(view, multiple ? next : next.at(-1));
  const add = (files: readonly File[]): void => {
    if (files.length === 0) return;
    // Where one file is taken, the newest stays.
    const taken = multiple ? files : files.slice(-1);
    set([...(multiple ? ids : []), ...taken.map((file) => uploads.add(file).id)]);
  };
  if (readOnly && review === 'gallery') {
    const known = ids.map((id) => uploads.get(id)).filter((one) => one !== undefined);
    if (known.length > 0) return <Gallery view={view} uploads={known} />;
  }
  return (
    <div class="tb-upload" {...groupProps(view, 'group')}>
      {children(add)}
      {ids.map((id) => (
        <UploadTile
          key={String(id)}
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
  /** Undefined for an id whose file is not here. */
  readonly upload: Upload | undefined;
  readonly id: string;
  readonly onRemove: (() => void) | undefined;
}

function UploadTile({ upload, id, onRemove }: UploadTileProps): JSX.Element {
  const { say } = useTask();
  const name = upload?.name ?? id;
  return (
    <div class="tb-upload-tile">
      {upload ? <Thumbnail upload={upload} /> : <FileMark name="" />}
      <span class="tb-upload-name">{name}</span>
      {onRemove ? (
        <button
          type="button"
          class="tb-clear tb-upload-remove"
          aria-label={`${say('remove')} ${name}`}
          onClick={onRemove}
        />
      ) : null}
    </div>
  );
}

function Thumbnail({ upload }: { readonly upload: Upload }): JSX.Element {
  const kind = upload.type.split('/')[0];
  if (kind === 'audio') return <AudioTile upload={upload} />;
  if (kind === 'image') return <img src={upload.url} alt="" />;
  if (kind === 'video') return <video controls src={upload.url} aria-label={upload.name} />;
  return <FileMark name={upload.name} />;
}

/** A sheet with the file's extension. */
function FileMark({ name }: { readonly name: string }): JSX.Element {
  const dot = name.lastIndexOf('.');
  return (
    <span class="tb-file-mark" aria-hidden="true">
      <Icon name="file" />
      {dot === -1 ? null : <span>{name.slice(dot + 1, dot + 6).toUpperCase()}</span>}
    </span>
  );
}

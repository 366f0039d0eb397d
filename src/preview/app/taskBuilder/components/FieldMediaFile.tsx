import type { JSX } from 'preact';
import { isRecord } from '../../../core';
import { DropZone, UploadField } from '../parts/UploadField';
import type { Drawn } from './drawn';

const sources = [
  { key: 'photo', caption: 'Take photo', icon: 'camera', accept: 'image/*' },
  { key: 'video', caption: 'Record video', icon: 'video', accept: 'video/*' },
  { key: 'gallery', caption: 'Choose from gallery', icon: 'gallery', accept: 'image/*,video/*' },
  { key: 'fileSystem', caption: 'Choose file', icon: 'folder', accept: '' },
] as const;

export function FieldMediaFile({ view }: Drawn): JSX.Element {
  const accepted = isRecord(view.props.accept) ? view.props.accept : {};
  const enabled = sources.filter(({ key }) => Boolean(accepted[key]));
  const zones = enabled.length > 0 ? enabled : sources.slice(0, 1);
  return (
    <UploadField view={view}>
      {(add) => (
        <div class="tb-zones">
          {zones.map(({ key, caption, icon, accept }) => (
            <DropZone
              key={key}
              caption={caption}
              icon={icon}
              accept={accept}
              view={view}
              onFiles={add}
            />
          ))}
        </div>
      )}
    </UploadField>
  );
}

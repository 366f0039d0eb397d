import type { JSX } from 'preact';
import { isRecord } from '../../../core';
import { DropZone } from '../parts/DropZone';
import { UploadField } from '../parts/UploadField';
import { useCompact } from '../parts/useWidth';
import { useTask } from '../task';
import type { Drawn } from './drawn';

const sources = [
  { key: 'photo', caption: 'takePhoto', icon: 'camera', accept: 'image/*', camera: true },
  { key: 'video', caption: 'recordVideo', icon: 'video', accept: 'video/*', camera: true },
  {
    key: 'gallery',
    caption: 'chooseFromGallery',
    icon: 'gallery',
    accept: 'image/*,video/*',
    camera: false,
  },
  { key: 'fileSystem', caption: 'chooseFile', icon: 'folder', accept: '', camera: false },
] as const;

/** In pixels: narrower than this for each source, and the zones stand below each other. */
const zoneWidth = 180;

export function FieldMediaFile({ view }: Drawn): JSX.Element {
  const { say } = useTask();
  const accepted = isRecord(view.props.accept) ? view.props.accept : {};
  const enabled = sources.filter(({ key }) => Boolean(accepted[key]));
  const zones = enabled.length > 0 ? enabled : sources.slice(0, 1);
  const { ref, compact } = useCompact(zoneWidth * zones.length);
  return (
    <UploadField view={view} review="gallery">
      {(add) => (
        <div ref={ref} class={`tb-zones ${compact ? 'tb-zones-compact' : ''}`}>
          {zones.map(({ key, caption, icon, accept, camera }) => (
            <DropZone
              key={key}
              caption={say(caption)}
              {...{ icon, accept, view }}
              drops="image/"
              {...(camera ? { capture: 'environment' as const } : {})}
              onFiles={add}
            />
          ))}
        </div>
      )}
    </UploadField>
  );
}

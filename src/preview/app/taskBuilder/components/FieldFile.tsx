import type { JSX } from 'preact';
import { DropZone, UploadField } from '../parts/UploadField';
import type { Drawn } from './drawn';

export function FieldFile({ view }: Drawn): JSX.Element {
  const types: readonly unknown[] = Array.isArray(view.props.accept) ? view.props.accept : [];
  return (
    <UploadField view={view}>
      {(add) => (
        <DropZone
          caption="Choose file"
          icon="folder"
          accept={types.join(',')}
          view={view}
          onFiles={add}
        />
      )}
    </UploadField>
  );
}

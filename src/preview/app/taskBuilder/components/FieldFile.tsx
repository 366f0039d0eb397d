import type { JSX } from 'preact';
import { DropZone } from '../parts/DropZone';
import { UploadField } from '../parts/UploadField';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldFile({ view }: Drawn): JSX.Element {
  const { say } = useTask();
  const types: readonly unknown[] = Array.isArray(view.props.accept) ? view.props.accept : [];
  return (
    <UploadField view={view} review="tiles">
      {(add) => (
        <DropZone
          caption={say('chooseFile')}
          icon="folder"
          accept={types.join(',')}
          view={view}
          onFiles={add}
        />
      )}
    </UploadField>
  );
}

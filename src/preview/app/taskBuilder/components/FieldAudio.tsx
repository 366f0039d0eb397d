import type { JSX } from 'preact';
import { RecordZone, UploadField } from '../parts/UploadField';
import type { Drawn } from './drawn';

export function FieldAudio({ view }: Drawn): JSX.Element {
  return (
    <UploadField view={view}>
      {(add) => <RecordZone caption="Record audio" view={view} onFiles={add} />}
    </UploadField>
  );
}

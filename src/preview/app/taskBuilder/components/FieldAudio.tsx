import type { JSX } from 'preact';
import { RecordZone } from '../parts/RecordZone';
import { UploadField } from '../parts/UploadField';
import type { Drawn } from './drawn';

export function FieldAudio({ view }: Drawn): JSX.Element {
  return (
    <UploadField view={view} review="tiles">
      {(add) => <RecordZone view={view} onFiles={add} />}
    </UploadField>
  );
}

import type { JSX } from 'preact';
import { TextInput } from '../parts/TextInput';
import type { Drawn } from './drawn';

export function FieldText({ view }: Drawn): JSX.Element {
  return <TextInput view={view} type="text" />;
}

import type { JSX } from 'preact';
import { TextInput } from '../parts/TextInput';
import type { Drawn } from './drawn';

export function FieldPhoneNumber({ view }: Drawn): JSX.Element {
  return <TextInput view={view} type="tel" placeholder="8 800 555-35-35" />;
}

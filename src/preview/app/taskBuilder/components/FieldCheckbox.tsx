import type { JSX } from 'preact';
import { FlagOption } from '../parts/FlagOption';
import type { Drawn } from './drawn';

export function FieldCheckbox({ view }: Drawn): JSX.Element | null {
  return <FlagOption view={view} look="checkbox" />;
}

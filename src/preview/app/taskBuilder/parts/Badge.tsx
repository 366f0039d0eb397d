import type { JSX } from 'preact';
import type { Deed } from '../../../core';
import { useTask } from '../task';
import { KeyCap } from './KeyCap';

/** The key that does the same as the control it stands at. */
export function Badge({ deed }: { readonly deed: Deed }): JSX.Element | null {
  return <KeyCap name={useTask().badge(deed)} />;
}

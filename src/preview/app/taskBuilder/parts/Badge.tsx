import type { JSX } from 'preact';
import type { Deed } from '../../../core';
import { useTask } from '../task';

const arrows: Readonly<Record<string, string>> = { up: '↑', down: '↓' };

/** The key that does the same as the control it stands at. */
export function Badge({ deed }: { readonly deed: Deed }): JSX.Element | null {
  const key = useTask().badge(deed);
  if (key === undefined) return null;
  return (
    <kbd class="tb-badge" aria-hidden="true">
      {arrows[key] ?? key.toUpperCase()}
    </kbd>
  );
}

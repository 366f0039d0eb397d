import type { JSX } from 'preact';
import { Hint } from '../parts/Hint';
import type { Drawn } from './drawn';

export function ViewDivider({ view }: Drawn): JSX.Element {
  const label = view.text('label');
  const hint = view.text('hint');
  return (
    <div class="tb-divider" role="separator">
      {label === undefined && hint === undefined ? null : (
        <span class="tb-divider-label">
          {label}
          {hint === undefined ? null : <Hint text={hint} />}
        </span>
      )}
    </div>
  );
}

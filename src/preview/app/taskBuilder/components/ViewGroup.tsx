import type { JSX } from 'preact';
import { Hint } from '../parts/Hint';
import { Slot } from '../parts/Slot';
import type { Drawn } from './drawn';

export function ViewGroup({ view }: Drawn): JSX.Element {
  const label = view.text('label');
  const hint = view.text('hint');
  return (
    <div class="tb-group">
      {label === undefined && hint === undefined ? null : (
        <h5 class="tb-group-title">
          {label}
          {hint === undefined ? null : <Hint text={hint} />}
        </h5>
      )}
      <Slot view={view.slot('content')} />
    </div>
  );
}

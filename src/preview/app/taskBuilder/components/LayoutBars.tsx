import type { JSX } from 'preact';
import { Slot } from '../parts/Slot';
import type { Drawn } from './drawn';

export function LayoutBars({ view }: Drawn): JSX.Element {
  return (
    <div class="tb-bars">
      <Slot view={view.slot('barBefore')} />
      <div class="tb-bars-content">
        <Slot view={view.slot('content')} />
      </div>
      <Slot view={view.slot('barAfter')} />
    </div>
  );
}

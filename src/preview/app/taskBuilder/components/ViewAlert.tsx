import type { JSX } from 'preact';
import { Slot } from '../parts/Slot';
import type { Drawn } from './drawn';

export function ViewAlert({ view }: Drawn): JSX.Element {
  return (
    <div class={`tb-alert tb-alert-${view.text('theme') ?? 'none'}`}>
      <Slot view={view.slot('content')} />
    </div>
  );
}

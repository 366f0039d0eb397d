import type { JSX } from 'preact';
import { Hint } from '../parts/Hint';
import type { Drawn } from './drawn';

export function ViewHint({ view }: Drawn): JSX.Element {
  return (
    <div class="tb-label">
      <span>{view.text('label')}</span>
      <Hint text={view.text('hint') ?? ''} />
    </div>
  );
}

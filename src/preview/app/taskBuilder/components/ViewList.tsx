import type { JSX } from 'preact';
import { Slot } from '../parts/Slot';
import { stackClass } from '../parts/stackClass';
import type { Drawn } from './drawn';

export function ViewList({ view }: Drawn): JSX.Element {
  return (
    <div class={`${stackClass(view)} ${view.flag('center') ? 'tb-centered' : ''}`}>
      {view.slots('items').map((item) => (
        <Slot key={item.place} view={item} />
      ))}
    </div>
  );
}

import type { JSX } from 'preact';
import { Slot } from '../parts/Slot';
import type { Drawn } from './drawn';

export function ViewList({ view }: Drawn): JSX.Element {
  const direction = view.props.direction === 'horizontal' ? 'tb-horizontal' : 'tb-vertical';
  const size = view.props.size === 's' ? 'tb-gap-s' : 'tb-gap-m';
  return (
    <div class={`tb-stack ${direction} ${size} ${view.flag('center') ? 'tb-centered' : ''}`}>
      {view.slots('items').map((item) => (
        <Slot key={item.key} view={item} />
      ))}
    </div>
  );
}

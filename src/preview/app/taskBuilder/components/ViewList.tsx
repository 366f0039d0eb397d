import type { JSX } from 'preact';
import { MoreButton } from '../parts/MoreButton';
import { Slot } from '../parts/Slot';
import { stackClass } from '../parts/stackClass';
import { useGrowing } from '../parts/useGrowing';
import type { Drawn } from './drawn';

export function ViewList({ view }: Drawn): JSX.Element {
  const items = view.slots('items');
  const { count, end, grow } = useGrowing(items.length);
  return (
    <div class={`${stackClass(view)} ${view.flag('center') ? 'tb-centered' : ''}`}>
      {items.slice(0, count).map((item) => (
        <Slot key={item.place} view={item} />
      ))}
      <MoreButton left={items.length - count} end={end} onMore={grow} />
    </div>
  );
}

import type { JSX } from 'preact';
import { Label } from '../parts/Label';
import { Slot } from '../parts/Slot';
import type { Drawn } from './drawn';

/** The platform draws the label twice when there is a hint; ours draws it once. */
export function ViewWithLabel({ view }: Drawn): JSX.Element {
  return (
    <div>
      <Label view={view} />
      <div class="tb-stack tb-horizontal tb-gap-s tb-centered">
        {view.slots('items').map((item) => (
          <Slot key={item.place} view={item} />
        ))}
      </div>
    </div>
  );
}

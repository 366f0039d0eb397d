import type { JSX } from 'preact';
import { Badge } from '../parts/Badge';
import { Hint } from '../parts/Hint';
import { Slot } from '../parts/Slot';
import { useTask } from '../task';
import type { Drawn } from './drawn';

/** Closed content stays mounted: its fields keep their values and still count as wrong. */
export function ViewCollapse({ view }: Drawn): JSX.Element {
  const { patch } = useTask();
  const open = view.state.open ?? view.flag('defaultOpened');
  const hint = view.text('hint');
  return (
    <details
      class="tb-collapse"
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) patch(view.key, { open: event.currentTarget.open });
      }}
    >
      <summary class="tb-collapse-header">
        <Badge deed={{ type: 'action.open-close', viewKey: view.key }} />
        <span class="tb-collapse-label">{view.text('label')}</span>
        {hint === undefined ? null : <Hint text={hint} />}
      </summary>
      <div class="tb-collapse-body">
        <Slot view={view.slot('content')} />
      </div>
    </details>
  );
}

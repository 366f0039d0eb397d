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
    <div class="tb-collapse-wrap">
      <details
        class="tb-collapse"
        open={open}
        onToggle={(event) => {
          const now = event.currentTarget.open;
          if (event.target === event.currentTarget && now !== open) patch(view.key, { open: now });
        }}
      >
        <summary class={`tb-collapse-header ${hint === undefined ? '' : 'tb-collapse-hinted'}`}>
          <Badge deed={{ type: 'action.open-close', viewKey: view.key }} />
          <span class="tb-collapse-label">{view.text('label')}</span>
        </summary>
        <div class="tb-collapse-body">
          <Slot view={view.slot('content')} />
        </div>
      </details>
      {/* Over the header, and not in it: a click there must not open the block. */}
      {hint === undefined ? null : (
        <span class="tb-collapse-hint">
          <Hint text={hint} />
        </span>
      )}
    </div>
  );
}

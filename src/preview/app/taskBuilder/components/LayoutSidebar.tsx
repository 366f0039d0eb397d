import type { JSX } from 'preact';
import { Slot } from '../parts/Slot';
import { useCompact } from '../parts/useWidth';
import type { Drawn } from './drawn';

export function LayoutSidebar({ view }: Drawn): JSX.Element {
  const { ref, compact } = useCompact(view.number('minWidth') ?? 600);
  const width = view.number('controlsWidth') ?? 300;
  return (
    <div ref={ref} class={`tb-sidebar ${compact ? 'tb-compact' : ''}`}>
      <div class="tb-sidebar-content">
        <Slot view={view.slot('content')} />
      </div>
      <div
        class="tb-sidebar-panel"
        style={compact ? undefined : { flexBasis: `${String(width)}px` }}
      >
        <Slot view={view.slot('controls')} />
        <Slot view={view.slot('extraControls')} />
      </div>
    </div>
  );
}

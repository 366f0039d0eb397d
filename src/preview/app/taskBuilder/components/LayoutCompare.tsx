import type { JSX } from 'preact';
import { isRecord, ViewNode } from '../../../core';
import { Slot } from '../parts/Slot';
import { useCompact } from '../parts/useWidth';
import type { Drawn } from './drawn';

export function LayoutCompare({ view }: Drawn): JSX.Element {
  const { ref, compact } = useCompact(view.number('minWidth') ?? 500);
  const items = Array.isArray(view.props.items) ? view.props.items.filter(isRecord) : [];
  const common = view.slot('commonControls');
  return (
    <div ref={ref} class={`tb-compare ${compact ? 'tb-compact' : ''}`}>
      <div class={`tb-compare-row tb-compare-${String(items.length)}`}>
        {items.map(({ content, controls }, i) => (
          <div class="tb-compare-item" key={i}>
            <Slot view={viewOf(content)} />
            <div class="tb-compare-controls">
              <Slot view={viewOf(controls)} />
            </div>
          </div>
        ))}
      </div>
      {common ? (
        <div
          class={`tb-compare-common ${view.flag('wideCommonControls') ? 'tb-compare-wide' : ''}`}
        >
          <Slot view={common} />
        </div>
      ) : null}
    </div>
  );
}

function viewOf(value: unknown): ViewNode | undefined {
  return value instanceof ViewNode ? value : undefined;
}

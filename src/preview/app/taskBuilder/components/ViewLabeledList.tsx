import { Fragment, type JSX } from 'preact';
import { coerced, isRecord, ViewNode } from '../../../core';
import { Hint } from '../parts/Hint';
import { Slot } from '../parts/Slot';
import { useCompact } from '../parts/useWidth';
import type { Drawn } from './drawn';

export function ViewLabeledList({ view }: Drawn): JSX.Element {
  const { ref, compact } = useCompact(view.number('minWidth') ?? 500);
  const { items } = view.props;
  const rows = Array.isArray(items) ? items.filter(isRecord) : [];
  return (
    <div ref={ref} class={`tb-labeled ${compact ? 'tb-labeled-compact' : ''}`}>
      {rows.map(({ label, hint, content, centerLabel }, index) => (
        <Fragment key={index}>
          <div class={`tb-labeled-label ${centerLabel ? 'tb-labeled-centered' : ''}`}>
            {coerced(label ?? '')}
            {hint === undefined ? null : <Hint text={coerced(hint)} />}
          </div>
          <div class="tb-labeled-content">
            <Slot view={content instanceof ViewNode ? content : undefined} />
          </div>
        </Fragment>
      ))}
    </div>
  );
}

import type { JSX } from 'preact';
import { Slot } from '../parts/Slot';
import { useCompact } from '../parts/useWidth';
import type { Drawn } from './drawn';

export function LayoutColumns({ view }: Drawn): JSX.Element {
  const { ref, compact } = useCompact(view.number('minWidth') ?? 600);
  const ratio: readonly unknown[] = Array.isArray(view.props.ratio) ? view.props.ratio : [];
  const align = view.text('verticalAlign') ?? 'stretch';
  const full = view.flag('fullHeight') ? 'tb-columns-full' : '';
  return (
    <div ref={ref} class={`tb-columns tb-align-${align} ${compact ? 'tb-compact' : ''} ${full}`}>
      {view.slots('items').map((item, i) => (
        <div
          class="tb-column"
          key={item.place}
          style={{ flex: `${String(Number(ratio[i] ?? 1))} 1 0` }}
        >
          <Slot view={item} />
        </div>
      ))}
    </div>
  );
}

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Slot } from '../parts/Slot';
import { useTask } from '../task';
import type { Drawn } from './drawn';

/** Blocks tagged with letters; any may be hidden but the last one that shows. */
export function LayoutSideBySide({ view }: Drawn): JSX.Element {
  const { say } = useTask();
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const items = view.slots('items');
  const minimum = view.number('minItemWidth') ?? 400;
  const toggle = (index: number): void => {
    const next = new Set(hidden);
    if (!next.delete(index)) next.add(index);
    if (next.size < items.length) setHidden(next);
  };
  return (
    <div class="tb-side">
      <div class="tb-side-row">
        {items.map((item, i) => (
          <div
            key={item.place}
            class="tb-side-item"
            hidden={hidden.has(i)}
            style={{ minWidth: `min(100%, ${String(minimum)}px)` }}
          >
            <div class="tb-side-tag">{tagOf(i)}</div>
            <Slot view={item} />
          </div>
        ))}
      </div>
      <div class="tb-side-bar">
        <div class="tb-side-toggles" role="group" aria-label={say('options')}>
          <span class="tb-label">{say('options')}</span>
          {items.map((item, i) => (
            <button
              type="button"
              key={item.place}
              class="tb-button"
              aria-pressed={!hidden.has(i)}
              onClick={() => toggle(i)}
            >
              {tagOf(i)}
            </button>
          ))}
        </div>
        <Slot view={view.slot('controls')} />
      </div>
    </div>
  );
}

function tagOf(index: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + (index % 26));
  return index < 26 ? letter : letter + String(Math.floor(index / 26));
}

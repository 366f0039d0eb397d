import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Option } from './options';

interface PickerMenuProps {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly Option[];
  readonly clearable: boolean;
  readonly several: boolean;
  readonly onPick: (option: Option | undefined) => void;
}

/** In pixels; the style sheet says the same. */
const itemHeight = 32;
const listHeight = 320;
/** Items drawn above and below what is seen. */
const margin = 10;

type Entry = Option | 'clear';

/** The entries of a dropdown. Of very many, only those around the visible ones are drawn. */
export function PickerMenu(props: PickerMenuProps): JSX.Element {
  const entries: readonly Entry[] = [
    ...(props.clearable ? ['clear' as const] : []),
    ...props.options,
  ];
  const first = entries.findIndex((entry) => entry !== 'clear' && props.chosen.includes(entry));
  const [active, setActive] = useState(Math.max(first, 0));
  const [top, setTop] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  useFocusOn(list, active);
  const typed = useTypedText();
  const from = Math.max(0, Math.floor(top / itemHeight) - margin);
  const to = Math.min(entries.length, Math.ceil((top + listHeight) / itemHeight) + margin);
  const shown = new Set([...range(from, to), active].filter((index) => index < entries.length));
  const pick = (entry: Entry): void => props.onPick(entry === 'clear' ? undefined : entry);
  return (
    <div
      class="tb-menu"
      id={props.id}
      role="listbox"
      aria-label={props.label}
      aria-multiselectable={props.several}
      ref={list}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={(event) => {
        const next = goal(event, active, entries, typed);
        if (next === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        setActive(next);
      }}
    >
      <div class="tb-menu-space" style={{ height: `${String(entries.length * itemHeight)}px` }}>
        <span class="tb-menu-size" aria-hidden="true">
          {longestLabel(props.options)}
        </span>
        {[...shown]
          .sort((left, right) => left - right)
          .map((index) => (
            <Item
              key={index}
              entry={entries[index] ?? 'clear'}
              {...{ index, count: entries.length, active: index === active }}
              chosen={isChosen(entries[index], props.chosen)}
              onPick={pick}
            />
          ))}
      </div>
    </div>
  );
}

function longestLabel(options: readonly Option[]): string {
  return options.reduce(
    (longest, { label }) => (label.length > longest.length ? label : longest),
    '',
  );
}

function isChosen(entry: Entry | undefined, chosen: readonly Option[]): boolean {
  return entry !== undefined && entry !== 'clear' && chosen.includes(entry);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

/** Keeps the focus on the active entry, and the entry in view. */
function useFocusOn(list: RefObject<HTMLDivElement>, active: number): void {
  useLayoutEffect(() => {
    const item = list.current?.querySelector<HTMLElement>(`[data-index="${String(active)}"]`);
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'nearest' });
  }, [active]);
}

/** What was typed within the last second, to jump to the entry that begins so. */
function useTypedText(): (key: string, time: number) => string {
  const held = useRef({ text: '', time: -Infinity });
  return (key, time) => {
    const text = time - held.current.time < 1000 ? held.current.text + key : key;
    held.current = { text, time };
    return text.toLowerCase();
  };
}

/** The entry that a key goes to; undefined for keys that mean something else. */
function goal(
  event: KeyboardEvent,
  active: number,
  entries: readonly Entry[],
  typed: (key: string, time: number) => string,
): number | undefined {
  const last = entries.length - 1;
  switch (event.key) {
    case 'ArrowDown':
      return Math.min(active + 1, last);
    case 'ArrowUp':
      return Math.max(active - 1, 0);
    case 'PageDown':
      return Math.min(active + 10, last);
    case 'PageUp':
      return Math.max(active - 10, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
  }
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey)
    return undefined;
  const text = typed(event.key, event.timeStamp);
  const found = entries.findIndex(
    (entry) => entry !== 'clear' && entry.label.toLowerCase().startsWith(text),
  );
  return found === -1 ? active : found;
}

interface ItemProps {
  readonly entry: Entry;
  readonly index: number;
  readonly count: number;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onPick: (entry: Entry) => void;
}

function Item({ entry, index, count, active, chosen, onPick }: ItemProps): JSX.Element {
  return (
    <button
      type="button"
      class="tb-menu-item"
      role="option"
      aria-selected={chosen}
      aria-posinset={index + 1}
      aria-setsize={count}
      tabindex={active ? 0 : -1}
      data-index={index}
      style={{ top: `${String(index * itemHeight)}px` }}
      onClick={() => onPick(entry)}
    >
      {entry === 'clear' ? '-' : entry.label}
    </button>
  );
}

import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ViewNode } from '../../../core';
import { useTask } from '../task';
import { labelId } from './Label';
import type { Option } from './options';

interface PickerProps {
  readonly view: ViewNode;
  readonly options: readonly Option[];
  readonly chosen: readonly Option[];
  /** Offers a dash that takes the choice back. */
  readonly clearable: boolean;
  readonly onPick: (option: Option | undefined) => void;
  readonly closeOnPick: boolean;
}

/** A grey button with a menu: the platform's dropdown, which is not a native one. */
export function Picker(props: PickerProps): JSX.Element {
  const { readOnly } = useTask();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const placeholder = readOnly ? '—' : (props.view.text('placeholder') ?? '—');
  const pick = (option: Option | undefined): void => {
    props.onPick(option);
    if (props.closeOnPick) setOpen(false);
  };
  return (
    <div
      class="tb-picker"
      ref={root}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault();
          setOpen(true);
          moveFocus(root.current, event.key === 'ArrowDown' ? 1 : -1);
        }
      }}
      onFocusOut={(event) => {
        if (!root.current?.contains(event.relatedTarget as Node | null)) setOpen(false);
      }}
    >
      <button
        type="button"
        class={`tb-button tb-picker-button ${props.chosen.length > 0 && !props.closeOnPick ? 'tb-picker-chosen' : ''}`}
        role="combobox"
        aria-expanded={open}
        aria-labelledby={labelId(props.view)}
        disabled={props.view.field?.disabled}
        onClick={() => setOpen(!open)}
      >
        {props.chosen.length > 0 ? props.chosen.map((one) => one.label).join(', ') : placeholder}
        <span class="tb-carets" aria-hidden="true" />
      </button>
      {open ? (
        <div class="tb-menu" role="listbox" aria-multiselectable={!props.closeOnPick}>
          {props.clearable ? (
            <Item label="-" chosen={false} onPick={() => pick(undefined)} />
          ) : null}
          {props.options.map((option) => (
            <Item
              label={option.label}
              chosen={props.chosen.includes(option)}
              onPick={() => pick(option)}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}

interface ItemProps {
  readonly label: string;
  readonly chosen: boolean;
  readonly onPick: () => void;
}

function Item({ label, chosen, onPick }: ItemProps): JSX.Element {
  return (
    <button
      type="button"
      class="tb-menu-item"
      role="option"
      aria-selected={chosen}
      onClick={onPick}
    >
      {label}
    </button>
  );
}

function moveFocus(root: HTMLElement | null, step: number): void {
  const items = [...(root?.querySelectorAll<HTMLElement>('.tb-menu-item') ?? [])];
  const index = items.findIndex((item) => item === document.activeElement);
  items.at((index + step) % items.length)?.focus();
}

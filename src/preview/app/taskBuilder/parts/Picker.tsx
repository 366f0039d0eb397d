import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ViewNode } from '../../../core';
import { useTask } from '../task';
import { labelledBy } from './Label';
import type { Option } from './options';
import { PickerMenu } from './PickerMenu';

interface PickerProps {
  readonly view: ViewNode;
  readonly options: readonly Option[];
  readonly chosen: readonly Option[];
  /** Offers a dash that clears the choice. */
  readonly clearable: boolean;
  readonly onPick: (option: Option | undefined) => void;
  /** Whether one choice is made, or several one after another. */
  readonly takes: 'one' | 'several';
}

/** A grey button with a menu: the platform's dropdown, which is not a native one. */
export function Picker(props: PickerProps): JSX.Element {
  const { view, chosen } = props;
  const { readOnly } = useTask();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const placeholder = readOnly ? '—' : (view.text('placeholder') ?? '—');
  const text = chosen.length > 0 ? chosen.map((one) => one.label).join(', ') : placeholder;
  const menuId = `menu-${view.place}`;
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div
      class="tb-picker"
      ref={root}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) close();
        else if (!open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) setOpen(true);
        else return;
        event.preventDefault();
      }}
      onFocusOut={(event) => {
        if (!root.current?.contains(event.relatedTarget as Node | null)) setOpen(false);
      }}
    >
      <button
        type="button"
        ref={button}
        class={`tb-button tb-picker-button ${chosen.length > 0 && props.takes === 'several' ? 'tb-picker-chosen' : ''}`}
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        aria-labelledby={labelledBy(view)}
        aria-label={labelledBy(view) === undefined ? text : undefined}
        disabled={view.field?.disabled}
        onClick={() => setOpen(!open)}
      >
        <span class="tb-picker-text">{text}</span>
        <span class="tb-carets" aria-hidden="true" />
      </button>
      {open ? (
        <PickerMenu
          id={menuId}
          label={view.text('label') ?? placeholder}
          options={props.options}
          chosen={chosen}
          clearable={props.clearable}
          several={props.takes === 'several'}
          onPick={(option) => {
            props.onPick(option);
            if (props.takes === 'one') close();
          }}
        />
      ) : null}
    </div>
  );
}

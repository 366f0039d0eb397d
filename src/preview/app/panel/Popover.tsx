import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './Icon';

interface PopoverProps {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  /** Beside the icon. */
  readonly text?: string;
  /** Drawn only while it is open. */
  readonly children: () => ComponentChildren;
  readonly onOpen?: () => void;
}

/** A button with a box of controls under it. The browser closes it: Escape, a click elsewhere. */
export function Popover(props: PopoverProps): JSX.Element {
  const { id, label, icon, text, children, onOpen } = props;
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    // A click into the task's frame is none of this page's.
    const hide = (): void => box.current?.hidePopover();
    addEventListener('blur', hide);
    return () => removeEventListener('blur', hide);
  }, []);
  return (
    <span class="popover-place">
      <button
        type="button"
        class="quiet"
        aria-label={text === undefined ? label : `${label}: ${text}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={label}
        style={{ anchorName: `--${id}` }}
        onClick={() => box.current?.togglePopover()}
      >
        <Icon name={icon} />
        {text === undefined ? null : <span class="button-text">{text}</span>}
      </button>
      <div
        ref={box}
        id={id}
        class="popover"
        role="dialog"
        aria-label={label}
        popover="auto"
        style={{ positionAnchor: `--${id}` }}
        onToggle={(event) => {
          const opened = event.newState === 'open';
          setOpen(opened);
          if (opened) onOpen?.();
        }}
      >
        {open ? children() : null}
      </div>
    </span>
  );
}

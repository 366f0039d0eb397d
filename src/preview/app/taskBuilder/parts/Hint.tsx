import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

/** An icon that opens a bubble when it is clicked. */
export function Hint({ text }: { readonly text: string }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <span class="tb-hint">
      <button
        type="button"
        class="tb-hint-icon"
        aria-label="Hint"
        aria-expanded={open}
        onClick={(event) => {
          event.preventDefault();
          event.stopPropagation();
          setOpen(!open);
        }}
        onBlur={() => setOpen(false)}
      >
        i
      </button>
      {open ? (
        <span class="tb-hint-bubble" role="tooltip">
          {text}
        </span>
      ) : null}
    </span>
  );
}

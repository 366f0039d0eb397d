import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useTask } from '../task';

/** An icon that opens a bubble when it is clicked. */
export function Hint({ text }: { readonly text: string }): JSX.Element {
  const { say } = useTask();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <span class="tb-hint">
      <button
        type="button"
        class="tb-hint-icon"
        aria-label={say('hint')}
        aria-expanded={open}
        aria-describedby={open ? id : undefined}
        onClick={(event) => {
          // A hint inside of a block's header must not open the block.
          event.preventDefault();
          event.stopPropagation();
          setOpen(!open);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          setOpen(false);
          event.stopPropagation();
        }}
        onBlur={() => setOpen(false)}
      >
        i
      </button>
      {open ? <Bubble id={id} text={text} /> : null}
    </span>
  );
}

/** Stands at the end of the line; on the other side where there is no room. */
function Bubble({ id, text }: { readonly id: string; readonly text: string }): JSX.Element {
  const bubble = useRef<HTMLSpanElement>(null);
  const [side, setSide] = useState<'end' | 'start' | 'below'>('end');
  useLayoutEffect(() => {
    const box = bubble.current?.getBoundingClientRect();
    if (!box) return;
    const icon = bubble.current?.parentElement?.getBoundingClientRect();
    const fits = box.left >= 0 && box.right <= window.innerWidth;
    const room = Math.max(icon?.left ?? 0, window.innerWidth - (icon?.right ?? 0));
    if (!fits) setSide(room > box.width + 12 ? 'start' : 'below');
  }, [text]);
  return (
    <span id={id} ref={bubble} class={`tb-hint-bubble tb-hint-${side}`} role="tooltip">
      {text}
    </span>
  );
}

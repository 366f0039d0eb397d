import type { JSX } from 'preact';
import { useTask } from '../task';

/** The round cross that empties a text input; the focus goes back to the input. */
export function ClearButton({ onClick }: { readonly onClick: () => void }): JSX.Element {
  const { say } = useTask();
  return (
    <button
      type="button"
      class="tb-clear"
      aria-label={say('clear')}
      onClick={(event) => {
        const wrap = event.currentTarget.parentElement;
        onClick();
        wrap?.querySelector<HTMLElement>('input, textarea')?.focus();
      }}
    />
  );
}

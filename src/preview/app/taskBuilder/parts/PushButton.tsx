import type { JSX } from 'preact';
import type { Deed } from '../../../core';
import { Badge } from './Badge';
import { Hint } from './Hint';

interface PushButtonProps {
  readonly label: string;
  readonly hint: string | undefined;
  /** Undefined for a button that stays as it is when pressed. */
  readonly pressed: boolean | undefined;
  readonly disabled: boolean;
  readonly deed: Deed;
  readonly onClick: () => void;
}

export function PushButton(props: PushButtonProps): JSX.Element {
  return (
    <span class="tb-button-wrap">
      <button
        type="button"
        class="tb-button"
        aria-pressed={props.pressed}
        disabled={props.disabled}
        onClick={props.onClick}
      >
        <Badge deed={props.deed} />
        {props.label}
      </button>
      {props.hint === undefined ? null : <Hint text={props.hint} />}
    </span>
  );
}

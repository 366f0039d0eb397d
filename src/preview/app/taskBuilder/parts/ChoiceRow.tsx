import { Component, type ComponentChildren } from 'preact';
import { Hint } from './Hint';
import { KeyCap } from './KeyCap';

interface ChoiceRowProps {
  readonly kind: 'radio' | 'checkbox';
  readonly label: string;
  readonly hint: string | undefined;
  /** Name of the key that does the same. */
  readonly hotkey: string | undefined;
  /** What radio buttons that exclude each other share. */
  readonly group: string;
  readonly checked: boolean;
  readonly disabled: boolean;
  /** Index in its list, handed to `onPick`. */
  readonly index: number;
  readonly onPick: (index: number, checked: boolean) => void;
}

/** One option of a group. Thousands of them may stand in a list: only those that changed are redrawn. */
export class ChoiceRow extends Component<ChoiceRowProps> {
  override shouldComponentUpdate(next: ChoiceRowProps): boolean {
    const now = this.props;
    const names = Object.keys(next) as (keyof ChoiceRowProps)[];
    return names.some((name) => name !== 'onPick' && next[name] !== now[name]);
  }

  override render(): ComponentChildren {
    const { kind, label, hint, hotkey, group, checked, disabled, index } = this.props;
    return (
      <div class="tb-option">
        <KeyCap name={hotkey} />
        <label class="tb-choice">
          <input
            class={`tb-${kind}`}
            type={kind}
            name={kind === 'radio' ? group : undefined}
            checked={checked}
            disabled={disabled}
            onChange={(event) => this.props.onPick(index, event.currentTarget.checked)}
          />
          <span>{label}</span>
        </label>
        {hint === undefined ? null : <Hint text={hint} />}
      </div>
    );
  }
}

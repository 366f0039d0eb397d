import type { JSX } from 'preact';
import type { Drawn } from '../components/drawn';
import { useTask } from '../task';
import { Badge } from './Badge';
import { Hint } from './Hint';

export interface FlagOptionProps extends Drawn {
  readonly look: 'checkbox' | 'tumbler';
}

/** A control for yes or no, with its label beside it. */
export function FlagOption({ view, look }: FlagOptionProps): JSX.Element | null {
  const { change } = useTask();
  const { field } = view;
  const hint = view.text('hint');
  if (!field) return null;
  return (
    <div class="tb-option">
      <Badge deed={{ type: 'action.toggle', pointer: field.pointer }} />
      <label class={look === 'tumbler' ? 'tb-choice tb-tumbler-choice' : 'tb-choice'}>
        <input
          class={`tb-${look}`}
          type="checkbox"
          role={look === 'tumbler' ? 'switch' : undefined}
          checked={Boolean(field.value)}
          disabled={field.disabled}
          onChange={(event) =>
            change(view, flagValue(event.currentTarget.checked, view.flag('preserveFalse')))
          }
        />
        <span>{view.text('label')}</span>
      </label>
      {hint === undefined ? null : <Hint text={hint} />}
    </div>
  );
}

/** An empty box leaves no key, unless an explicit false is to be kept. */
export function flagValue(checked: boolean, preserveFalse: boolean): boolean | undefined {
  return checked || preserveFalse ? checked : undefined;
}

import type { JSX } from 'preact';
import { Badge } from '../parts/Badge';
import { Hint } from '../parts/Hint';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldCheckbox({ view }: Drawn): JSX.Element | null {
  const { change } = useTask();
  const { field } = view;
  const hint = view.text('hint');
  if (!field) return null;
  return (
    <div class="tb-option">
      <Badge deed={{ type: 'action.toggle', pointer: field.pointer }} />
      <label class="tb-choice">
        <input
          class="tb-checkbox"
          type="checkbox"
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

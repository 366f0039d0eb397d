import type { JSX } from 'preact';
import { below, isRecord, parsePath } from '../../../core';
import { Badge } from '../parts/Badge';
import { Hint } from '../parts/Hint';
import { labelId } from '../parts/Label';
import { optionsOf } from '../parts/options';
import { flagValue } from '../parts/FlagOption';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldCheckboxGroup({ view }: Drawn): JSX.Element | null {
  const { change } = useTask();
  const { field } = view;
  if (!field) return null;
  const flags = isRecord(field.value) ? field.value : {};
  return (
    <div class="tb-options" role="group" aria-labelledby={labelId(view)}>
      {optionsOf(view).map((option) => {
        const path = parsePath(option.value);
        return (
          <div class="tb-option">
            <Badge deed={{ type: 'action.toggle', pointer: below(field.pointer, path) }} />
            <label class="tb-choice">
              <input
                class="tb-checkbox"
                type="checkbox"
                checked={Boolean(flags[String(option.value)])}
                disabled={field.disabled}
                onChange={(event) =>
                  change(
                    view,
                    flagValue(event.currentTarget.checked, view.flag('preserveFalse')),
                    path,
                  )
                }
              />
              <span>{option.label}</span>
            </label>
            {option.hint === undefined ? null : <Hint text={option.hint} />}
          </div>
        );
      })}
    </div>
  );
}

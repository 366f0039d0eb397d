import type { JSX } from 'preact';
import { deepEqual } from '../../../core';
import { Badge } from '../parts/Badge';
import { Hint } from '../parts/Hint';
import { labelId } from '../parts/Label';
import { optionsOf } from '../parts/options';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldRadioGroup({ view }: Drawn): JSX.Element | null {
  const { change } = useTask();
  const { field } = view;
  if (!field) return null;
  return (
    <div class="tb-options" role="radiogroup" aria-labelledby={labelId(view)}>
      {optionsOf(view).map((option) => (
        <div class="tb-option">
          <Badge deed={{ type: 'action.set', pointer: field.pointer, payload: option.value }} />
          <label class="tb-choice">
            <input
              class="tb-radio"
              type="radio"
              name={view.place}
              checked={field.value !== undefined && deepEqual(field.value, option.value)}
              disabled={field.disabled}
              onChange={() => change(view, option.value)}
            />
            <span>{option.label}</span>
          </label>
          {option.hint === undefined ? null : <Hint text={option.hint} />}
        </div>
      ))}
    </div>
  );
}

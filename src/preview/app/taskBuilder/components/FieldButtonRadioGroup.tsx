import type { JSX } from 'preact';
import { deepEqual } from '../../../core';
import { labelId } from '../parts/Label';
import { optionsOf } from '../parts/options';
import { PushButton } from '../parts/PushButton';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldButtonRadioGroup({ view }: Drawn): JSX.Element | null {
  const { change } = useTask();
  const { field } = view;
  if (!field) return null;
  return (
    <div class="tb-buttons" role="group" aria-labelledby={labelId(view)}>
      {optionsOf(view).map((option) => (
        <PushButton
          label={option.label}
          hint={option.hint}
          pressed={field.value !== undefined && deepEqual(field.value, option.value)}
          disabled={field.disabled}
          deed={{ type: 'action.set', pointer: field.pointer, payload: option.value }}
          onClick={() => change(view, option.value)}
        />
      ))}
    </div>
  );
}

import type { JSX } from 'preact';
import { deepEqual } from '../../../core';
import { Picker } from '../parts/Picker';
import { optionsOf } from '../parts/options';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldMultiSelect({ view }: Drawn): JSX.Element | null {
  const { change } = useTask();
  const { field } = view;
  if (!field) return null;
  const options = optionsOf(view);
  const values: readonly unknown[] = Array.isArray(field.value) ? field.value : [];
  const isChosen = (value: unknown): boolean => values.some((one) => deepEqual(one, value));
  return (
    <Picker
      view={view}
      options={options}
      chosen={options.filter((option) => isChosen(option.value))}
      clearable={false}
      onPick={(option) => {
        if (!option) return;
        const left = values.filter((one) => !deepEqual(one, option.value));
        change(view, isChosen(option.value) ? left : [...values, option.value]);
      }}
      takes="several"
    />
  );
}

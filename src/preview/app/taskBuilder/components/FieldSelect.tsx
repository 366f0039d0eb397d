import type { JSX } from 'preact';
import { Picker } from '../parts/Picker';
import { optionsOf } from '../parts/options';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldSelect({ view }: Drawn): JSX.Element | null {
  const { change } = useTask();
  const { field } = view;
  if (!field) return null;
  const options = optionsOf(view);
  const chosen = options.filter(
    (option) => option.value === field.value && field.value !== undefined,
  );
  return (
    <Picker
      view={view}
      options={options}
      chosen={chosen}
      clearable={field.value !== undefined}
      onPick={(option) => change(view, option?.value)}
      takes="one"
    />
  );
}

import type { JSX } from 'preact';
import { PushButton } from '../parts/PushButton';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldButtonCheckbox({ view }: Drawn): JSX.Element | null {
  const { change } = useTask();
  const { field } = view;
  if (!field) return null;
  return (
    <PushButton
      label={view.text('label') ?? ''}
      hint={view.text('hint')}
      pressed={Boolean(field.value)}
      disabled={field.disabled}
      deed={{ type: 'action.toggle', pointer: field.pointer }}
      onClick={() => change(view, field.value ? undefined : true)}
    />
  );
}

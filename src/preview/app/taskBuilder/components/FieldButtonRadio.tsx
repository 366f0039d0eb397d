import type { JSX } from 'preact';
import { deepEqual } from '../../../core';
import { PushButton } from '../parts/PushButton';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldButtonRadio({ view }: Drawn): JSX.Element | null {
  const { change } = useTask();
  const { field } = view;
  if (!field) return null;
  const value = view.props.valueToSet;
  return (
    <PushButton
      label={view.text('label') ?? ''}
      hint={view.text('hint')}
      pressed={field.value !== undefined && deepEqual(field.value, value)}
      disabled={field.disabled}
      deed={{ type: 'action.set', pointer: field.pointer, payload: value }}
      onClick={() => change(view, value)}
    />
  );
}

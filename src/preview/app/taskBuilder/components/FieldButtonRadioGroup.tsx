import type { JSX } from 'preact';
import { deepEqual } from '../../../core';
import { groupProps } from '../parts/groupProps';
import { MoreButton } from '../parts/MoreButton';
import { optionsOf } from '../parts/options';
import { PushButton } from '../parts/PushButton';
import { useGrowing } from '../parts/useGrowing';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldButtonRadioGroup({ view }: Drawn): JSX.Element | null {
  const { change } = useTask();
  const { field } = view;
  const options = optionsOf(view);
  const { count, end, grow } = useGrowing(options.length);
  if (!field) return null;
  return (
    <div class="tb-buttons" {...groupProps(view, 'group')}>
      {options.slice(0, count).map((option, index) => (
        <PushButton
          key={index}
          label={option.label}
          hint={option.hint}
          pressed={field.value !== undefined && deepEqual(field.value, option.value)}
          disabled={field.disabled}
          deed={{ type: 'action.set', pointer: field.pointer, payload: option.value }}
          onClick={() => change(view, option.value)}
        />
      ))}
      <MoreButton left={options.length - count} end={end} onMore={grow} />
    </div>
  );
}

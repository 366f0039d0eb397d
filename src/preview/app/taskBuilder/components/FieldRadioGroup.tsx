import type { JSX } from 'preact';
import { deepEqual } from '../../../core';
import { ChoiceRow } from '../parts/ChoiceRow';
import { groupProps } from '../parts/groupProps';
import { MoreButton } from '../parts/MoreButton';
import { optionsOf } from '../parts/options';
import { useGrowing } from '../parts/useGrowing';
import { useLatest } from '../parts/useLatest';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldRadioGroup({ view }: Drawn): JSX.Element | null {
  const { change, badge } = useTask();
  const { field } = view;
  const options = optionsOf(view);
  const { count, end, grow } = useGrowing(options.length);
  const pick = useLatest((index: number) => change(view, options[index]?.value));
  if (!field) return null;
  const { value, pointer, disabled } = field;
  return (
    <div class="tb-options" {...groupProps(view, 'radiogroup')}>
      {options.slice(0, count).map((option, index) => (
        <ChoiceRow
          key={index}
          kind="radio"
          {...{ label: option.label, hint: option.hint, group: view.place, disabled, index }}
          hotkey={badge({ type: 'action.set', pointer, payload: option.value })}
          checked={value !== undefined && deepEqual(value, option.value)}
          onPick={pick}
        />
      ))}
      <MoreButton left={options.length - count} end={end} onMore={grow} />
    </div>
  );
}

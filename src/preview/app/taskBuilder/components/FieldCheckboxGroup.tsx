import type { JSX } from 'preact';
import { below, isRecord, parsePath } from '../../../core';
import { ChoiceRow } from '../parts/ChoiceRow';
import { flagValue } from '../parts/FlagOption';
import { groupProps } from '../parts/groupProps';
import { MoreButton } from '../parts/MoreButton';
import { optionsOf } from '../parts/options';
import { useGrowing } from '../parts/useGrowing';
import { useLatest } from '../parts/useLatest';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldCheckboxGroup({ view }: Drawn): JSX.Element | null {
  const { change, badge } = useTask();
  const { field } = view;
  const options = optionsOf(view);
  const { count, end, grow } = useGrowing(options.length);
  const pick = useLatest((index: number, checked: boolean) =>
    change(view, flagValue(checked, view.flag('preserveFalse')), parsePath(options[index]?.value)),
  );
  if (!field) return null;
  const { pointer, disabled } = field;
  const flags = isRecord(field.value) ? field.value : {};
  return (
    <div class="tb-options" {...groupProps(view, 'group')}>
      {options.slice(0, count).map((option, index) => (
        <ChoiceRow
          key={index}
          kind="checkbox"
          {...{ label: option.label, hint: option.hint, group: view.place, disabled, index }}
          hotkey={badge({
            type: 'action.toggle',
            pointer: below(pointer, parsePath(option.value)),
          })}
          checked={Boolean(flags[String(option.value)])}
          onPick={pick}
        />
      ))}
      <MoreButton left={options.length - count} end={end} onMore={grow} />
    </div>
  );
}

import type { JSX } from 'preact';
import { ClearButton } from '../parts/ClearButton';
import { controlProps } from '../parts/controlProps';
import { textValue } from '../parts/TextInput';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldTextarea({ view }: Drawn): JSX.Element {
  const { change, readOnly } = useTask();
  const value = textValue(view.field?.value);
  const disabled = view.field?.disabled ?? false;
  return (
    <span class="tb-input-wrap">
      <textarea
        {...controlProps(view)}
        class="tb-input tb-textarea"
        rows={view.number('rows') ?? 4}
        style={{ resize: view.props.resizable === false ? 'none' : 'vertical' }}
        value={value}
        placeholder={readOnly ? undefined : view.text('placeholder')}
        onInput={(event) => change(view, event.currentTarget.value)}
      />
      {value !== '' && !disabled ? <ClearButton onClick={() => change(view, '')} /> : null}
    </span>
  );
}

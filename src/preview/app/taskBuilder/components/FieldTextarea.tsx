import type { JSX } from 'preact';
import { controlId } from '../parts/Label';
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
        id={controlId(view)}
        class="tb-input tb-textarea"
        rows={view.number('rows') ?? 4}
        style={{ resize: view.props.resizable === false ? 'none' : 'vertical' }}
        value={value}
        disabled={disabled}
        placeholder={readOnly ? undefined : view.text('placeholder')}
        aria-invalid={view.errorsShown && view.errors.length > 0}
        onInput={(event) => change(view, event.currentTarget.value)}
      />
      {value !== '' && !disabled ? (
        <button type="button" class="tb-clear" aria-label="Clear" onClick={() => change(view, '')}>
          ×
        </button>
      ) : null}
    </span>
  );
}

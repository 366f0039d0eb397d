import type { JSX } from 'preact';
import { controlId } from '../parts/Label';
import { textValue } from '../parts/TextInput';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldNumber({ view }: Drawn): JSX.Element {
  const { change, readOnly } = useTask();
  return (
    <input
      id={controlId(view)}
      class="tb-input"
      type="number"
      step="any"
      value={textValue(view.field?.value)}
      disabled={view.field?.disabled}
      placeholder={readOnly ? undefined : view.text('placeholder')}
      aria-invalid={view.errorsShown && view.errors.length > 0}
      onInput={(event) => change(view, event.currentTarget.value)}
      onWheel={(event) => event.currentTarget.blur()}
      onFocus={(event) => {
        if (event.currentTarget.value === '0') event.currentTarget.select();
      }}
    />
  );
}

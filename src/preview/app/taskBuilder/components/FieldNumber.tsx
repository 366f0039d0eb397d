import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { controlProps } from '../parts/controlProps';
import { textValue } from '../parts/TextInput';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldNumber({ view }: Drawn): JSX.Element {
  const { engine, change, readOnly } = useTask();
  const value = textValue(view.field?.value);
  // What is typed (`1.`, `-`, `1e`) stays as it is until the stored number becomes another one.
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: string }>();
  return (
    <input
      {...controlProps(view)}
      type="number"
      step="any"
      value={typed?.value === value ? typed.text : value}
      placeholder={readOnly ? undefined : view.text('placeholder')}
      onInput={(event) => {
        const { value: text, validity } = event.currentTarget;
        change(view, text);
        const stored = textValue(view.field && engine.store.read(view.field.pointer));
        // An unfinished number has no text of its own: the browser keeps what it shows.
        setTyped(validity.badInput ? undefined : { text, value: stored });
      }}
      onWheel={(event) => event.currentTarget.blur()}
      onFocus={(event) => {
        if (event.currentTarget.value === '0') event.currentTarget.select();
      }}
    />
  );
}

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ViewNode } from '../../../core';
import { useTask } from '../task';
import { ClearButton } from './ClearButton';
import { controlProps } from './controlProps';

interface TextInputProps {
  readonly view: ViewNode;
  readonly type: 'text' | 'email' | 'tel';
  readonly placeholder?: string;
}

/** A single-line input with a cross that clears it. */
export function TextInput({ view, type, placeholder }: TextInputProps): JSX.Element {
  const { engine, change, readOnly } = useTask();
  const value = textValue(view.field?.value);
  // What was typed may be stored in another form; it stays as typed until the value changes.
  const [typed, setTyped] = useState({ text: value, value });
  const shown = typed.value === value ? typed.text : value;
  const disabled = view.field?.disabled ?? false;
  return (
    <span class="tb-input-wrap">
      <input
        {...controlProps(view)}
        type={type}
        value={shown}
        placeholder={readOnly ? undefined : (view.text('placeholder') ?? placeholder)}
        onInput={(event) => {
          const text = event.currentTarget.value;
          change(view, text);
          const stored = view.field && engine.store.read(view.field.pointer);
          setTyped({ text, value: textValue(stored) });
        }}
      />
      {shown !== '' && !disabled ? <ClearButton onClick={() => change(view, '')} /> : null}
    </span>
  );
}

export function textValue(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

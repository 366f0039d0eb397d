import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { masked, type DateRules, type ViewNode } from '../../../core';
import { controlProps } from '../parts/controlProps';
import { Icon } from '../parts/Icon';
import { useTask } from '../task';
import { Calendar } from './Calendar';
import { useDateText } from './useDateText';

interface DateInputProps {
  readonly view: ViewNode;
  readonly rules: DateRules;
}

export function DateInput({ view, rules }: DateInputProps): JSX.Element {
  const { readOnly, say } = useTask();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const date = useDateText(view, rules);
  const placeholder = view.text('placeholder') ?? masked('', rules.format);
  return (
    <div
      class="tb-input-wrap tb-date"
      ref={box}
      onFocusOut={(event) => {
        if (!box.current?.contains(event.relatedTarget as Node | null)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        event.stopPropagation();
      }}
    >
      <input
        {...controlProps(view, date.refused)}
        ref={date.input}
        type="text"
        inputMode="numeric"
        value={date.text}
        placeholder={readOnly ? undefined : placeholder}
        onInput={(event) => date.type(event.currentTarget)}
        onBlur={date.leave}
      />
      <button
        type="button"
        class="tb-input-icon"
        aria-label={say('calendar')}
        aria-expanded={open}
        disabled={view.field?.disabled}
        onClick={() => setOpen(!open)}
      >
        <Icon name="calendar" />
      </button>
      {open ? (
        <Calendar
          shown={date.moment ?? new Date()}
          picked={date.moment}
          rules={rules}
          onPick={(picked, then) => {
            date.take(picked);
            if (then === 'stay') return;
            setOpen(false);
            date.input.current?.focus();
          }}
        />
      ) : null}
    </div>
  );
}

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  caretAfter,
  clamped,
  digitsOf,
  isBlocked,
  masked,
  momentOf,
  stamp,
  typedText,
  type DateRules,
  type ViewNode,
} from '../../../core';
import { useTask } from '../task';

interface DateText {
  readonly input: RefObject<HTMLInputElement>;
  readonly text: string;
  /** The moment that the text names, once it is complete. */
  readonly moment: Date | undefined;
  /** Whether it names a day that cannot be picked. */
  readonly refused: boolean;
  readonly take: (date: Date) => void;
  readonly type: (element: HTMLInputElement) => void;
  readonly leave: () => void;
}

/** A text that keeps its mask while digits are typed; complete ones reach the answer. */
export function useDateText(view: ViewNode, rules: DateRules): DateText {
  const { change } = useTask();
  const { format } = rules;
  const [typed, setTyped] = useState<string | undefined>();
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | undefined>(undefined);
  const text = typed ?? typedText(view.field?.value, format);
  const moment = momentOf(text, format);
  const refused = moment !== undefined && isBlocked(moment, rules);
  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });
  const take = (date: Date): void => {
    if (isBlocked(date, rules)) return;
    setTyped(undefined);
    change(view, stamp(clamped(date, rules)));
  };
  const type = (element: HTMLInputElement): void => {
    const before = digitsOf(element.value.slice(0, element.selectionStart ?? 0)).length;
    const digits = digitsOf(element.value);
    const next = digits === '' ? '' : masked(digits, format);
    caret.current = digits === '' ? 0 : caretAfter(before, format);
    element.value = next;
    setTyped(next);
    const date = momentOf(next, format);
    if (digits === '') change(view, undefined);
    else if (date && !isBlocked(date, rules) && clamped(date, rules) === date) {
      change(view, stamp(date));
    }
  };
  /** What is complete is taken, within the bounds; what is not goes back to what is stored. */
  const leave = (): void => {
    if (refused || typed === undefined) return;
    if (moment) take(moment);
    else setTyped(undefined);
  };
  return { input, text, moment, refused, take, type, leave };
}

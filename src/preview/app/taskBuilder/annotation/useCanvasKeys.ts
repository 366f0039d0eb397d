import { useState } from 'preact/hooks';
import type { Editing, Spot } from '../../../core';
import { canvasKey, type KeyEffect } from './editingKeys';

interface CanvasKeys {
  /** Where the keyboard's pointer stands; undefined until it is used. */
  readonly cursor: Spot | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const middle: Spot = { left: 0.5, top: 0.5 };

/** Drawing and editing by keyboard, while the focus is on the picture or a shape on it. */
export function useCanvasKeys(
  editing: Editing,
  disabled: boolean,
  apply: (effect: KeyEffect) => void,
): CanvasKeys {
  const [cursor, setCursor] = useState<Spot | undefined>();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (disabled || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = {
      shape: attributeOf(event.target, 'data-shape'),
      handle: attributeOf(event.target, 'data-handle'),
      cursor: cursor ?? middle,
    };
    const result = canvasKey(editing, event, target);
    if (!result) return;
    event.preventDefault();
    if (result.cursor) setCursor(result.cursor);
    else if (cursor === undefined && editing.mode !== 'select') setCursor(middle);
    apply(result.effect);
  };
  return { cursor: editing.mode === 'select' || disabled ? undefined : cursor, onKeyDown };
}

function attributeOf(target: EventTarget | null, name: string): number | undefined {
  const holder = target instanceof Element ? target.closest(`[${name}]`) : null;
  const text = holder?.getAttribute(name) ?? null;
  return text === null ? undefined : Number(text);
}

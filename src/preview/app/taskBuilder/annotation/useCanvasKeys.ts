import { useRef, useState } from 'preact/hooks';
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
  now: () => Editing,
  disabled: boolean,
  apply: (effect: KeyEffect) => void,
): CanvasKeys {
  const [cursor, showCursor] = useState<Spot | undefined>();
  // Keys may come faster than the page is drawn.
  const newest = useRef(cursor);
  const setCursor = (spot: Spot): void => {
    newest.current = spot;
    showCursor(spot);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (disabled || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = {
      shape: attributeOf(event.target, 'data-shape'),
      handle: attributeOf(event.target, 'data-handle'),
      cursor: newest.current ?? middle,
    };
    const editing = now();
    const result = canvasKey(editing, event, target);
    if (!result) return;
    event.preventDefault();
    if (result.cursor) setCursor(result.cursor);
    else if (newest.current === undefined && editing.mode !== 'select') setCursor(middle);
    apply(result.effect);
  };
  return { cursor: now().mode === 'select' || disabled ? undefined : cursor, onKeyDown };
}

function attributeOf(target: EventTarget | null, name: string): number | undefined {
  const holder = target instanceof Element ? target.closest(`[${name}]`) : null;
  const text = holder?.getAttribute(name) ?? null;
  return text === null ? undefined : Number(text);
}

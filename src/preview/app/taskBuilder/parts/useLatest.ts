import { useRef } from 'preact/hooks';

/** A function that stays the same while what it calls may change from drawing to drawing. */
export function useLatest<Arguments extends readonly unknown[]>(
  newest: (...given: Arguments) => void,
): (...given: Arguments) => void {
  const held = useRef(newest);
  held.current = newest;
  const stable = useRef((...given: Arguments): void => held.current(...given));
  return stable.current;
}

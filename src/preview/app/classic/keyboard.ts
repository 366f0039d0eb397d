/** Keys of the page, as the objects of templates hear them. */
import type { SuiteObject } from './types';

const named: Readonly<Record<string, string>> = {
  Enter: 'enter',
  Escape: 'esc',
  ArrowLeft: 'arrow-left',
  ArrowRight: 'arrow-right',
  ArrowUp: 'arrow-up',
  ArrowDown: 'arrow-down',
};

/** Hands a key to the suite, and to the hotkeys of the task in focus. */
export function pressKey(suite: SuiteObject, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
  const name = named[event.key];
  if (name !== undefined) {
    suite.hotkey.trigger(name);
    suite.getFocusedTask()?.hotkey.trigger(name);
  } else if (event.key.length === 1) {
    suite.hotkey.trigger('key', event.key);
  }
}

/** Whether the key means something where it is pressed: typing, a player, a button. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement) {
    if (['button', 'file'].includes(target.type)) return key === 'Enter';
    // Arrows move between the radio buttons of a group.
    if (target.type === 'radio') return key.startsWith('Arrow');
    return target.type !== 'checkbox';
  }
  if (target instanceof HTMLMediaElement) return key.startsWith('Arrow') || key === ' ';
  const isPressed = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
  return isPressed && key === 'Enter';
}

import { useEffect } from 'preact/hooks';
import { keyName } from '../../../core';
import { useTask } from '../task';

/** Calls back for keys pressed anywhere in the focused task but in text inputs. */
export function useKeys(pressed: (key: string) => boolean): void {
  const { isFocused } = useTask();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea');
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!event.defaultPrevented && isFocused() && pressed(keyName(event.key))) {
        event.preventDefault();
      }
    };
    // Before the hotkeys of the task, which leave alone what was taken here.
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  });
}

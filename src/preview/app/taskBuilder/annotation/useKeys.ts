import { useEffect } from 'preact/hooks';
import { keyName } from '../../../core';

/** Calls back for keys pressed anywhere in the task but in text inputs. */
export function useKeys(pressed: (key: string) => boolean): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea');
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (pressed(keyName(event.key))) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}

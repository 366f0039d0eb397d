import type { Toast } from '../environment';
import { coerced, isRecord } from '../json';
import type { Action } from './action';

const themes: ReadonlySet<unknown> = new Set(['info', 'success', 'warning', 'danger']);
const defaultDuration = 4500;

export const notify: Action = (props) => {
  const payload = props.value('payload');
  const options = isRecord(payload) ? payload : {};
  const toast: Toast = {
    content: coerced(options.content ?? ''),
    theme: themes.has(options.theme) ? (options.theme as Toast['theme']) : 'info',
    delay: Number(options.delay ?? 0),
    duration: Number(options.duration ?? defaultDuration),
  };
  return () => props.machine.effects.notify(toast);
};

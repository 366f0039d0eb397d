import type { Toast } from '../environment';
import { coerced, isRecord } from '../json';
import type { Action } from './action';

const themes: ReadonlySet<unknown> = new Set(['info', 'success', 'warning', 'danger']);
const defaultDuration = 4500;

export const notify: Action = (props) => {
  const payload = props.value('payload');
  const options = isRecord(payload) ? payload : {};
  const toast: Toast = {
    content: textOr(options.content, props.say('emptyNotice')),
    theme: themes.has(options.theme) ? (options.theme as Toast['theme']) : 'info',
    spin: Boolean(options.spin),
    delay: Number(options.delay ?? 0),
    duration: Number(options.duration ?? defaultDuration),
  };
  return () => props.machine.effects.notify(toast);
};

/** A blank text gives way to a stock one. */
function textOr(content: unknown, stock: string): string {
  const text = coerced(content ?? '');
  return text.trim() === '' ? stock : text;
}

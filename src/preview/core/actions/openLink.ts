import { coerced, printed } from '../json';
import { isWebAddress } from '../webAddress';
import type { Action } from './action';

/** Remembers the address as opened, then opens it; anything but http(s) is an error. */
export const openLink: Action = (props) => {
  const url = coerced(props.value('payload'));
  return () => {
    props.machine.store.markOpened(url);
    if (!isWebAddress(url)) throw new Error(`Cannot open ${printed(url)}: not an http(s) address`);
    props.machine.effects.openLink(url);
  };
};

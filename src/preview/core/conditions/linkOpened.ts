import { printed } from '../json';
import { simpleVerdict } from '../verdict';
import type { Condition } from './condition';

/** That very URL was opened from the task. */
export const linkOpened: Condition = (props) => {
  const url = props.value('url');
  return simpleVerdict(props.machine.store.wasOpened(url), props.value('hint'), {
    pass: props.say('follow', { url: printed(url) }),
    fail: props.say('notFollow', { url: printed(url) }),
  });
};

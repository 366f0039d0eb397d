import { printed } from '../json';
import { simpleVerdict } from '../verdict';
import type { Condition } from './condition';

/** That very URL was opened from the task. */
export const linkOpened: Condition = (props) => {
  const url = props.value('url');
  return simpleVerdict(props.machine.store.wasOpened(url), props.value('hint'), {
    pass: `open the link ${printed(url)}`,
    fail: `do not open the link ${printed(url)}`,
  });
};

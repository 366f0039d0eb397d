import { deepEqual, printed } from '../json';
import { simpleVerdict } from '../verdict';
import type { Condition } from './condition';

export const equals: Condition = (props) => {
  const to = props.value('to');
  return simpleVerdict(deepEqual(props.data(), to), props.value('hint'), {
    pass: props.say('equal', { to: printed(to) }),
    fail: props.say('notEqual', { to: printed(to) }),
  });
};

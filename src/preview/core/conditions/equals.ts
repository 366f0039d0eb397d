import { deepEqual, printed } from '../json';
import { simpleVerdict } from '../verdict';
import type { Condition } from './condition';

export const equals: Condition = (props) => {
  const to = props.value('to');
  return simpleVerdict(deepEqual(props.data(), to), props.value('hint'), {
    pass: `must be equal to ${printed(to)}`,
    fail: `must not be equal to ${printed(to)}`,
  });
};

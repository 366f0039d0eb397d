import { deepEqual, printed } from '../json';
import { simpleVerdict } from '../verdict';
import type { Condition } from './condition';

/** Every member of `data` occurs in `parent`; order and repeats do not matter. */
export const subArray: Condition = (props) => {
  const data = props.data();
  const parent = props.value('parent');
  return simpleVerdict(isPart(data, parent), props.value('hint'), {
    pass: props.say('containAll', { container: printed(parent), item: printed(data) }),
    fail: props.say('notContainAll', { container: printed(parent), item: printed(data) }),
  });
};

function isPart(data: unknown, parent: unknown): boolean {
  if (!Array.isArray(data) || !Array.isArray(parent)) return false;
  if (data.some((item) => item === undefined || item === null)) {
    // The platform's own view stops here for good; a message in place is the kinder half of that.
    throw new Error('condition.sub-array cannot compare an empty list item');
  }
  return data.every((item) => parent.some((other) => deepEqual(item, other)));
}

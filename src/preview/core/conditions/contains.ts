import { coerced, deepEqual, printed } from '../json';
import { simpleVerdict } from '../verdict';
import type { Condition } from './condition';

/** Membership in an array, or a part of a text; letter case does not matter. */
export const contains: Condition = (props) => {
  const data = props.data();
  const container = props.value('in');
  return simpleVerdict(holds(container, data), props.value('hint'), {
    pass: props.say('contain', { container: printed(container), item: printed(data) }),
    fail: props.say('notContain', { container: printed(container), item: printed(data) }),
  });
};

function holds(container: unknown, data: unknown): boolean {
  if (Array.isArray(container)) {
    return container.some((item) => deepEqual(lowered(item), lowered(data)));
  }
  if (typeof container !== 'string') return false;
  return container.toLowerCase().includes(coerced(data).toLowerCase());
}

function lowered(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

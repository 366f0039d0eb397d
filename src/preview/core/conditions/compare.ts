import { printed } from '../json';
import type { Props } from '../machine';
import { simpleVerdict, type Verdict } from '../verdict';
import type { Condition } from './condition';

/** `condition.less`: numeric, strict unless `orEquals`; what is not a number fails. */
export const less: Condition = (props) => compare(props, 'less');

/** `condition.more`: the mirror of `condition.less`. */
export const more: Condition = (props) => compare(props, 'more');

const opposite = { less: 'more', more: 'less' } as const;

function compare(props: Props, direction: 'less' | 'more'): Verdict {
  const bound = props.value('then');
  const orEquals = Boolean(props.value('orEquals'));
  const left = numeric(props.data());
  const right = numeric(bound);
  const strict = direction === 'less' ? left < right : left > right;
  const text = (side: 'less' | 'more', equal: boolean): string =>
    props.say(equal ? `${side}OrEqual` : side, { then: printed(bound) });
  return simpleVerdict(strict || (orEquals && left === right), props.value('hint'), {
    pass: text(direction, orEquals),
    fail: text(opposite[direction], !orEquals),
  });
}

/** Undefined is no number, null counts as 0, numeric text counts. */
function numeric(value: unknown): number {
  return value === undefined ? Number.NaN : Number(value);
}

import { printed } from '../json';
import { simpleVerdict } from '../verdict';
import type { Condition } from './condition';

export const sameDomain: Condition = (props) => {
  const original = props.value('original');
  return simpleVerdict(domain(props.data()) === domain(original), props.value('hint'), {
    pass: props.say('sameSite', { original: printed(original) }),
    fail: props.say('notSameSite', { original: printed(original) }),
  });
};

/** Host name without a leading `www.`; what is no URL stands for itself. */
function domain(value: unknown): unknown {
  if (typeof value !== 'string' || !URL.canParse(value)) return value;
  return new URL(value).hostname.replace(/^www\./, '');
}

import { isRecord } from '../json';
import { simpleVerdict } from '../verdict';
import type { Condition } from './condition';

export const empty: Condition = (props) =>
  simpleVerdict(isEmpty(props.data()), props.value('hint'), {
    pass: props.say('empty'),
    fail: props.say('notEmpty'),
  });

/** 0, false and blanks are not empty. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

import { Validator } from '@cfworker/json-schema';
import { isRecord } from '../json';
import { simpleVerdict } from '../verdict';
import type { Condition } from './condition';

/** JSON Schema draft 7, taken word for word. An absent value is judged too. */
export const schema: Condition = (props) => {
  const rule = props.value('schema');
  return simpleVerdict(accepts(rule, props.data()), props.value('hint'), {
    pass: props.say('form'),
    fail: props.say('notForm'),
  });
};

function accepts(rule: unknown, data: unknown): boolean {
  if (rule === undefined) return true;
  if (typeof rule === 'boolean') return rule;
  if (!isRecord(rule)) throw new Error('condition.schema needs a JSON schema');
  if (data === undefined) return acceptsNothing(rule);
  return new Validator(rule, '7').validate(data).valid;
}

/** Undefined is no JSON value: any `type`, `enum` or `const` refuses it, other keywords pass it by. */
function acceptsNothing(rule: unknown): boolean {
  if (typeof rule === 'boolean') return rule;
  if (!isRecord(rule)) return true;
  if ('type' in rule || 'enum' in rule || 'const' in rule) return false;
  const each = (key: string): readonly unknown[] =>
    Array.isArray(rule[key]) ? (rule[key] as readonly unknown[]) : [];
  if (!each('allOf').every(acceptsNothing)) return false;
  if ('anyOf' in rule && !each('anyOf').some(acceptsNothing)) return false;
  if ('oneOf' in rule && each('oneOf').filter(acceptsNothing).length !== 1) return false;
  return !('not' in rule && acceptsNothing(rule.not));
}

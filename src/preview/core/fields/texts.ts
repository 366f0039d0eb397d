import { coerced } from '../json';
import type { FieldRules } from './field';

/** Empty text is no answer. */
function textOrNothing(raw: unknown): unknown {
  return raw === '' ? undefined : raw;
}

export const text: FieldRules = { toValue: textOrNothing };

export const email: FieldRules = {
  toValue: textOrNothing,
  check: (value, props) =>
    value === undefined || isEmail(coerced(value)) ? undefined : props.say('email'),
};

/** Something stands on both sides of every `@`, and there is one. */
function isEmail(text: string): boolean {
  return text.includes('@') && text.split('@').every((part) => part !== '');
}

/** Blanks, hyphens and brackets are dropped from what was typed. */
export const phoneNumber: FieldRules = {
  toValue: (raw) => textOrNothing(typeof raw === 'string' ? raw.replace(/[\s\-()]/g, '') : raw),
  check: (value, props) =>
    value === undefined || /^\+?\d+$/.test(coerced(value)) ? undefined : props.say('phone'),
};

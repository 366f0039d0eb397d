import { coerced } from '../json';
import type { FieldRules } from './field';

/** Empty text is no answer. */
function textOrNothing(raw: unknown): unknown {
  return raw === '' ? undefined : raw;
}

export const text: FieldRules = { toValue: textOrNothing };

export const email: FieldRules = {
  toValue: textOrNothing,
  check: (value) =>
    value === undefined ||
    (coerced(value)
      .split('@')
      .every((part) => part !== '') &&
      coerced(value).includes('@'))
      ? undefined
      : 'must be an e-mail address',
};

/** Blanks, hyphens and brackets are dropped from what was typed. */
export const phoneNumber: FieldRules = {
  toValue: (raw) => textOrNothing(typeof raw === 'string' ? raw.replace(/[\s\-()]/g, '') : raw),
  check: (value) =>
    value === undefined || /^\+?\d+$/.test(coerced(value)) ? undefined : 'must be a phone number',
};

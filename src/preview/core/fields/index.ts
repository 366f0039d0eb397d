import type { FieldRules } from './field';
import { flag, flagGroup } from './flags';
import { collection, imageAnnotation } from './lists';
import { number } from './number';
import { email, phoneNumber, text } from './texts';

const plain: FieldRules = {};

export const fields: Readonly<Record<string, FieldRules>> = {
  'field.audio': collection,
  'field.bounding-box': collection,
  'field.button-checkbox': plain,
  'field.button-radio': plain,
  'field.button-radio-group': plain,
  'field.checkbox': flag,
  'field.checkbox-group': flagGroup,
  'field.date': plain,
  'field.email': email,
  'field.file': collection,
  'field.image-annotation': imageAnnotation,
  'field.list': plain,
  'field.map': plain,
  'field.media-file': collection,
  'field.multi-select': collection,
  'field.number': number,
  'field.phone-number': phoneNumber,
  'field.quiz': plain,
  'field.radio-group': plain,
  'field.select': plain,
  'field.text': text,
  'field.text-annotation': collection,
  'field.textarea': text,
  'field.tumbler': flag,
};

/** Fields that know no `disabled`: the platform lets them be used whatever a config says. */
const neverDisabled: ReadonlySet<string> = new Set([
  'field.audio',
  'field.bounding-box',
  'field.button-checkbox',
  'field.date',
  'field.file',
  'field.list',
  'field.map',
  'field.media-file',
  'field.multi-select',
  'field.number',
  'field.quiz',
  'field.select',
]);

export function canBeDisabled(type: string): boolean {
  return !neverDisabled.has(type);
}

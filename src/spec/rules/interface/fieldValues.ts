import { booleanOf, itemsOf, valueAt, type SpecNode } from '../../document/node';
import type { Mounted } from './mounted';

/** What a field can write. */
export type FieldValue =
  | { readonly kind: 'text' | 'number' | 'truth' | 'object' | 'objects' | 'items' | 'texts' }
  | { readonly kind: 'file' | 'files' }
  | { readonly kind: 'options'; readonly values: readonly OptionValue[] };

export interface OptionValue {
  readonly value: string | number | boolean;
  /** As it is read of the field. */
  readonly node: SpecNode;
}

const plain: Readonly<Record<string, Exclude<FieldValue['kind'], 'options'>>> = {
  'field.text': 'text',
  'field.textarea': 'text',
  'field.email': 'text',
  'field.phone-number': 'text',
  'field.date': 'text',
  'field.number': 'number',
  'field.checkbox': 'truth',
  'field.tumbler': 'truth',
  'field.button-checkbox': 'truth',
  'field.checkbox-group': 'object',
  'field.image-annotation': 'objects',
  'field.text-annotation': 'objects',
  'field.bounding-box': 'objects',
  'field.list': 'items',
  'field.multi-select': 'texts',
};

const uploads = new Set(['field.file', 'field.audio', 'field.media-file']);
const choices = new Set(['field.radio-group', 'field.button-radio-group', 'field.select']);

/** Undefined when a helper decides, or the field is of another kind. */
export function fieldValueOf({ type, read }: Mounted): FieldValue | undefined {
  if (!type.startsWith('field.')) return undefined;
  if (known.has(read)) return known.get(read);
  const value = valueOf(type, read);
  known.set(read, value);
  return value;
}

/** By the field as its piece of text was read, so that an edit elsewhere does not ask again. */
const known = new WeakMap<SpecNode, FieldValue | undefined>();

function valueOf(type: string, node: SpecNode): FieldValue | undefined {
  const kind = Object.hasOwn(plain, type) ? plain[type] : undefined;
  if (kind) return { kind };
  if (uploads.has(type)) return uploadOf(valueAt(node, 'multiple'));
  if (choices.has(type)) return optionsOf(valueAt(node, 'options'));
  if (type !== 'field.button-radio') return undefined;
  const value = optionValueOf(valueAt(node, 'valueToSet'));
  return value && { kind: 'options', values: [value] };
}

function uploadOf(multiple: SpecNode | undefined): FieldValue | undefined {
  if (multiple && booleanOf(multiple) === undefined) return undefined;
  return { kind: booleanOf(multiple) === true ? 'files' : 'file' };
}

function optionsOf(options: SpecNode | undefined): FieldValue | undefined {
  const items = itemsOf(options);
  const values = items.flatMap((item) => optionValueOf(valueAt(item, 'value')) ?? []);
  return items.length > 0 && values.length === items.length
    ? { kind: 'options', values }
    : undefined;
}

function optionValueOf(node: SpecNode | undefined): OptionValue | undefined {
  return node?.kind === 'scalar' && node.value !== null ? { node, value: node.value } : undefined;
}

import type { FieldValue } from './fieldValues';

const texts = ['string', 'url', 'coordinates', 'json'];
const lists = ['string', 'url', 'boolean', 'integer', 'float', 'json', 'file', 'coordinates'].map(
  (type) => `array_${type}`,
);

const byKind: Readonly<Record<Exclude<FieldValue['kind'], 'options'>, readonly string[]>> = {
  text: texts,
  number: ['float', 'integer', 'json'],
  truth: ['boolean', 'json'],
  object: ['json'],
  objects: ['array_json', 'json'],
  items: ['array_json', ...lists.filter((type) => type !== 'array_json'), 'json'],
  texts: ['array_string', 'json'],
  file: ['file', 'json'],
  files: ['array_file', 'json'],
};

/** Types of `output_spec` that take what a field writes; the most natural one first. */
export function fittingTypes(value: FieldValue): readonly string[] {
  if (value.kind !== 'options') return byKind[value.kind];
  const kinds = new Set(value.values.map((option) => typeof option.value));
  if (kinds.size !== 1) return ['json'];
  if (kinds.has('string')) return texts;
  if (kinds.has('boolean')) return ['boolean', 'json'];
  const whole = value.values.every((option) => Number.isInteger(option.value));
  return whole ? ['integer', 'float', 'json'] : ['float', 'json'];
}

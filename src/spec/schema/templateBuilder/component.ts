import {
  amount,
  anything,
  count,
  flag as flagSchema,
  listOf,
  may,
  must,
  object,
  oneOf,
  text as textSchema,
} from '../build';
import type {
  Field,
  ListSchema,
  OtherFields,
  Schema,
  SlotKind,
  SlotSchema,
  Unit,
  Values,
} from '../schema';

/** One component of Template Builder. */
export interface Component {
  readonly about: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly others?: OtherFields;
  /** Exists in code, in no documentation. */
  readonly undocumented?: true;
}

export type Components = Readonly<Record<string, Component>>;

const slot = (accepts: SlotKind, literal?: Schema): SlotSchema => ({
  kind: 'slot',
  accepts,
  ...(literal && { literal }),
});

export const viewSlot = slot('view');
export const actionSlot = slot('action');
export const conditionSlot = slot('condition');
export const writeSlot = slot('write');
export const watchSlot = slot('watch');
export const refSlot = slot('ref');
export const dataSlot = slot('data', anything);
export const anySlot = slot('any', anything);
export const textSlot = slot('read', textSchema);
export const flagSlot = slot('flag', flagSchema);
export const numberSlot = (unit?: Unit): SlotSchema => slot('read', amount({}, unit));
export const countSlot = (min: number, max?: number): SlotSchema =>
  slot('read', count(max === undefined ? { min } : { min, max }));
export const choiceSlot = (values: Values): SlotSchema => slot('read', oneOf(values));
export const openSlot = (literal: Schema): SlotSchema => slot('read', literal);
export const objectSlot = (title: string, fields: Readonly<Record<string, Field>>): SlotSchema =>
  slot('read', object(title, fields));

/** A list written out, or a helper that makes one. */
export const listSlot = (
  item: Schema,
  bounds: Omit<ListSchema, 'kind' | 'item'> = {},
): SlotSchema => slot('read', listOf(item, bounds));
export const listOfSlots = (accepts: SlotKind): ListSchema => listOf(slot(accepts));

/** Label, hint and validation: every view, field and layout has them. */
export const common: Readonly<Record<string, Field>> = {
  label: may(textSlot, 'Heading above the component.', { example: 'label: Is the text complete?' }),
  hint: may(textSlot, 'Explanation behind an info icon beside the label.', {
    example: 'hint: Look at the last sentence.',
  }),
  validation: may(
    conditionSlot,
    'Condition that must hold before the answer can be submitted. On a field it sees the value of the field.',
    { example: 'validation: { type: condition.required }' },
  ),
};

export const direction: Field = may(
  objectSlot('text direction', {
    mode: may(
      choiceSlot({ rtl: 'Right to left.', ltr: 'Left to right.' }),
      'Direction in which the text runs.',
    ),
  }),
  'Direction of the text, for languages written from right to left.',
  { example: 'rtl: { mode: rtl }' },
);

export const writtenData: Field = must(writeSlot, 'Where the value is kept.', {
  example: 'data: { type: data.output, path: answer }',
});

export const requiredMark: Field = may(
  flagSlot,
  'Marks the label with an asterisk; checks nothing by itself.',
  { standard: false },
);

export const disabled: Field = may(flagSlot, 'Whether the performer cannot change the value.', {
  standard: false,
});

export const placeholder: Field = may(textSlot, 'Pale text in the empty field.', {
  example: 'placeholder: Type what you hear',
});

export const url = (of: string): Field =>
  must(textSlot, `Address of ${of}.`, { example: 'url: { type: data.input, path: url }' });

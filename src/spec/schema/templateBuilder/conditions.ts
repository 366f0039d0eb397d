import { anything, may, must } from '../build';
import type { Field } from '../schema';
import {
  conditionSlot,
  dataSlot,
  flagSlot,
  listOfSlots,
  numberSlot,
  openSlot,
  textSlot,
  type Component,
  type Components,
} from './component';

/** Conditions: they hold or give a message. */

const hint: Field = may(
  textSlot,
  "What the performer reads when the condition fails, instead of the platform's own words.",
  {
    example: 'hint: Listen to the whole recording first.',
  },
);

const data: Field = may(
  dataSlot,
  'The value that is looked at. In `validation` of a field the value of that field; elsewhere it must be given.',
  {
    example: 'data: { type: data.output, path: answer }',
  },
);

const condition = (about: string, fields: Readonly<Record<string, Field>> = {}): Component => ({
  about,
  fields: { ...fields, hint },
});

const undocumented = (component: Component): Component => ({ ...component, undocumented: true });

const threshold = (about: string): Component =>
  condition(about, {
    data: may(numberSlot(), 'The number that is looked at.'),
    then: may(numberSlot(), 'The bound; the property is really called `then`.', {
      example: 'then: 5',
    }),
    orEquals: may(flagSlot, 'Whether the bound itself is fine, too.', { standard: false }),
  });

const viewState: Field = may(openSlot(anything), "The player's state; found by itself.", {
  undocumented: true,
});

const children = (about: string): Field =>
  may({ kind: 'slot', accepts: 'read', literal: listOfSlots('condition') }, about, {
    example: 'conditions: [{ type: condition.required }]',
  });

export const conditionComponents: Components = {
  'condition.required': condition(
    'A value is there. Only a missing value fails: false, 0 and empty lists pass.',
    { data },
  ),
  'condition.empty': condition(
    'The value is missing, null, empty text, an empty list or an empty object.',
    { data },
  ),
  'condition.equals': condition(
    'Two values are equal, type and all: the number 1 is not the text "1".',
    {
      to: must(dataSlot, 'The value to compare with.', { example: "to: 'yes'" }),
      data,
    },
  ),
  'condition.not': condition('The condition inside fails.', {
    condition: may(conditionSlot, 'The condition to turn round.', {
      example: 'condition: { type: condition.empty }',
    }),
  }),
  'condition.all': condition('All conditions inside hold.', {
    conditions: children('All of these must hold; none at all is fine.'),
  }),
  'condition.any': condition('At least one condition inside holds.', {
    conditions: children('One of these must hold; none at all fails.'),
  }),
  'condition.played': condition(
    'The recording or film was started. Only in `validation` of view.audio and view.video.',
    { viewState },
  ),
  'condition.played-fully': condition(
    'The recording or film was played to its end. Only in `validation` of view.audio and view.video; never holds for one that loops.',
    { viewState },
  ),
  'condition.link-opened': condition('The performer opened this link here.', {
    url: may(textSlot, 'The address, letter by letter as the link has it.', {
      example: 'url: { type: data.input, path: url }',
    }),
  }),
  'condition.same-domain': condition(
    'Two addresses belong to one domain; a leading `www.` does not matter.',
    {
      original: must(dataSlot, 'The address to compare with.', {
        example: 'original: { type: data.input, path: url }',
      }),
      data,
    },
  ),
  'condition.schema': condition('The value fits a JSON Schema (draft 7).', {
    schema: may(anything, 'The JSON Schema, written out: no components work inside it.', {
      example: 'schema: { type: string, minLength: 5 }',
    }),
    data,
  }),
  'condition.sub-array': condition(
    'Every member of one list is in another list. Order does not matter.',
    {
      parent: may(dataSlot, 'The list that must hold them all.', { example: 'parent: [a, b, c]' }),
      data,
      equalSize: may(flagSlot, 'Declared and never read.', { undocumented: true }),
    },
  ),
  'condition.contains': undocumented(
    condition('A text holds another, or a list a member. Capitals do not matter.', {
      data: may(dataSlot, 'What is looked for.'),
      in: may(
        { kind: 'slot', accepts: 'data', literal: anything },
        'The text or list that is searched.',
        { example: 'in: [red, green]' },
      ),
    }),
  ),
  'condition.less': undocumented(threshold('A number is below a bound.')),
  'condition.more': undocumented(threshold('A number is above a bound.')),
  '@toloka/condition.distance': condition('Two places are no further apart than some metres.', {
    from: may(textSlot, 'First place, `latitude,longitude`; usually the device.', {
      example: "from: { type: '@toloka/data.location' }",
    }),
    to: may(textSlot, 'Second place, `latitude,longitude`.', {
      example: 'to: { type: data.input, path: place }',
    }),
    max: may(numberSlot('metres'), 'The greatest distance that is fine.', { example: 'max: 500' }),
  }),
};

import { anything, may, must } from '../build';
import type { Field } from '../schema';
import { anySlot, textSlot, writeSlot, type Components } from './component';

/** Where values come from and go to. */

/** The editor of the platform wants a path; its runtime takes none at all for everything. */
const path = (about: string, example: string): Field =>
  may(textSlot, about, { example: `path: ${example}` });
const optionalPath = (about: string): Field => may(textSlot, about);

const standardOnRead = may(
  anySlot,
  'Value to use when there is none. It also makes the input field optional.',
);
const standardOnMount = may(anySlot, 'Value that the field starts with.');

export const dataComponents: Components = {
  'data.input': {
    about: 'A value that the task brings (`input_values`). It can only be read.',
    fields: {
      path: path('Id of the input field; dots lead into its value.', 'text'),
      default: standardOnRead,
      schema: may(
        anything,
        'Says of which type the field is when specs are derived from the interface.',
        { undocumented: true },
      ),
    },
  },
  'data.output': {
    about: 'A value of the answer (`output_values`).',
    fields: {
      path: path('Id of the output field; dots lead into its value.', 'answer'),
      default: standardOnMount,
    },
  },
  'data.internal': {
    about: 'A value that the interface keeps for itself and never submits.',
    fields: {
      path: path('Name of the value; dots lead into it.', 'opened'),
      default: standardOnMount,
    },
  },
  'data.relative': {
    about: 'The current item inside `render` of field.list.',
    fields: {
      path: optionalPath('Path into the item; the item itself when left out.'),
      default: standardOnMount,
    },
  },
  'data.local': {
    about:
      'What the surrounding component provides: item and index in a list, the watched value in a trigger.',
    fields: {
      path: optionalPath('Path into it; all of it when left out.'),
      default: standardOnRead,
    },
  },
  'data.sub': {
    about: 'A value below another place to write to.',
    fields: {
      parent: must(writeSlot, 'The place above it.'),
      path: must(textSlot, 'Path below the parent.', { example: 'path: start' }),
    },
    undocumented: true,
  },
  '@toloka/data.location': {
    about: 'Where the device is, as `latitude,longitude`; special texts while unknown or refused.',
    fields: {},
  },
  '@toloka/data.assignment-id': {
    about: 'Id of the assignment the performer works on.',
    fields: {},
  },
};

import {
  amount,
  count,
  flag,
  listOf,
  may,
  object,
  text,
  variants,
  type BranchDraft,
  type Fields,
} from './build';
import type { ObjectSchema, Schema } from './schema';

/** One entry of `input_spec` or `output_spec`: `type` decides which bounds apply. */

const sizes: Fields = {
  min_size: may(count({ min: 0 }), 'Fewest items in the list.', { example: 'min_size: 1' }),
  max_size: may(count({ min: 0 }), 'Most items in the list.', { example: 'max_size: 10' }),
};

const lengths: Fields = {
  min_length: may(count({ min: 0 }), 'Fewest characters.', { example: 'min_length: 3' }),
  max_length: may(count({ min: 0 }), 'Most characters.', { example: 'max_length: 500' }),
  pattern: may(text, 'Regular expression that the whole text must match.', {
    example: "pattern: '[A-Z]{2}\\d+'",
  }),
};

const range = (number: Schema): Fields => ({
  min_value: may(number, 'Smallest value allowed.', { example: 'min_value: 1' }),
  max_value: may(number, 'Largest value allowed.', { example: 'max_value: 5' }),
});

const allowed = (item: Schema, example: string): Fields => ({
  allowed_values: may(
    listOf(item),
    'The only values the field may take. With it answers can be aggregated. Taking values away later makes a new major version of the project.',
    { example: `allowed_values: ${example}` },
  ),
});

const currentLocation: Fields = {
  current_location: may(
    { kind: 'scalar', types: ['boolean', 'text'] },
    'Output only: fill in where the device is. Works in the mobile app.',
    { standard: false },
  ),
};

interface Direction {
  readonly name: 'input' | 'output';
  readonly files: boolean;
}

function specsFor(direction: Direction) {
  const base: Fields = {
    required: may(
      flag,
      'Whether a value must be there. Sources disagree on what an absent `required` means, so write it.',
      {
        standard: true,
        unsure: true,
        example: 'required: false',
      },
    ),
    hidden: may(
      flag,
      direction.name === 'input'
        ? 'Keeps the value from performers: it is stored and returned, the interface never gets it.'
        : 'Only inputs can be hidden; leave it false on an output.',
      { standard: false },
    ),
  };
  const kinds = scalarKinds(direction);
  const all: Record<string, BranchDraft> = {};
  for (const [type, { about, fields }] of Object.entries(kinds))
    all[type] = { about, fields: { ...base, ...fields } };
  for (const [type, { about, fields }] of Object.entries(kinds))
    all[`array_${type}`] = {
      about: `A list. Each item: ${about.charAt(0).toLowerCase()}${about.slice(1)}`,
      fields: { ...base, ...fields, ...sizes },
    };
  return variants('field spec', 'type', 'The kind of value the field holds.', all);
}

function scalarKinds(direction: Direction): Record<string, BranchDraft> {
  return {
    boolean: { about: '`true` or `false`.', fields: allowed(flag, '[true]') },
    string: { about: 'Text.', fields: { ...lengths, ...allowed(text, "['yes', 'no']") } },
    integer: {
      about: 'Whole number.',
      fields: { ...range(count()), ...allowed(count(), '[1, 2, 3]') },
    },
    float: {
      about: 'Number with decimals.',
      fields: { ...range(amount()), ...allowed(amount(), '[0.5, 1]') },
    },
    url: { about: 'Web address: begins with http://, https:// or www.', fields: {} },
    ...(direction.files && {
      file: {
        about: 'File that the performer uploads; the value is an attachment id.',
        fields: {},
      },
    }),
    coordinates: {
      about: 'Place on the map as `latitude,longitude` in degrees.',
      fields: currentLocation,
    },
    json: { about: 'Any JSON value.', fields: {} },
  };
}

const fieldIdWords = 'A field id has Latin letters, digits, hyphens and underscores.';

function fieldMap(title: string, about: string, direction: Direction): ObjectSchema {
  return object(
    title,
    {},
    { schema: specsFor(direction), about, keyPattern: /^[\w-]+$/, keyWords: fieldIdWords },
  );
}

export const inputSpec = fieldMap('input_spec', 'An input field: a value that each task brings.', {
  name: 'input',
  files: false,
});

export const outputSpec = fieldMap(
  'output_spec',
  'An output field: a value that the performer gives.',
  {
    name: 'output',
    files: true,
  },
);

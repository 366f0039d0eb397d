import type { SlotKind } from '../schema';

/** Which components may stand in which slot of a Template Builder config. */

export type Category =
  'view' | 'field' | 'layout' | 'action' | 'condition' | 'helper' | 'plugin' | 'data';

const sources = [
  'data.input',
  'data.output',
  'data.internal',
  'data.local',
  'data.relative',
  'data.sub',
  '@toloka/data.location',
  '@toloka/data.assignment-id',
];
const choices = ['helper.if', 'helper.switch', 'helper.transform'];

interface Acceptance {
  readonly categories: readonly Category[];
  readonly types: readonly string[];
  /** For messages. */
  readonly words: string;
}

const acceptances: Readonly<Record<SlotKind, Acceptance>> = {
  read: {
    categories: ['helper', 'data', 'condition'],
    types: [],
    words: 'a value, a helper or a data source',
  },
  flag: {
    categories: ['condition', 'helper', 'data'],
    types: [],
    words: 'true or false, a condition or a helper',
  },
  data: {
    categories: ['helper', 'data', 'condition'],
    types: [],
    words: 'a value, a helper or a data source',
  },
  write: {
    categories: [],
    types: [
      'data.output',
      'data.internal',
      'data.relative',
      'data.sub',
      'helper.if',
      'helper.switch',
    ],
    words: 'a place to write to: data.output, data.internal or, inside field.list, data.relative',
  },
  watch: {
    categories: [],
    types: [...sources, 'helper.if', 'helper.switch'],
    words: 'a data source to watch',
  },
  view: {
    categories: ['view', 'field', 'layout'],
    types: choices,
    words: 'a view, a field or a layout',
  },
  action: { categories: ['action'], types: choices, words: 'an action' },
  condition: { categories: ['condition'], types: choices, words: 'a condition' },
  plugin: { categories: ['plugin'], types: [], words: 'a plugin' },
  ref: { categories: [], types: [], words: 'a reference to a view: { $ref: view.items.0 }' },
  any: {
    categories: ['view', 'field', 'layout', 'action', 'condition', 'helper', 'plugin', 'data'],
    types: [],
    words: 'anything',
  },
};

export function categoryOf(type: string): Category | undefined {
  const bare = type.replace(/^@[a-z-]+\//, '');
  const name = bare.slice(0, Math.max(0, bare.indexOf('.')));
  return categories.find((category) => category === name);
}

const categories: readonly Category[] = [
  'view',
  'field',
  'layout',
  'action',
  'condition',
  'helper',
  'plugin',
  'data',
];

export function accepts(slot: SlotKind, type: string): boolean {
  const { categories: allowed, types } = acceptances[slot];
  const category = categoryOf(type);
  return types.includes(type) || (category !== undefined && allowed.includes(category));
}

export function slotWords(slot: SlotKind): string {
  return acceptances[slot].words;
}

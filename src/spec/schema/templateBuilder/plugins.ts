import { may, must, oneOf } from '../build';
import type { Field, Values } from '../schema';
import {
  actionSlot,
  choiceSlot,
  conditionSlot,
  flagSlot,
  listOfSlots,
  listSlot,
  objectSlot,
  openSlot,
  textSlot,
  watchSlot,
  type Components,
} from './component';

/** Plugins: hot keys, triggers and the layout of the task page. */

const keyNames = ['up', 'down', ...Array.from('0123456789abcdefghijklmnopqrstuvwxyz')];
const keys: Values = Object.fromEntries(
  keyNames.map((key) => [key, key.length > 1 ? `Arrow ${key}.` : `Key ${key}.`]),
);

const labelKeys: Field = may(
  listSlot(oneOf(keys)),
  'Keys of the label buttons, in their order; 1 to 5 when left out.',
  {
    example: "labels: ['1', '2', '3']",
  },
);

const key = (about: string, standard: string): Field => may(textSlot, about, { standard });

export const pluginComponents: Components = {
  'plugin.toloka': {
    about: 'How the tasks of a page are laid out.',
    fields: {
      layout: must(
        objectSlot('page layout', {
          kind: must(
            choiceSlot({
              scroll: 'All tasks of the page, below each other.',
              pager: 'One task at a time, with numbers to switch.',
              'first-task-only': 'Only the first task. Given up; do not use.',
            }),
            'The arrangement.',
            { standard: 'scroll' },
          ),
          taskWidth: may(
            openSlot({ kind: 'scalar', types: ['number', 'text'] }),
            'Width of a task in px, or `100%`.',
            {
              standard: '100%',
              example: 'taskWidth: 500',
            },
          ),
        }),
        'The arrangement of tasks.',
        { example: 'layout: { kind: scroll, taskWidth: 500 }' },
      ),
      notifications: may(
        { kind: 'slot', accepts: 'read', literal: listOfSlots('view') },
        'Notes above the tasks: view.text or view.markdown only.',
      ),
    },
  },
  'plugin.hotkeys': {
    about: 'Keys that trigger actions.',
    fields: {
      allowHotkeysInInputs: may(
        flagSlot,
        'Whether keys also work while the performer types in a field.',
        { standard: false },
      ),
    },
    others: {
      schema: actionSlot,
      about: 'What this key does.',
      keyPattern: /^(up|down|[0-9]|[a-z])$/,
      keyWords: 'A hot key is one of 0–9, a–z, up and down.',
      keyValues: keys,
    },
  },
  'plugin.trigger': {
    about: 'Does something whenever a value changes.',
    fields: {
      onChangeOf: may(watchSlot, 'The value that is watched.', {
        example: 'onChangeOf: { type: data.output, path: answer }',
      }),
      condition: may(conditionSlot, 'Must hold for the action to run; it sees the new value.'),
      action: may(actionSlot, 'What is done.'),
      fireImmediately: may(flagSlot, 'Also runs once at the start.', { standard: false }),
    },
  },
  'plugin.field.image-annotation.hotkeys': {
    about: 'Keys of field.image-annotation.',
    fields: {
      labels: labelKeys,
      modes: may(
        objectSlot('tool keys', {
          select: key('Key of the selection tool.', 'q'),
          point: key('Key of the point tool.', 'w'),
          rectangle: key('Key of the box tool.', 'e'),
          polygon: key('Key of the polygon tool.', 'r'),
        }),
        'Keys of the tools. Giving one replaces them all.',
      ),
      confirm: key('Key that finishes the shape.', 'x'),
      cancel: key('Key that gives the shape up.', 'z'),
    },
  },
  'plugin.field.text-annotation.hotkeys': {
    about: 'Keys of field.text-annotation.',
    fields: { labels: labelKeys, remove: key('Key that clears the marked part.', 'x') },
  },
};

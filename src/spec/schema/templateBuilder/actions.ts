import { anything, may, must } from '../build';
import type { Field } from '../schema';
import {
  anySlot,
  choiceSlot,
  countSlot,
  dataSlot,
  flagSlot,
  listOfSlots,
  numberSlot,
  objectSlot,
  openSlot,
  refSlot,
  textSlot,
  writeSlot,
  type Component,
  type Components,
} from './component';

/** Actions: what hot keys, buttons and triggers do. */

const target = (views: string): Field =>
  may(refSlot, `The component it acts on: ${views}.`, { example: 'view: { $ref: view.items.0 }' });

const written = may(writeSlot, 'Where it writes.', {
  example: 'data: { type: data.output, path: answer }',
});

const legacy = (about: string, payload: Field): Component => ({
  about: `${about} Made for players of old; those of today do not listen.`,
  fields: { view: target('a player'), payload },
  undocumented: true,
});

export const actionComponents: Components = {
  'action.set': {
    about: 'Writes a value.',
    fields: {
      data: written,
      payload: may(dataSlot, 'The value; nothing or `{ $empty: true }` clears.', {
        example: "payload: 'yes'",
      }),
    },
  },
  'action.toggle': { about: 'Switches between `true` and no value.', fields: { data: written } },
  'action.bulk': {
    about: 'Runs several actions, one after the other.',
    fields: {
      payload: may(
        { kind: 'slot', accepts: 'read', literal: listOfSlots('action') },
        'The actions. Their values are read before the first one runs.',
        {
          example: 'payload: [{ type: action.play-pause, view: { $ref: view.items.0 } }]',
        },
      ),
    },
  },
  'action.notify': {
    about: 'Shows a short message at the lower left.',
    fields: {
      payload: must(
        objectSlot('notification', {
          content: must(textSlot, 'The message.', { example: 'content: Saved' }),
          theme: must(
            choiceSlot({ info: 'Blue.', success: 'Green.', warning: 'Yellow.', danger: 'Red.' }),
            'Its colour.',
            { standard: 'info' },
          ),
          delay: may(numberSlot('ms'), 'Wait before it appears.', { standard: 0 }),
          duration: may(
            numberSlot('ms'),
            'Time until it goes, counted from the start, delay included.',
            { standard: 4500 },
          ),
          spin: may(flagSlot, 'Shows a turning wheel.', { standard: false, undocumented: true }),
        }),
        'The message and its looks.',
        { example: 'payload: { content: Saved, theme: success }' },
      ),
    },
  },
  'action.open-close': {
    about: 'Opens what is closed and closes what is open.',
    fields: {
      view: target('view.image, view.collapse or a gallery'),
      payload: may(flagSlot, 'Opens (`true`) or closes (`false`) whatever the state is.', {
        undocumented: true,
      }),
    },
  },
  'action.open-link': {
    about: 'Opens an address in a new tab.',
    fields: {
      payload: may(textSlot, 'The address, http or https.', {
        example: 'payload: { type: data.input, path: url }',
      }),
    },
  },
  'action.play-pause': {
    about: 'Starts or stops a recording or film.',
    fields: { view: target('view.audio or view.video') },
  },
  'action.rotate': {
    about: 'Turns a picture by a quarter.',
    fields: {
      view: target('view.image'),
      payload: may(choiceSlot({ left: 'To the left.', right: 'To the right.' }), 'Which way.', {
        standard: 'right',
      }),
    },
  },
  'action.zoom-in-out': {
    about: 'Shows a scrollable picture at its own size, or fitted again.',
    fields: { view: target('view.image with `scrollable`') },
    undocumented: true,
  },
  'action.list-push': {
    about: 'Adds an item to the end of a list.',
    fields: {
      data: written,
      payload: may(anySlot, 'The item.', { example: 'payload: { start: 0 }' }),
    },
    undocumented: true,
  },
  'action.list-remove': {
    about: 'Takes an item out of a list.',
    fields: {
      data: written,
      payload: may(countSlot(0), 'Which one, counted from 0.', { example: 'payload: 0' }),
    },
    undocumented: true,
  },
  'action.set-current-time': legacy(
    'Jumps to a moment.',
    may(openSlot({ kind: 'scalar', types: ['number', 'text'] }), 'The moment in seconds.'),
  ),
  'action.set-duration': legacy(
    'Sets how long a recording is.',
    may(numberSlot('s'), 'Its length.'),
  ),
  'action.set-volume': legacy('Sets the loudness.', may(numberSlot(), 'Loudness, 0 to 1.')),
  'action.set-media-status': {
    about: 'Sets the state of a player. Made for players of old; those of today do not listen.',
    fields: {
      view: must(refSlot, 'The player.'),
      payload: must(openSlot(anything), 'Its state.'),
    },
    undocumented: true,
  },
};

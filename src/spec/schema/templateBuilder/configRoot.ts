import { anything, may, must, object } from '../build';
import type { ObjectSchema } from '../schema';
import { listOfSlots, viewSlot } from './component';

const root = object('interface', {
  view: must(viewSlot, 'What one task shows: one view, usually a `view.list` or a layout.', {
    example: 'view: { type: view.list, items: [] }',
  }),
  plugins: may(listOfSlots('plugin'), 'Hot keys, triggers and the layout of the task page.', {
    example: 'plugins: [{ type: plugin.toloka, layout: { kind: scroll } }]',
  }),
  vars: may(
    object(
      'vars',
      {},
      {
        schema: { kind: 'slot', accepts: 'any', literal: anything },
        about: 'A piece to use again: `{ $ref: vars.name }`.',
      },
    ),
    'Pieces of the interface that are used more than once.',
    { example: 'vars: { answer: { type: data.output, path: answer } }' },
  ),
});

/** A Template Builder config as a whole. The platform's runtime passes over keys it does not know. */
export const configRoot: ObjectSchema = { ...root, ignoresUnknown: true };

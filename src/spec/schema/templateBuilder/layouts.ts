import { may, must, object } from '../build';
import {
  choiceSlot,
  common,
  flagSlot,
  listOfSlots,
  listSlot,
  numberSlot,
  viewSlot,
  type Components,
} from './component';
import type { Field, SlotSchema } from '../schema';

/** Layouts: they put views side by side. */

const views: SlotSchema = { kind: 'slot', accepts: 'read', literal: listOfSlots('view') };
const narrow = (standard: number, then: string): Field =>
  may(numberSlot('px'), `Up to this own width ${then}.`, { standard });

export const layoutComponents: Components = {
  'layout.bars': {
    about: 'A middle part with a bar above and below.',
    fields: {
      content: must(viewSlot, 'The middle part; it grows and scrolls.'),
      barBefore: may(viewSlot, 'The bar above.'),
      barAfter: may(viewSlot, 'The bar below.'),
      ...common,
    },
  },
  'layout.columns': {
    about: 'Columns side by side.',
    fields: {
      items: must(views, 'One view for each column.'),
      ratio: may(listSlot(numberSlot()), 'Widths of the columns in proportion.', {
        example: 'ratio: [1, 2]',
      }),
      minWidth: narrow(600, 'the columns stand below each other'),
      verticalAlign: may(
        choiceSlot({
          top: 'At the top.',
          middle: 'In the middle.',
          bottom: 'At the bottom.',
          stretch: 'As high as the highest.',
        }),
        'Where lower columns stand.',
        { standard: 'stretch' },
      ),
      fullHeight: may(flagSlot, 'Fills the height; each column scrolls by itself.', {
        standard: false,
      }),
      ...common,
    },
  },
  'layout.compare': {
    about: 'Things to compare, side by side, each with its own controls.',
    fields: {
      items: must(
        listSlot(
          object('compared item', {
            content: may(viewSlot, 'What is compared.'),
            controls: may(viewSlot, 'Controls below it.'),
          }),
        ),
        'What is compared.',
      ),
      commonControls: may(viewSlot, 'Controls below all of them.'),
      wideCommonControls: may(flagSlot, 'Makes the common controls 600 px wide.', {
        standard: false,
      }),
      minWidth: narrow(500, 'the items become slides'),
      ...common,
    },
  },
  'layout.side-by-side': {
    about: 'Blocks with the letters A, B, C and so on, which the performer can hide one by one.',
    fields: {
      items: must(views, 'The blocks.'),
      controls: must(viewSlot, 'Controls below them.'),
      minItemWidth: may(numberSlot('px'), 'Least width of a block.', { standard: 400 }),
      ...common,
    },
  },
  'layout.sidebar': {
    about: 'A main part with a panel on its right.',
    fields: {
      content: must(viewSlot, 'The main part.'),
      controls: must(viewSlot, 'The panel.'),
      controlsWidth: may(numberSlot('px'), 'Width of the panel.', { standard: 300 }),
      extraControls: may(viewSlot, 'What stands fixed below the panel.'),
      minWidth: narrow(600, 'the panel moves below'),
      ...common,
    },
  },
};

import { anything, count, may, must, object } from '../build';
import {
  actionSlot,
  choiceSlot,
  common,
  direction,
  flagSlot,
  listOfSlots,
  listSlot,
  numberSlot,
  openSlot,
  textSlot,
  url,
  viewSlot,
  type Component,
  type Components,
} from './component';
import type { Field, SlotSchema } from '../schema';

/** Views: they show something and take no answer. */

const views: SlotSchema = { kind: 'slot', accepts: 'read', literal: listOfSlots('view') };

export const mediaBox: Readonly<Record<string, Field>> = {
  ratio: may(
    listSlot(numberSlot(), { min: 2, max: 2 }),
    'Width and height of the box in proportion.',
    { standard: [16, 9], example: 'ratio: [4, 3]' },
  ),
  minWidth: may(numberSlot('px'), 'Least width of the box.'),
  maxWidth: may(numberSlot('px'), 'Greatest width of the box.'),
  fullHeight: may(flagSlot, 'Fills the height that is left, 400 px at least.', { standard: false }),
};

export const mapFields: Readonly<Record<string, Field>> = {
  center: must(textSlot, 'Middle of the map, `latitude,longitude`.', {
    example: "center: '52.5,13.4'",
  }),
  markers: may(
    listSlot(
      object('map marker', {
        position: must(textSlot, 'Where it stands, `latitude,longitude`.'),
        label: may(textSlot, 'Its caption.'),
        color: may(textSlot, 'Its colour, `#` and hexadecimal digits.', {
          example: "color: '#2196f3'",
        }),
      }),
    ),
    'Pins on the map.',
  ),
  polygons: may(
    listSlot(
      object('map area', {
        points: may(listSlot(textSlot), 'Its corners, each `latitude,longitude`.'),
        color: may(textSlot, 'Its colour, `#` and hexadecimal digits.'),
      }),
    ),
    'Areas on the map.',
  ),
  zoom: may(openSlot(count({ min: 0, max: 19 })), 'How close it is, 0 (the world) to 19.', {
    example: 'zoom: 12',
  }),
};

const stack: Readonly<Record<string, Field>> = {
  direction: may(
    choiceSlot({ vertical: 'Below each other.', horizontal: 'Beside each other.' }),
    'How the items run.',
    { standard: 'vertical' },
  ),
  size: may(choiceSlot({ s: '8 px.', m: '16 px.' }), 'Gap between the items.', { standard: 'm' }),
};

const view = (about: string, fields: Readonly<Record<string, Field>>): Component => ({
  about,
  fields: { ...common, ...fields },
});

const undocumented = (component: Component): Component => ({ ...component, undocumented: true });

const linkAddress = may(textSlot, 'Text of the link; the address when left out.', {
  example: 'content: Open the page',
});

export const viewComponents: Components = {
  'view.text': view('Text, with its line breaks.', {
    content: may(textSlot, 'The text.', { example: 'content: { type: data.input, path: text }' }),
    rtl: direction,
  }),
  'view.markdown': view('Text with Markdown: headings, lists, tables, links.', {
    content: may(textSlot, 'The Markdown; HTML in it is shown, not run.', {
      example: "content: '**Read** the text aloud.'",
    }),
  }),
  'view.list': view('Several components below or beside each other.', {
    items: must(views, 'The components.', {
      example: 'items: [{ type: view.text, content: Hello }]',
    }),
    ...stack,
    rtl: direction,
    center: may(flagSlot, 'Centres the items.', { undocumented: true }),
  }),
  'view.group': view('A frame around a component.', { content: may(viewSlot, 'What is framed.') }),
  'view.alert': view('A coloured box.', {
    content: may(viewSlot, 'What is in it.'),
    theme: may(
      choiceSlot({ info: 'Blue.', success: 'Green.', warning: 'Yellow.', danger: 'Red.' }),
      'Its colour.',
    ),
  }),
  'view.collapse': view('A part that opens and closes.', {
    label: must(textSlot, 'Its heading, always seen.', { example: 'label: More examples' }),
    content: must(viewSlot, 'What is inside; it is there, and checked, also while closed.'),
    defaultOpened: may(flagSlot, 'Whether it is open at first.', { standard: false }),
  }),
  'view.labeled-list': view('Two columns: captions on the left, components on the right.', {
    items: must(
      listSlot(
        object('row', {
          label: must(textSlot, 'The caption.'),
          content: must(viewSlot, 'The component.'),
          hint: may(textSlot, 'Explanation behind an info icon.'),
          centerLabel: may(flagSlot, 'Centres the caption in height.', { standard: false }),
        }),
      ),
      'The rows.',
    ),
    minWidth: may(numberSlot('px'), 'Up to this own width captions stand above.', {
      standard: 500,
    }),
  }),
  'view.image': view('A picture.', {
    url: url('the picture'),
    popup: may(flagSlot, 'A click shows it large.', { standard: true }),
    scrollable: may(flagSlot, 'A click shows it at its own size, to scroll in.', {
      standard: false,
    }),
    rotatable: may(flagSlot, 'Buttons turn it.', { standard: false }),
    noBorder: may(flagSlot, 'No frame.', { standard: false }),
    noLazyLoad: may(flagSlot, 'Loads at once, not only when it comes into view.', {
      standard: false,
    }),
    transparent: may(flagSlot, 'See-through background.', { standard: false, undocumented: true }),
    ...mediaBox,
  }),
  'view.audio': view('A player for a recording.', {
    url: url('the recording'),
    loop: may(flagSlot, 'Starts again at the end; it then never counts as fully played.', {
      standard: false,
    }),
  }),
  'view.video': view('A player for a film.', { url: url('the film'), ...mediaBox }),
  'view.iframe': view('Another web page in a frame.', {
    url: url('the page; it must be https like the platform'),
    ...mediaBox,
  }),
  'view.device-frame': view('The frame of a phone around a component.', {
    content: may(viewSlot, 'What is on the phone.'),
    ...mediaBox,
  }),
  'view.link': view('A link that opens in a new tab.', {
    url: url('the page, http or https'),
    content: linkAddress,
    onOpen: may(actionSlot, 'Declared and never used.', { undocumented: true }),
  }),
  'view.link-group': view('Links in a row.', {
    links: must(
      listSlot(
        object('link', {
          url: url('the page, http or https'),
          content: must(textSlot, 'Text of the link.'),
          theme: may(choiceSlot({ primary: 'Looks like a button.' }), 'Its looks.'),
        }),
      ),
      'The links.',
    ),
  }),
  'view.action-button': view('A button that does something.', {
    label: may(textSlot, 'What is on the button.', { example: 'label: Play again' }),
    action: may(actionSlot, 'What a click does.'),
    content: may(textSlot, 'Old name of `label`; wins over it.', { undocumented: true }),
  }),
  'view.divider': view('A line, with the label in it.', {}),
  'view.map': view('A map with pins and areas.', mapFields),
  'view.hint': undocumented(view('A word with an explanation behind an info icon.', {})),
  'view.json': undocumented(
    view('An object as a tree.', { content: must(openSlot(anything), 'The object.') }),
  ),
  'view.table': undocumented(
    view('A table.', {
      headers: may(views, 'Cells of the head.'),
      items: may(listSlot(views), 'Rows, each a list of cells.'),
    }),
  ),
  'view.with-label': undocumented(
    view('A label with components in a row.', {
      label: must(textSlot, 'The label before them.'),
      items: must(views, 'The components.'),
      ...stack,
    }),
  ),
  'view.debug': undocumented(
    view('Shows what the interface holds: for building, not for performers.', {
      insane: may(flagSlot, 'Also writes everything to the console.', { standard: false }),
    }),
  ),
};

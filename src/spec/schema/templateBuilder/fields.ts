import { count, may, must, object } from '../build';
import {
  anySlot,
  choiceSlot,
  common,
  direction,
  disabled,
  flagSlot,
  listOfSlots,
  listSlot,
  numberSlot,
  objectSlot,
  openSlot,
  placeholder,
  requiredMark,
  textSlot,
  viewSlot,
  writtenData,
  type Component,
  type Components,
} from './component';
import type { Field, SlotSchema } from '../schema';
import { mapFields, mediaBox } from './views';

/** Fields: what performers answer with. */

const field = (about: string, fields: Readonly<Record<string, Field>> = {}): Component => ({
  about,
  fields: { data: writtenData, ...common, ...fields },
});

const undocumented = (component: Component): Component => ({ ...component, undocumented: true });

const option = (value: Field): SlotSchema =>
  listSlot(
    object('option', {
      label: must(textSlot, 'What the performer reads.', { example: 'label: Yes' }),
      value,
      hint: may(textSlot, 'Explanation behind an info icon.'),
    }),
  );

const anyValue = must(anySlot, 'What is written when it is chosen.', { example: "value: 'yes'" });
const options = (about: string): Field =>
  must(option(anyValue), about, {
    example: "options: [{ label: Yes, value: 'yes' }, { label: No, value: 'no' }]",
  });

const preserveFalse = may(flagSlot, 'Writes `false` for what is not ticked, instead of no value.', {
  standard: false,
});
const multiple = (what: string): Field =>
  may(flagSlot, `Takes several ${what}; the value is then a list.`, { standard: false });
const uploadButton = (about: string): Field => may(flagSlot, about);

const annotationLabels = (required: boolean, min: number): Field => {
  const item = object('label', {
    label: must(textSlot, 'What is on its button.'),
    value: must(textSlot, 'What is stored.'),
  });
  const about = 'Kinds of things that can be marked.';
  const example = { example: 'labels: [{ label: Name, value: name }]' };
  return required
    ? must(listSlot(item, { min }), about, example)
    : may(listSlot(item, { min }), about, example);
};

const shape = (about: string): Field => may(flagSlot, about);

export const fieldComponents: Components = {
  'field.text': field('One line of text.', { placeholder, disabled, rtl: direction, requiredMark }),
  'field.textarea': field('Several lines of text.', {
    placeholder,
    rows: may(numberSlot(), 'Height at first, in lines.', { standard: 4 }),
    resizable: may(flagSlot, 'Whether the performer can change the height.', { standard: true }),
    disabled,
    rtl: direction,
    requiredMark,
  }),
  'field.radio-group': field('One of several options.', {
    options: options('The options, below each other.'),
    disabled,
  }),
  'field.button-radio-group': field('One of several options, as buttons.', {
    options: options('The buttons, side by side.'),
    disabled,
    rtl: direction,
  }),
  'field.button-radio': field('One button that writes a value.', {
    label: may(textSlot, 'What is on the button.'),
    valueToSet: may(openSlot({ kind: 'any' }), 'The value that a click writes.', {
      example: "valueToSet: 'yes'",
    }),
    disabled,
    rtl: direction,
  }),
  'field.checkbox': field('One box to tick.', {
    label: may(textSlot, 'What stands beside the box.'),
    preserveFalse,
    disabled,
  }),
  'field.checkbox-group': field(
    'Boxes to tick. The value is an object with `true` under each ticked option.',
    {
      options: must(
        option(must(textSlot, 'Key under which the tick is stored.', { example: 'value: noise' })),
        'The boxes, below each other.',
      ),
      preserveFalse,
      disabled,
    },
  ),
  'field.select': field('One of several options, in a drop-down list.', {
    options: must(
      listSlot(
        object('option', { label: must(textSlot, 'What the performer reads.'), value: anyValue }),
      ),
      'The options.',
    ),
    placeholder,
  }),
  'field.number': field('A number.', {
    minimum: may(openSlot(count()), 'Least number.', { example: 'minimum: 1' }),
    maximum: may(openSlot(count()), 'Greatest number.', { example: 'maximum: 5' }),
    placeholder,
  }),
  'field.date': field('A date, with or without time.', {
    format: must(
      choiceSlot({ date: 'Date.', 'date-time': 'Date and time.' }),
      'What is asked for.',
    ),
    min: may(textSlot, 'Earliest moment, such as `2030-01-31T14:25Z`.'),
    max: may(textSlot, 'Latest moment, such as `2030-01-31T14:25Z`.'),
    blockList: may(listSlot(textSlot), 'Days that cannot be chosen, written like `min`.'),
    placeholder,
  }),
  'field.email': field('An e-mail address.', {
    placeholder,
    disabled: { ...disabled, undocumented: true },
  }),
  'field.phone-number': field('A telephone number.', {
    placeholder,
    disabled: { ...disabled, undocumented: true },
  }),
  'field.audio': field(
    'A recording made or uploaded by the performer; the value is an attachment id.',
    { multiple: multiple('recordings') },
  ),
  'field.file': field('A file uploaded by the performer; the value is an attachment id.', {
    accept: may(listSlot(textSlot), 'MIME types that are taken.', {
      example: 'accept: [audio/mpeg, audio/wav]',
    }),
    multiple: multiple('files'),
  }),
  'field.media-file': field(
    'Photos, films or other files from a device; the value is an attachment id.',
    {
      accept: must(
        objectSlot('upload buttons', {
          photo: uploadButton('Takes a photo.'),
          video: uploadButton('Takes a film.'),
          gallery: uploadButton('Picks from the gallery.'),
          fileSystem: uploadButton('Picks a file.'),
        }),
        'Which buttons there are.',
        { example: 'accept: { photo: true, gallery: true }' },
      ),
      multiple: multiple('files'),
      requiredCoordinates: may(flagSlot, 'Takes only files that know where they were made.', {
        standard: false,
      }),
    },
  ),
  'field.list': field('A list that the performer makes longer and shorter.', {
    render: must(viewSlot, 'What one item looks like; `data.relative` is the item.', {
      example: 'render: { type: field.text, data: { type: data.relative } }',
    }),
    buttonLabel: may(textSlot, 'What is on the button that adds an item.', {
      example: 'buttonLabel: Add a sentence',
    }),
    direction: may(
      choiceSlot({ vertical: 'Below each other.', horizontal: 'Beside each other.' }),
      'How the items run.',
      { standard: 'vertical' },
    ),
    size: may(choiceSlot({ s: '8 px.', m: '16 px.' }), 'Gap between the items.', { standard: 'm' }),
    minLength: may(numberSlot(), 'With so many items or fewer none can be removed.', {
      standard: 0,
    }),
    maxLength: may(numberSlot(), 'With so many items none can be added.'),
    editable: may(flagSlot, 'Whether items can be added and removed.', { standard: true }),
    addedItems: may(
      { kind: 'slot', accepts: 'read', literal: listOfSlots('view') },
      'Views after the items, before the button.',
    ),
    removeVariant: may(
      choiceSlot({ default: 'Beside the item.', group: 'In its corner.' }),
      'Where the cross that removes an item is.',
      { standard: 'default' },
    ),
  }),
  'field.image-annotation': field('Shapes that the performer draws on a picture.', {
    image: must(textSlot, 'Address of the picture.', {
      example: 'image: { type: data.input, path: image }',
    }),
    shapes: may(
      objectSlot('shapes', {
        point: shape('Points can be set.'),
        rectangle: shape('Boxes can be drawn.'),
        polygon: shape('Polygons can be drawn.'),
      }),
      'Which tools there are; all when left out.',
      { example: 'shapes: { rectangle: true }' },
    ),
    labels: annotationLabels(false, 2),
    disabled,
    ...mediaBox,
  }),
  'field.text-annotation': field('Parts of a text that the performer marks.', {
    content: must(textSlot, 'The text.', { example: 'content: { type: data.input, path: text }' }),
    labels: annotationLabels(true, 1),
    adjust: may(choiceSlot({ words: 'Whole words.' }), 'What a marked part is widened to.'),
    disabled,
  }),
  'field.map': field('A pin that the performer sets on a map.', {
    ...mapFields,
    editableMarkerLabel: may(textSlot, "Caption of the performer's pin."),
  }),
  'field.quiz': field('Questions with one right answer, explained when answered.', {
    instruction: may(textSlot, 'Introduction, as Markdown.'),
    options: must(
      listSlot(
        object('question', {
          key: must(textSlot, 'Key of the answer in the value.'),
          label: may(textSlot, 'The question, as Markdown.'),
          options: must(
            listSlot(
              object('quiz answer', {
                label: must(textSlot, 'The answer, as Markdown.'),
                value: anyValue,
                correct: may(flagSlot, 'Whether it is right.'),
                hint: may(textSlot, 'Explanation shown once it is chosen, as Markdown.'),
              }),
            ),
            'Its answers.',
          ),
          disabled: may(flagSlot, 'Whether the question is locked.'),
          border: may(flagSlot, 'Accepted, without effect.'),
        }),
      ),
      'The questions.',
    ),
  }),
  'field.bounding-box': undocumented(
    field('Boxes drawn on a picture, the older way.', {
      image: must(textSlot, 'Address of the picture.'),
      disabled,
    }),
  ),
  'field.button-checkbox': undocumented(field('A button that stays pressed.')),
  'field.tumbler': undocumented(field('A switch.', { preserveFalse, disabled })),
  'field.multi-select': undocumented(
    field('Several options, in a drop-down list.', {
      options: must(
        listSlot(
          object('option', {
            label: may(textSlot, 'What the performer reads.'),
            value: may(textSlot, 'What is written.'),
          }),
        ),
        'The options.',
      ),
      placeholder,
    }),
  ),
};

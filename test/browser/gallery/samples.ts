/** One sample of every component: how a config writes it, and what a performer may answer. */
import { clip, nothing, otherPicture, picture } from './media';

export interface Sample {
  /** Properties of the component, without its type and (for a field) its data. */
  readonly props: Readonly<Record<string, unknown>>;
  /** An answer of the field; views have none. */
  readonly filled?: unknown;
  /** An answer that the field itself refuses. */
  readonly refused?: unknown;
  /** Width of the picture in pixels. */
  readonly width?: number;
  /** Further properties that make a state of their own. */
  readonly variants?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly plugins?: readonly unknown[];
  readonly internal?: unknown;
}

const text = (content: string): unknown => ({ type: 'view.text', content });
const hints = { label: 'Label of the field', hint: 'A hint opens on a click.' };
const options = [
  { label: 'Red', value: 'red' },
  { label: 'Green, as grass', value: 'green', hint: 'Or as leaves' },
  { label: 'Blue', value: 'blue' },
];
const radios = {
  type: 'field.button-radio-group',
  options: [
    { label: 'Yes', value: 'yes' },
    { label: 'No', value: 'no' },
  ],
  data: { type: 'data.output', path: 'pick' },
};
const marks = [
  { shape: 'rectangle', left: 0.3, top: 0.35, width: 0.3, height: 0.5, label: 'house' },
  { shape: 'point', left: 0.8, top: 0.25, label: 'sun' },
  {
    shape: 'polygon',
    points: [
      { left: 0.62, top: 0.9 },
      { left: 0.75, top: 0.5 },
      { left: 0.95, top: 0.9 },
    ],
  },
];
const article = 'Ada Lovelace was born in London in 1815. She wrote the first program.';
const markdown = [
  '# Heading\n\n## Second\n\nText with **bold**, *italic*, ~~struck~~ and `code`.',
  '- one\n- two\n\n> Quoted words\n\n| Left | Right |\n| --- | --- |\n| a | b |',
  '[A link](https://example.org)\n\n---\n\n```\ncode block\n```',
].join('\n\n');

export const samples: Readonly<Record<string, Sample>> = {
  'field.audio': { props: { ...hints, multiple: true } },
  'field.bounding-box': { props: { ...hints, image: picture }, filled: marks.slice(0, 1) },
  'field.button-checkbox': { props: { ...hints, label: 'Only this one' }, filled: true },
  'field.button-radio': { props: { ...hints, label: 'Take it', valueToSet: 'a' }, filled: 'a' },
  'field.button-radio-group': { props: { ...hints, options }, filled: 'green' },
  'field.checkbox': { props: { ...hints, label: 'I have read it' }, filled: true },
  'field.checkbox-group': { props: { ...hints, options }, filled: { red: true, blue: true } },
  'field.date': {
    props: { ...hints, format: 'date-time' },
    filled: '2024-05-06T07:08:00Z',
    variants: { 'wrong rule': { min: 'yesterday' } },
  },
  'field.email': { props: hints, filled: 'ann@example.org', refused: 'ann@' },
  'field.file': { props: hints, filled: 'a1b2c3d4-file' },
  'field.image-annotation': {
    props: {
      ...hints,
      image: picture,
      labels: [
        { label: 'House', value: 'house' },
        { label: 'Sun', value: 'sun' },
        { label: 'Something else', value: 'else' },
      ],
    },
    filled: marks.slice(0, 2),
    refused: marks,
    plugins: [{ type: 'plugin.field.image-annotation.hotkeys' }],
    width: 620,
  },
  'field.list': {
    props: {
      ...hints,
      buttonLabel: 'Add a name',
      render: {
        type: 'field.text',
        label: 'Name',
        data: { type: 'data.relative', path: '' },
      },
    },
    filled: ['Ann', 'Bob'],
    variants: { 'group cross': { removeVariant: 'group' } },
  },
  'field.map': {
    props: {
      ...hints,
      center: '55.7558,37.6173',
      zoom: 10,
      markers: [{ position: '55.8,37.5', label: 'Here', color: '#1565c0' }],
      polygons: [{ points: ['55.7,37.6', '55.75,37.8', '55.65,37.8'], color: '#2e7d32' }],
    },
    filled: '55.72,37.7',
  },
  'field.media-file': {
    props: { ...hints, accept: { photo: true, video: true, gallery: true, fileSystem: true } },
    filled: 'photo',
    width: 760,
  },
  'field.multi-select': { props: { ...hints, options }, filled: ['red', 'blue'] },
  'field.number': {
    props: { ...hints, placeholder: 'How many', minimum: 1, maximum: 10 },
    filled: 7,
    refused: 42,
  },
  'field.phone-number': { props: hints, filled: '88005553535', refused: '12ab' },
  'field.quiz': {
    props: {
      ...hints,
      instruction: 'Answer **both** questions.',
      options: [
        {
          key: 'q1',
          label: 'Which is a fruit?',
          options: [
            { label: 'An apple', value: 'apple', correct: true, hint: 'Right: it grows on trees.' },
            { label: 'A stone', value: 'stone', hint: 'A stone cannot be eaten.' },
          ],
        },
        {
          key: 'q2',
          label: 'Which is a number?',
          options: [
            { label: 'Seven', value: '7', correct: true },
            { label: 'Blue', value: 'blue', hint: 'Blue is a colour.' },
          ],
        },
      ],
    },
    filled: { q1: 'apple', q2: 'blue' },
  },
  'field.radio-group': { props: { ...hints, options }, filled: 'green' },
  'field.select': { props: { ...hints, options }, filled: 'red' },
  'field.text': {
    props: { ...hints, requiredMark: true, placeholder: 'Type here' },
    filled: 'Typed text',
    variants: { 'right to left': { rtl: { mode: 'rtl' } } },
  },
  'field.text-annotation': {
    props: {
      ...hints,
      content: article,
      labels: [
        { label: 'Person', value: 'person' },
        { label: 'City', value: 'city' },
      ],
    },
    filled: [
      { label: 'person', offset: 0, length: 12, segment: 'Ada Lovelace' },
      { label: 'city', offset: 25, length: 6, segment: 'London' },
    ],
    plugins: [{ type: 'plugin.field.text-annotation.hotkeys' }],
  },
  'field.textarea': {
    props: { ...hints, placeholder: 'Several lines' },
    filled: 'First line\nsecond line',
  },
  'field.tumbler': { props: { ...hints, label: 'Switched on' }, filled: true },
  'layout.bars': {
    props: { barBefore: text('Top bar'), content: text('Content'), barAfter: text('Bottom bar') },
  },
  'layout.columns': {
    props: { items: [text('First column'), text('Second column')], ratio: [1, 2] },
    width: 700,
    variants: { stacked: { minWidth: 2000 } },
  },
  'layout.compare': {
    props: {
      items: [
        { content: { type: 'view.image', url: picture }, controls: text('Left') },
        { content: { type: 'view.image', url: otherPicture }, controls: text('Right') },
      ],
      commonControls: radios,
    },
    width: 700,
    variants: { narrow: { minWidth: 2000 } },
  },
  'layout.side-by-side': {
    props: {
      items: [
        { type: 'view.image', url: picture },
        { type: 'view.image', url: otherPicture },
      ],
      controls: radios,
      minItemWidth: 250,
    },
    width: 700,
  },
  'layout.sidebar': {
    props: {
      content: { type: 'view.image', url: picture },
      controls: radios,
      extraControls: text('Extra controls'),
    },
    width: 760,
  },
  'view.action-button': {
    props: {
      ...hints,
      label: 'Say hello',
      action: { type: 'action.notify', payload: { content: 'Hello', theme: 'success' } },
    },
  },
  'view.alert': {
    props: { ...hints, theme: 'info', content: text('Mind the colours.') },
    variants: {
      success: { theme: 'success' },
      warning: { theme: 'warning' },
      danger: { theme: 'danger' },
    },
  },
  'view.audio': {
    props: { ...hints, url: clip },
    variants: { failed: { url: 'data:audio/wav;base64,AAAA' } },
  },
  'view.collapse': {
    props: { ...hints, label: 'More about it', content: text('What was hidden') },
    variants: { open: { defaultOpened: true } },
  },
  'view.debug': { props: hints },
  'view.device-frame': {
    props: { label: 'A phone', content: text('Inside of the phone'), maxWidth: 240 },
  },
  'view.divider': { props: {}, variants: { labelled: { label: 'Second part', hint: 'Why' } } },
  'view.group': { props: { ...hints, label: 'Belongs together', content: radios } },
  'view.hint': { props: { label: 'Not clear?', hint: 'This explains it.' } },
  'view.iframe': {
    props: { ...hints, url: 'https://example.org/page' },
    variants: { 'no address': { url: '' }, 'other protocol': { url: 'ftp://example.org' } },
  },
  'view.image': {
    props: { ...hints, url: picture, rotatable: true },
    variants: { failed: { url: 'data:image/png;base64,AAAA' }, scrollable: { scrollable: true } },
  },
  'view.json': { props: { label: 'data', content: { name: 'Ann', tags: ['a', 1, null, true] } } },
  'view.labeled-list': {
    props: {
      items: [
        { label: 'Name', content: text('Ada Lovelace') },
        { label: 'Lived in', hint: 'A city', content: text('London') },
      ],
    },
    width: 620,
    variants: { narrow: { minWidth: 2000 } },
  },
  'view.link': { props: { ...hints, url: 'https://example.org', content: 'Open the site' } },
  'view.link-group': {
    props: {
      links: [
        { url: 'https://example.org', content: 'Primary', theme: 'primary' },
        { url: 'https://example.org/2', content: 'Secondary' },
        { url: 'javascript:alert(1)', content: 'Not a web address' },
      ],
    },
  },
  'view.list': {
    props: { ...hints, items: [text('First'), text('Second'), text('Third')] },
    variants: { horizontal: { direction: 'horizontal', size: 's' } },
  },
  'view.map': {
    props: { ...hints, center: '55.75,37.6', markers: [{ position: '55.76,37.62', label: 'Pin' }] },
  },
  'view.markdown': { props: { content: markdown } },
  'view.table': {
    props: { headers: [text('Name'), text('City')], items: [[text('Ada'), text('London')]] },
  },
  'view.text': {
    props: { ...hints, content: 'Plain text\nwith a second line' },
    variants: { 'as JSON': { content: { a: [1, 2] } } },
  },
  'view.video': { props: { ...hints, url: nothing } },
  'view.with-label': { props: { ...hints, items: [text('In'), text('a row')] } },
};

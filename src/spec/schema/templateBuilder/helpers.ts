import { listOf, may, must, object, oneOf, text } from '../build';
import type { Field, Schema, Values } from '../schema';
import {
  anySlot,
  choiceSlot,
  conditionSlot,
  dataSlot,
  flagSlot,
  listSlot,
  numberSlot,
  objectSlot,
  openSlot,
  textSlot,
  type Components,
} from './component';

/** Helpers: they choose, join and change values. */

const items = (item: Schema, about: string, required = false): Field =>
  required ? must(listSlot(item), about) : may(listSlot(item), about);

const family = may(
  oneOf({
    none: 'Shows everything.',
    moderate: 'Leaves out the worst.',
    yes: 'Leaves out adult content.',
  }),
  'How strictly adult content is left out.',
);

const engines: Values = {
  google: 'Google.',
  'google/images': 'Pictures in Google.',
  'google/news': 'News in Google.',
  bing: 'Bing.',
  wikipedia: 'Wikipedia.',
  'mail.ru': 'Mail.ru.',
  yandex: 'Yandex.',
  'yandex/images': 'Pictures in Yandex.',
  'yandex/video': 'Films in Yandex.',
  'yandex/news': 'News in Yandex.',
  'yandex/collections': 'Collections in Yandex.',
};

const engine: Schema = {
  kind: 'either',
  scalar: oneOf(engines),
  object: object('search engine', {
    name: must(
      oneOf({
        yandex: 'Yandex.',
        'yandex/images': 'Pictures in Yandex.',
        'yandex/video': 'Films in Yandex.',
      }),
      'The engine.',
    ),
    regionId: may(text, 'Region whose results are shown.'),
    family,
  }),
};

export const helperComponents: Components = {
  'helper.if': {
    about: 'Chooses between two values or components.',
    fields: {
      condition: must(conditionSlot, 'Decides.', {
        example:
          'condition: { type: condition.equals, data: { type: data.output, path: a }, to: true }',
      }),
      then: must(anySlot, 'Result when the condition holds.'),
      else: may(anySlot, 'Result when it fails; nothing when left out.'),
    },
  },
  'helper.switch': {
    about: 'Chooses the first case whose condition holds.',
    fields: {
      cases: must(
        listSlot(
          object('case', {
            condition: must(conditionSlot, 'Decides.'),
            result: must(anySlot, 'Value or component of this case.'),
          }),
        ),
        'The cases, tried in order.',
      ),
      default: may(anySlot, 'Result when no case fits.'),
    },
  },
  'helper.transform': {
    about: 'Makes one value or component out of each item of a list.',
    fields: {
      items: may(openSlot(listOf(anySlot)), 'The list.', {
        example: 'items: { type: data.input, path: images }',
      }),
      into: may(
        anySlot,
        'What becomes of each item: `data.local` with path `item` or `index` reads it.',
        {
          example: 'into: { type: view.image, url: { type: data.local, path: item } }',
        },
      ),
    },
  },
  'helper.concat-arrays': {
    about: 'Joins lists to one.',
    fields: { items: items(dataSlot, 'The lists.') },
  },
  'helper.join': {
    about: 'Joins texts to one.',
    fields: {
      items: items(dataSlot, 'The texts.', true),
      by: may(dataSlot, 'What stands between them.', { standard: '', example: "by: ', '" }),
    },
  },
  'helper.replace': {
    about: 'Replaces one text by another wherever it occurs.',
    fields: {
      data: must(dataSlot, 'The text to change.'),
      find: must(textSlot, 'What is looked for, letter by letter.'),
      replace: must(textSlot, 'What comes in its place; `$` signs have a meaning.'),
      params: may(
        objectSlot('replacement flags', {
          replaceAll: may(flagSlot, 'Every match, not only the first.', { undocumented: true }),
          regExp: may(flagSlot, '`find` is a regular expression.', { undocumented: true }),
          caseInsensitive: may(flagSlot, 'Capitals do not matter.', { undocumented: true }),
        }),
        'How it is looked for. Giving one flag drops the defaults of the others.',
        { undocumented: true },
      ),
    },
  },
  'helper.text-transform': {
    about: 'Changes capitals and small letters.',
    fields: {
      data: must(dataSlot, 'The text to change.'),
      transformation: must(
        choiceSlot({
          uppercase: 'ALL CAPITALS.',
          lowercase: 'all small letters.',
          capitalize: 'First letter capital.',
        }),
        'How.',
      ),
    },
  },
  'helper.entries2object': {
    about: 'Makes an object out of pairs.',
    fields: {
      entries: may(
        listSlot(
          object('entry', {
            key: must(textSlot, 'Name in the object.'),
            value: must(dataSlot, 'Value in the object.'),
          }),
        ),
        'The pairs.',
      ),
    },
  },
  'helper.object2entries': {
    about: 'Makes pairs of key and value out of an object.',
    fields: { data: may(dataSlot, 'The object.') },
  },
  'helper.search-query': {
    about: 'Builds the address of a web search.',
    fields: {
      query: must(textSlot, 'What is searched for.', {
        example: 'query: { type: data.input, path: title }',
      }),
      engine: may(openSlot(engine), 'The search engine, by name or with settings.', {
        example: 'engine: google',
      }),
    },
  },
  'helper.translate': {
    about: 'Takes a text from the translations of the project.',
    fields: {
      key: must(
        {
          kind: 'text',
          pattern: /^[a-z][a-z0-9-]*$/,
          patternWords: 'small letters, digits and hyphens, a letter first',
        },
        'Its key in `localizationConfig`.',
        {
          example: 'key: question',
        },
      ),
    },
  },
  'helper.length': {
    about: 'Counts items of a list, keys of an object or letters of a text.',
    fields: { data: may(dataSlot, 'What is counted.') },
    undocumented: true,
  },
  'helper.sum': {
    about: 'Adds numbers up.',
    fields: { items: items(numberSlot(), 'The numbers.') },
    undocumented: true,
  },
  'helper.multiply': {
    about: 'Multiplies numbers.',
    fields: { items: items(numberSlot(), 'The numbers.') },
    undocumented: true,
  },
  '@toloka/helper.proxy': {
    about: 'Address of a file behind one of your proxies.',
    fields: {
      path: must(textSlot, 'Name of the proxy and of the file, with a slash between.', {
        example: 'path: /my-proxy/1.png',
      }),
    },
  },
};

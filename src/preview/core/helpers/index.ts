import {
  concatArrays,
  entriesToObject,
  length,
  multiply,
  objectToEntries,
  sum,
  transform,
} from './arrays';
import type { Helper } from './helper';
import { join, replace, textTransform, translate } from './texts';
import { proxy, searchQuery } from './urls';

export const helpers: Readonly<Record<string, Helper>> = {
  'helper.concat-arrays': concatArrays,
  'helper.entries2object': entriesToObject,
  'helper.join': join,
  'helper.length': length,
  'helper.multiply': multiply,
  'helper.object2entries': objectToEntries,
  'helper.replace': replace,
  'helper.search-query': searchQuery,
  'helper.sum': sum,
  'helper.text-transform': textTransform,
  'helper.transform': transform,
  'helper.translate': translate,
  '@toloka/helper.proxy': proxy,
  '@yandex-toloka/helper.proxy': proxy,
};

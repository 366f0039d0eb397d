import { drawnItems, restNotice } from '../crowding';
import { coerced, isRecord } from '../json';
import type { Helper } from './helper';

/** Maps `items` through `into`, which sees `item` and `index` as locals. */
export const transform: Helper = (props) => {
  const into = props.part('into');
  const outer = isRecord(props.scope.locals) ? props.scope.locals : {};
  const items = props.list('items');
  const drawn = drawnItems(items, into);
  const made = drawn.map((item, index) =>
    props.machine.evaluate(into, {
      ...props.scope,
      locals: { ...outer, item, index },
      trail: `${props.scope.trail}/${String(index)}`,
    }),
  );
  const rest = restNotice(props, items.length - drawn.length);
  return rest ? [...made, rest] : made;
};

/** One level deep; what is no array is dropped. */
export const concatArrays: Helper = (props) =>
  props.list('items').flatMap((item) => (Array.isArray(item) ? (item as readonly unknown[]) : []));

/** `{key, value}` pairs to an object; later keys win. */
export const entriesToObject: Helper = (props) => {
  const pairs = props.list('entries').filter(isRecord);
  return Object.fromEntries(pairs.map((pair) => [coerced(pair.key), pair.value]));
};

/** An object to `{key, value}` pairs; an array gives its indices as keys. */
export const objectToEntries: Helper = (props) => {
  const data = props.value('data');
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).map(([key, value]: [string, unknown]) => ({ key, value }));
};

/** Array length, number of keys, 0 for nothing, else the length of the text. */
export const length: Helper = (props) => {
  const data = props.value('data');
  if (data === undefined || data === null) return 0;
  if (Array.isArray(data)) return data.length;
  return isRecord(data) ? Object.keys(data).length : coerced(data).length;
};

/** Starts at 0 and uses `+`, so a text among the numbers turns the sum into text. */
export const sum: Helper = (props) =>
  props.list('items').reduce<unknown>((total, item) => (total as number) + (item as number), 0);

export const multiply: Helper = (props) =>
  props.list('items').reduce<number>((total, item) => total * Number(item), 1);

import { isDeepStrictEqual } from 'node:util';
import { isPlainObject, type PlainObject } from '../../spec';
import { aligned } from './alignment';
import { isSameFilter } from './sameFilter';

export type Path = readonly (string | number)[];

/** A step that leads from the local object to the remote one. */
export type Change =
  | {
      readonly op: 'set';
      readonly at: Path;
      readonly local: unknown;
      readonly remote: unknown;
      /** Where the value stands in the remote object. */
      readonly from: Path;
    }
  /** A key, or an item of a list that goes before the local item with the last number of `at`. */
  | { readonly op: 'add'; readonly at: Path; readonly remote: unknown; readonly from: Path }
  /** `from` is where it would stand. */
  | { readonly op: 'remove'; readonly at: Path; readonly local: unknown; readonly from: Path };

/**
 * What differs between two comparable objects, in the local object's order. All paths are those of
 * the local object; made from the last to the first, the changes lead to the remote one.
 */
export function changesBetween(local: PlainObject, remote: PlainObject): readonly Change[] {
  return objectChanges(local, remote, { at: [], from: [] });
}

/** A place in both objects. */
interface Places {
  readonly at: Path;
  readonly from: Path;
}

function objectChanges(
  local: PlainObject,
  remote: PlainObject,
  { at, from }: Places,
): readonly Change[] {
  const kept = Object.entries(local).flatMap(([key, value]): readonly Change[] => {
    const places = { at: [...at, key], from: [...from, key] };
    if (!Object.hasOwn(remote, key)) return [{ op: 'remove', local: value, ...places }];
    return valueChanges(value, remote[key], places);
  });
  const added = Object.entries(remote)
    .filter(([key]) => !Object.hasOwn(local, key))
    .map(([key, value]): Change => {
      return { op: 'add', at: [...at, key], from: [...from, key], remote: value };
    });
  return [...kept, ...added];
}

function valueChanges(local: unknown, remote: unknown, places: Places): readonly Change[] {
  const { at } = places;
  if (isDeepStrictEqual(local, remote)) return [];
  if (at.length === 1 && at[0] === 'filter' && isSameFilter(local, remote)) return [];
  if (isPlainObject(local) && isPlainObject(remote) && isSameThing(local, remote))
    return objectChanges(local, remote, places);
  if (isListOfObjects(local) && isListOfObjects(remote)) return listChanges(local, remote, places);
  return [{ op: 'set', local, remote, ...places }];
}

/** A component of another type is another component: told whole, not key by key. */
function isSameThing(local: PlainObject, remote: PlainObject): boolean {
  return local.type === remote.type;
}

function isListOfObjects(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.some(isPlainObject);
}

/** Lists whose order means nothing to the platform: each entry works on its own. */
const unordered: ReadonlySet<string | number | undefined> = new Set([
  ...['configs', 'rules', 'conditions', 'and', 'or', 'additional_languages', 'intervals'],
]);

function listChanges(
  local: readonly unknown[],
  remote: readonly unknown[],
  { at, from }: Places,
): readonly Change[] {
  // Inside an interface, order is what performers see.
  const isFree = unordered.has(at.at(-1)) && !at.includes('config');
  return aligned(local, remote, isFree ? 'unordered' : 'ordered').flatMap(
    (change): readonly Change[] => {
      switch (change.op) {
        case 'pair': {
          const places = { at: [...at, change.local], from: [...from, change.remote] };
          return valueChanges(local[change.local], remote[change.remote], places);
        }
        case 'add': {
          const places = { at: [...at, change.before], from: [...from, change.remote] };
          return [{ op: 'add', remote: remote[change.remote], ...places }];
        }
        case 'remove':
          return [
            {
              op: 'remove',
              at: [...at, change.local],
              local: local[change.local],
              from: [...from, change.local],
            },
          ];
      }
    },
  );
}

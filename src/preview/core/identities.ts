/**
 * Names of the parts of a config that last over edits. A path names a place: when a view is written
 * above another, every path below moves. An identity moves along with its component, so that the
 * focus, the scroll and the players of what was not touched stay.
 *
 * The first config of a task has its paths for identities. A later one is held against the one
 * before: in a list of components those at its beginning and its end that are the same keep their
 * names, and so do those between that have the type of one that stood there.
 */
import { deepEqual, isRecord } from './json';

interface NamedPart {
  readonly value: unknown;
  /** The part's own segment of its identity. */
  readonly segment: string;
  /** By key, or by index. */
  readonly parts: ReadonlyMap<string, NamedPart>;
}

export class Identities {
  readonly #byPath = new Map<string, string>();
  readonly #root: NamedPart;
  #fresh: number;

  constructor(config: unknown, before?: Identities) {
    this.#fresh = before ? before.#fresh : 0;
    this.#root = this.#named(
      config,
      '',
      { path: '', identity: '' },
      before ? before.#root : undefined,
    );
  }

  of(path: string): string {
    return this.#byPath.get(path) ?? path;
  }

  #named(
    value: unknown,
    segment: string,
    place: { readonly path: string; readonly identity: string },
    before: NamedPart | undefined,
  ): NamedPart {
    if (place.path !== place.identity) this.#byPath.set(place.path, place.identity);
    const parts = new Map<string, NamedPart>();
    for (const { key, item, name, old } of this.#children(value, before)) {
      const inner = { path: joined(place.path, key), identity: joined(place.identity, name) };
      parts.set(key, this.#named(item, name, inner, old));
    }
    return { value, segment, parts };
  }

  #children(value: unknown, before: NamedPart | undefined): readonly Child[] {
    if (Array.isArray(value)) {
      return isComponentList(value) ? this.#listed(value, before) : plainItems(value, before);
    }
    if (!isRecord(value)) return [];
    return Object.entries(value).map(([key, item]) => ({
      ...{ key, item, name: key, old: before?.parts.get(key) },
    }));
  }

  #listed(items: readonly unknown[], before: NamedPart | undefined): readonly Child[] {
    const known = before && Array.isArray(before.value) ? [...before.parts.values()] : undefined;
    const matches = known ? matched(items, known) : [];
    return items.map((item, index) => {
      const old = matches[index];
      const name = old?.segment ?? (known ? this.#next() : String(index));
      return { key: String(index), item, name, old };
    });
  }

  #next(): string {
    this.#fresh += 1;
    return `n${String(this.#fresh)}`;
  }
}

interface Child {
  readonly key: string;
  readonly item: unknown;
  readonly name: string;
  readonly old: NamedPart | undefined;
}

function joined(path: string, segment: string): string {
  return path === '' ? segment : `${path}.${segment}`;
}

function isComponentList(items: readonly unknown[]): boolean {
  return items.some((item) => isRecord(item) && typeof item.type === 'string');
}

function plainItems(items: readonly unknown[], before: NamedPart | undefined): readonly Child[] {
  return items.map((item, index) => {
    const key = String(index);
    return { key, item, name: key, old: before?.parts.get(key) };
  });
}

/** For each item the part of the list before that it goes on from, if there is one. */
function matched(
  items: readonly unknown[],
  before: readonly NamedPart[],
): readonly (NamedPart | undefined)[] {
  const found: (NamedPart | undefined)[] = items.map(() => undefined);
  const same = (index: number, old: number): boolean => deepEqual(items[index], before[old]?.value);
  let start = 0;
  while (start < Math.min(items.length, before.length) && same(start, start)) {
    found[start] = before[start];
    start += 1;
  }
  let end = 0;
  while (
    end < Math.min(items.length, before.length) - start &&
    same(items.length - 1 - end, before.length - 1 - end)
  ) {
    found[items.length - 1 - end] = before[before.length - 1 - end];
    end += 1;
  }
  const left = before.slice(start, before.length - end);
  for (let index = start; index < items.length - end; index += 1) {
    const at = left.findIndex((part) => typeOf(part.value) === typeOf(items[index]));
    if (at !== -1) [found[index]] = left.splice(at, 1);
  }
  return found;
}

function typeOf(value: unknown): unknown {
  return isRecord(value) ? value.type : undefined;
}

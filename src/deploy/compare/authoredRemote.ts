import { existsSync } from 'node:fs';
import { authored, type PlainObject, type TextPlace } from '../../spec';
import type { LockFile, Workspace } from '../../workspace';
import { comparedObject, type ObjectKind } from './differences';
import { refTo } from './localObject';
import type { RemoteObject } from './remoteObject';

export interface Authored {
  readonly object: PlainObject;
  /** Fields that specs do not know; they are left out. */
  readonly leftOut: readonly string[];
}

/** What specs became objects, as a lock file knows it. */
export type SpecsOfObjects = Pick<LockFile, 'entries'>;

/** Only those that are there: an `$id` of a spec that was deleted would lead nowhere. */
export function specsThere(workspace: Workspace, lock: LockFile): SpecsOfObjects {
  const all = Object.entries(lock.entries());
  const there = all.filter(([path]) => existsSync(workspace.absolute(path)));
  return { entries: () => Object.fromEntries(there) };
}

/**
 * A remote object as a spec at `specPath` would say it: ids of objects that other specs stand for as
 * `$id`. `write` decides on all other texts.
 */
export function authoredRemote(
  { kind, remote }: { readonly kind: ObjectKind; readonly remote: RemoteObject | object },
  { lock, specPath }: { readonly lock: SpecsOfObjects | undefined; readonly specPath: string },
  write: (text: string, place: TextPlace) => unknown = (text) => text,
): Authored {
  const leftOut: string[] = [];
  const object = comparedObject(kind, remote, {
    unsure: 'kept',
    onUnknown: (path) => leftOut.push(path),
  });
  const known = new Map<string, string>(
    Object.entries(lock?.entries() ?? {}).flatMap(([path, entry]) =>
      entry.id === undefined ? [] : [[`${entry.kind} ${entry.id}`, path] as const],
    ),
  );
  const written = authored(kind, object, (text, place) => {
    if (place.idOf === undefined) return write(text, place);
    const spec = known.get(`${place.idOf} ${text}`);
    return spec === undefined || spec === specPath ? text : { $id: refTo(spec, specPath) };
  });
  return { object: written, leftOut };
}

import { specKindOf, type DeployedSpec } from '../../spec';

/** Which spec became which remote object, as the text of a lock file tells; silent when it is broken. */
export function lockedSpecs(text: string): readonly DeployedSpec[] {
  return entriesOf(field(parsed(text), 'profiles')).flatMap(([profile, specs]) =>
    entriesOf(specs).flatMap(([path, entry]) => {
      const id = field(entry, 'id');
      const kind = specKindOf(path)?.kind;
      return typeof id === 'string' && kind !== undefined ? [{ path, kind, id, profile }] : [];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  return entriesOf(value).find(([key]) => key === name)?.[1];
}

function entriesOf(value: unknown): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

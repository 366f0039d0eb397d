import { valueAt, type MapEntry, type SpecNode } from '../document/node';
import { parseJson } from '../document/parseJson';
import type { TextEdit } from './textEdit';
import type { World } from './world';

const lockPath = 'crowdsmith.lock.json';

/**
 * Keys of the lock file that name a file: a spec that moves without them would be deployed a second
 * time, and a tasks file uploaded again.
 */
export function lockEdits(world: World, from: string, to: string): readonly TextEdit[] | 'unknown' {
  const file = world.stateOf(lockPath);
  if (file === 'unknown') return 'unknown';
  const text = file === 'found' ? world.textOf(lockPath) : undefined;
  if (text === undefined) return [];
  const profiles = entriesOf(valueAt(parseJson(text).root, 'profiles'));
  const specs = profiles.flatMap(({ value }) => entriesOf(value));
  const uploads = specs.flatMap(({ value }) => entriesOf(valueAt(value, 'tasks')));
  const keys = [
    ...specs.filter(({ key }) => key.value === from),
    ...uploads.filter(({ key }) => /^\w+ (.*)$/.exec(String(key.value))?.[1] === from),
  ];
  return keys.map(({ key }) => ({
    path: lockPath,
    start: key.end - 1 - JSON.stringify(from).length + 2,
    end: key.end - 1,
    newText: JSON.stringify(to).slice(1, -1),
  }));
}

function entriesOf(node: SpecNode | undefined): readonly MapEntry[] {
  return node?.kind === 'map' ? node.entries : [];
}

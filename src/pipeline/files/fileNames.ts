import { keyPart } from '../storage/storage';
import { sha256 } from './sha256';

/**
 * A file name for each id, without ending. Ids come from outside: what cannot stand in a file name is
 * replaced, and where two names would then be the same (whatever their case), a hash tells them apart.
 */
export function fileNames(ids: readonly string[]): readonly string[] {
  const plain = ids.map(keyPart);
  const counts = new Map<string, number>();
  for (const name of plain) {
    counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  }
  return ids.map((id, at) => {
    const name = plain[at] ?? '_';
    const unique = counts.get(name.toLowerCase()) === 1 && name === id;
    return unique ? name : `${name}-${sha256(Buffer.from(id)).slice(0, 8)}`;
  });
}

import { keyPart } from '../storage/storage';
import { sha256 } from './sha256';

/**
 * A file name for each id, without ending. Ids come from outside: what cannot stand in a file name is
 * replaced, and where two names would then be the same (for any file system, whatever it makes of case and
 * accents), a hash tells them apart.
 */
export function fileNames(ids: readonly string[]): readonly string[] {
  const plain = ids.map(keyPart);
  const counts = new Map<string, number>();
  for (const name of plain) counts.set(folded(name), (counts.get(folded(name)) ?? 0) + 1);
  return ids.map((id, at) => {
    const name = plain[at] ?? '_';
    // An id that looks like a name with its hash might meet one.
    const isItself = name === id && !/-[0-9a-f]{8}$/i.test(name);
    if (isItself && counts.get(folded(name)) === 1) return name;
    return `${name}-${sha256(Buffer.from(id)).slice(0, 8)}`;
  });
}

/** What file systems that ignore case take for the same. */
function folded(name: string): string {
  return name.normalize('NFKD').toUpperCase().toLowerCase();
}

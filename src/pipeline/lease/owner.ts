import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { hostname } from 'node:os';
import { stableUuid } from '../journal/keys';

/**
 * Who runs a pipeline: a state folder on a machine. The same for every process there, so that one that comes
 * after a crash knows what the one before it left; another one on every other machine and in every copy of
 * the folder. It is a hash: nobody learns a name of a machine or a person from it.
 */
export async function ownerOf(stateFolder: string): Promise<string> {
  const place = await realpath(stateFolder).catch(() => stateFolder);
  const machine = await readFile('/etc/machine-id', 'utf8').catch(() => '');
  return stableUuid('lease', hostname(), machine.trim(), place);
}

/** Names the platform in keys: a lease on one says nothing about another. */
export function scopeOf(
  profile: { readonly name: string; readonly sandbox: boolean },
  url: string,
): string {
  // The address of a local sandbox is another one at each start.
  const name = profile.sandbox || !URL.canParse(url) ? profile.name : new URL(url).host;
  return createHash('sha256').update(name).digest('hex').slice(0, 12);
}

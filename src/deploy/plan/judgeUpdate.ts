import { PlatformError, type CallOptions, type PlatformClient, type Remote } from '../../api';
import type { Pool, Project } from '../../spec';
import type { LockEntry } from '../../workspace';
import { archivedText } from '../bring';
import { differencesOf, fingerprintOf, type Difference, type ObjectKind } from '../compare';
import { consequencesOf, driftText, versionText } from './consequences';
import { changesGrouping, fixedAmong, groupingFixed, type FixedField } from './fixedFields';
import { refused, type Judgement } from './judgement';

/** An object that is there, and what its spec says of it. */
export interface Both {
  readonly path: string;
  readonly kind: ObjectKind;
  readonly profile: string;
  readonly local: object;
  /** Hash of `local`. */
  readonly hash: string;
  readonly remote: Remote<object>;
  readonly status: string | undefined;
  readonly entry: LockEntry;
}

/** What is to be done with an object that is there. */
export async function judgeUpdate(
  both: Both,
  differences: readonly Difference[],
  client: PlatformClient,
  options: CallOptions,
): Promise<Judgement> {
  const { path, kind, remote, status, entry } = both;
  // An earlier deploy may have been broken off between closing and opening.
  const reopens = entry.reopen === true && status === 'CLOSED';
  if (differences.length === 0 && !reopens) return { action: 'unchanged', needs: [], explain: [] };
  if (status === 'ARCHIVED') {
    return refused(path, 'archived', archivedText(path, kind, remote.id));
  }
  if (status === 'LOCKED') {
    const message = `${path}: the platform is at work on ${kind} ${remote.id} and takes no changes now. Try again in a minute.`;
    return refused(path, 'locked', message);
  }
  const fixed = await fixedFields(both, differences, client, options);
  if (fixed.length > 0) {
    const reasons = fixed.map(({ field, why }) => `${field} cannot change any more: ${why}`);
    return refused(path, 'fixed-field', `${path}: ${reasons.join('. ')}.`);
  }
  return await updated(both, { differences, reopens }, client, options);
}

async function updated(
  both: Both,
  what: { readonly differences: readonly Difference[]; readonly reopens: boolean },
  client: PlatformClient,
  options: CallOptions,
): Promise<Judgement> {
  const { kind, status } = both;
  const explain: string[] = [];
  const drift = driftText(both.profile, sidesOf(both));
  if (drift !== undefined && what.differences.length > 0) explain.push(drift);
  explain.push(...consequencesOf(kind, what.differences));
  if (kind === 'project') {
    explain.push(versionText(await levelOf(both, client, options)));
    return { action: 'update', needs: ['new-version'], explain };
  }
  if (status === 'OPEN') {
    explain.push('It is open: it is closed for the update and opened again.');
    return { action: 'update', needs: ['close-and-reopen'], explain };
  }
  if (what.reopens) {
    explain.push(
      'An earlier deploy closed it to update it and was broken off: it is opened again.',
    );
    return { action: 'update', needs: ['reopen'], explain };
  }
  return { action: 'update', needs: [], explain };
}

function sidesOf({ kind, hash, remote, entry, local }: Both): Parameters<typeof driftText>[1] {
  const spec = entry.hash === hash ? 'same' : 'changed';
  if (entry.seen !== undefined) {
    return { spec, remote: entry.seen === fingerprintOf(kind, remote) ? 'same' : 'changed' };
  }
  // Entries of before fingerprints: what differs although the spec is what was sent is the platform's.
  const differs = differencesOf(local, remote, kind).length > 0;
  return { spec, remote: spec === 'same' && differs ? 'changed' : 'same' };
}

async function fixedFields(
  { kind, remote }: Both,
  differences: readonly Difference[],
  client: PlatformClient,
  options: CallOptions,
): Promise<readonly FixedField[]> {
  const fixed = fixedAmong(kind, differences);
  if (!changesGrouping(kind, differences)) return fixed;
  const hasMixer = (remote as unknown as Pool).mixer_config !== undefined;
  const query = { pool_id: remote.id, limit: 1 };
  const { items } = hasMixer
    ? await client.tasks.page(query, options)
    : await client.taskSuites.page(query, options);
  return items.length === 0 ? fixed : [...fixed, groupingFixed];
}

/** Undefined where the platform cannot tell. */
async function levelOf(
  { local, remote }: Both,
  client: PlatformClient,
  options: CallOptions,
): Promise<Parameters<typeof versionText>[0]> {
  try {
    return await client.projects.check(remote.id, local as Project, options);
  } catch (error) {
    if (error instanceof PlatformError && error.status !== 401) return undefined;
    throw error;
  }
}

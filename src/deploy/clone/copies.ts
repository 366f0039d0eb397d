import type { Pool, Project, Training } from '../../spec';
import { keyName } from '../identity';

/** What the platform alone decides about an object: no part of a copy. */
const ownOfPlatform: ReadonlySet<string> = new Set([
  'id',
  'status',
  'last_close_reason',
  'created',
  'last_started',
  'last_stopped',
  'owner',
  'type',
  'training',
]);

/** An object as it would be sent to make one like it. The mark that tells it from others stays behind. */
function copyOf<T extends Project | Pool | Training>(remote: T): T {
  const copy = without(remote, ownOfPlatform);
  if (remote.metadata === undefined) return copy as T;
  const metadata = without(remote.metadata, new Set([keyName]));
  return (Object.keys(metadata).length > 0
    ? { ...copy, metadata }
    : without(copy, new Set(['metadata']))) as unknown as T;
}

function without(object: object, fields: ReadonlySet<string>): object {
  return Object.fromEntries(Object.entries(object).filter(([field]) => !fields.has(field)));
}

export function copyOfProject(remote: Project, name: string): Project {
  return { ...copyOf(remote), public_name: name };
}

export function copyOfTraining(remote: Training, projectId: string): Training {
  return { ...copyOf(remote), project_id: projectId };
}

/**
 * A pool for another project. Its training is the copy of that training; one that has no copy there
 * cannot be required. A pool that has expired may live for another year.
 */
export function copyOfPool(
  remote: Pool,
  where: {
    readonly projectId: string;
    readonly trainings: ReadonlyMap<string, string>;
    /** Milliseconds since 1970. */
    readonly now: number;
  },
): { readonly pool: Pool; readonly notes: readonly string[] } {
  const notes: string[] = [];
  let pool: Pool = { ...copyOf(remote), project_id: where.projectId };
  const requirement = remote.quality_control?.training_requirement;
  if (requirement !== undefined && remote.quality_control !== undefined) {
    const training = where.trainings.get(requirement.training_pool_id);
    const rules = without(remote.quality_control, new Set(['training_requirement']));
    if (training === undefined) notes.push(`${remote.private_name} requires no training any more`);
    pool = {
      ...pool,
      quality_control:
        training === undefined
          ? rules
          : { ...rules, training_requirement: { ...requirement, training_pool_id: training } },
    };
  }
  if (Date.parse(`${remote.will_expire.replace(/Z$/, '')}Z`) <= where.now) {
    notes.push(`${remote.private_name} had expired and may now live for a year`);
    pool = { ...pool, will_expire: inAYear(where.now) };
  }
  return { pool, notes };
}

/** In the platform's form: UTC without a mark. */
function inAYear(now: number): string {
  return new Date(now + 365 * 86_400_000).toISOString().replace(/\.\d+Z$/, '');
}

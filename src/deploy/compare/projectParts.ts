import type { CallOptions, PlatformClient } from '../../api';

/** A training or pool of a project. */
export interface ProjectPart {
  readonly kind: 'training' | 'pool';
  readonly id: string;
}

/** Which of them: those that performers see, or all that are not archived. */
export type PartsChoice = 'open' | 'all';

/**
 * The trainings and pools of a project, in the order in which they are pulled: what others refer to
 * first. Archived ones cannot be changed any more and are left out. `open`: open pools, the trainings
 * that they send performers through, and open trainings.
 */
export async function partsOfProject(
  client: PlatformClient,
  projectId: string,
  options: CallOptions = {},
): Promise<Readonly<Record<PartsChoice, readonly ProjectPart[]>>> {
  const all: ProjectPart[] = [];
  const open = new Set<string>();
  for await (const { id, status } of client.trainings.list({ project_id: projectId }, options)) {
    if (status === 'ARCHIVED') continue;
    all.push({ kind: 'training', id });
    if (status === 'OPEN') open.add(id);
  }
  for await (const pool of client.pools.list({ project_id: projectId }, options)) {
    // Lists of pools have trainings in them as well.
    if (pool.status === 'ARCHIVED' || pool.type === 'TRAINING') continue;
    all.push({ kind: 'pool', id: pool.id });
    if (pool.status !== 'OPEN') continue;
    open.add(pool.id);
    const training = pool.quality_control?.training_requirement?.training_pool_id;
    if (training !== undefined) open.add(training);
  }
  return { all, open: all.filter(({ id }) => open.has(id)) };
}

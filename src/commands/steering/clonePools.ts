import type { Services } from '../../providers/services';
import { doEach } from '../eachTarget';
import { namesOf, targetsOf } from '../targets';
import { poolOrTraining } from './openPools';

/** Copies pools and trainings within their project: their settings, not their tasks. */
export async function clonePools(
  services: Services,
  argument: unknown,
  selected: unknown,
  more: unknown,
): Promise<void> {
  const targets = await targetsOf(services, argument, selected, {
    kinds: ['pool', 'training'],
    title: 'Clone',
    placeholder: 'Pools and trainings to copy, without their tasks',
  });
  if (targets === undefined) return;
  const project = projectIn(more);
  const copies: string[] = [];
  const words = { doing: 'Cloning', failed: 'could not be cloned' };
  const cloned = await doEach(services, targets, words, async (target, signal) => {
    const { client } = target.connection;
    const remote = await import('../../providers/remote');
    const pool = project === undefined ? undefined : await client.pools.get(target.id, { signal });
    if (project === undefined || pool === undefined || pool.project_id === project.id) {
      copies.push(await remote.clonePool(client, poolOrTraining(target), { signal }));
      return;
    }
    copies.push(await remote.clonePoolInto(client, pool, project.id, { signal }));
  });
  if (cloned.length === 0) return;
  const where = project === undefined ? '' : ` into ${project.name}`;
  void services.ask.tell(
    'info',
    `${namesOf(cloned)} ${cloned.length === 1 ? 'is' : 'are'} cloned${where}: ${copies.join(', ')}. A copy has no tasks and is closed.`,
  );
}

/** Where pools were dropped. */
function projectIn(more: unknown): { readonly id: string; readonly name: string } | undefined {
  if (typeof more !== 'object' || more === null || !('project' in more)) return undefined;
  const { project } = more;
  if (typeof project !== 'object' || project === null) return undefined;
  const { id, name } = project as Record<string, unknown>;
  return typeof id === 'string' ? { id, name: typeof name === 'string' ? name : id } : undefined;
}

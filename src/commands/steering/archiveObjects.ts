import type { Services } from '../../providers/services';
import { doEach } from '../eachTarget';
import { namesOf, targetsOf, type Target } from '../targets';

/** Archives pools, trainings and projects, pools first: a project goes only after all that is in it. */
export async function archiveObjects(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const targets = await targetsOf(services, argument, selected, {
    kinds: ['pool', 'training', 'project'],
    status: 'CLOSED',
    title: 'Archive',
    placeholder: 'What to archive',
  });
  const [first] = targets ?? [];
  if (targets === undefined || first === undefined) return;
  const sure = await services.ask.confirm({
    message: `Archive ${namesOf(targets)}?`,
    detail: `What is archived on ${first.connection.profile.label} can neither be opened again nor judged any more.`,
    agree: 'Archive',
  });
  if (!sure) return;
  const archived: Target[] = [];
  for (const kind of ['pool', 'training', 'project'] as const) {
    const some = targets.filter((target) => target.kind === kind);
    if (some.length === 0) continue;
    const words = { doing: 'Archiving', failed: 'could not be archived' };
    const done = await doEach(services, some, words, async ({ id, connection }, signal) => {
      const { actOnPool, archiveProject } = await import('../../providers/remote');
      if (kind === 'project') await archiveProject(connection.client, id, { signal });
      else await actOnPool(connection.client, { kind, id }, 'archive', { signal });
    });
    archived.push(...done);
  }
  if (archived.length === 0) return;
  const text = `${namesOf(archived)} ${archived.length === 1 ? 'is' : 'are'} archived.`;
  void services.ask.tell('info', text);
}

import { FailureWithRemedy } from '../providers/failures';
import type { Previews } from '../providers/preview';
import { isEmbedded } from '../providers/profiles';
import type { Services } from '../providers/services';
import type { CommandRunner } from './commandRunner';
import { targetOf, type Target } from './targets';

/** Takes tasks of an open pool or training of the sandbox, as somebody who is paid for it would. */
export function registerPerformerCommand(
  commands: CommandRunner,
  services: Services,
  previews: Previews | undefined,
): void {
  commands.registerCommand('crowdsmith.doTasks', 'The tasks cannot be done', async (argument) => {
    const { profile } = await services.connections.need();
    if (!isEmbedded(profile)) {
      throw new FailureWithRemedy(
        `Only the sandbox lets an author do tasks; ${profile.label} has performers of its own.`,
        { title: 'Choose Profile', command: 'crowdsmith.switchProfile' },
      );
    }
    const target = await targetOf(services, argument, {
      kinds: ['pool', 'training'],
      status: 'OPEN',
      title: 'Do tasks as a performer',
      placeholder: 'Open pool or training of the sandbox',
    });
    if (target?.kind !== 'pool' && target?.kind !== 'training') return;
    const { connection, id, kind } = target;
    const name = await openName(target);
    await previews?.perform(connection, { id, kind, name });
  });
}

/** The name people gave it. A closed pool has nothing for anybody. */
async function openName({ connection, kind, id, name }: Target): Promise<string> {
  const { client } = connection;
  const remote = await (kind === 'pool' ? client.pools : client.trainings).get(id);
  if (remote.status === 'OPEN') return remote.private_name;
  throw new FailureWithRemedy(`${name} is not open: performers do not see it.`, {
    title: 'Open It',
    command: 'crowdsmith.open',
    args: [{ kind, id }],
  });
}

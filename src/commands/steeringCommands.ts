import type { Services } from '../providers/services';
import type { CommandRunner } from './commandRunner';
import type * as steering from './steering';

type Steering = typeof steering;
type Action = (services: Services, ...args: readonly unknown[]) => Promise<void>;

/**
 * Commands on projects, pools, trainings, tasks, skills, performers and webhooks. What they do is
 * loaded with the first of them. `changed` lets the trees look soon.
 */
export function registerSteeringCommands(
  commands: CommandRunner,
  services: Services,
  changed: () => void,
): void {
  const doing =
    (choose: (does: Steering) => Action) =>
    async (...args: readonly unknown[]): Promise<void> => {
      const action = choose(await import('./steering'));
      try {
        await action(services, ...args);
      } finally {
        // Also after a failure: what was done before it is done.
        changed();
      }
    };
  commands.registerCommand(
    'crowdsmith.open',
    'Could not open it',
    doing((does) => does.openPools),
  );
  commands.registerCommand(
    'crowdsmith.close',
    'Could not close it',
    doing((does) => does.closePools),
  );
  commands.registerCommand(
    'crowdsmith.archive',
    'Could not archive it',
    doing((does) => does.archiveObjects),
  );
  commands.registerCommand(
    'crowdsmith.waitPool',
    'Could not wait for it',
    doing((does) => does.waitForPools),
  );
  commands.registerCommand(
    'crowdsmith.showWaits',
    'Could not show the waits',
    doing((does) => does.showWaits),
  );
  commands.registerCommand(
    'crowdsmith.clonePool',
    'Could not clone it',
    doing((does) => does.clonePools),
  );
  commands.registerCommand(
    'crowdsmith.cloneProject',
    'Could not clone the project',
    doing((does) => does.cloneProject),
  );
  commands.registerCommand(
    'crowdsmith.prioritizePool',
    'Could not set the priority',
    doing((does) => does.prioritizePools),
  );
}

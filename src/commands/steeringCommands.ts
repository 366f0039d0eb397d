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
  const doing: Doing =
    (choose) =>
    async (...args) => {
      const action = choose(await import('./steering'));
      try {
        await action(services, ...args);
      } finally {
        // Also after a failure: what was done before it is done.
        changed();
      }
    };
  registerPoolCommands(commands, doing);
  registerTaskCommands(commands, doing);
  registerPeopleCommands(commands, doing);
}

/** Makes a command out of what the lazy part does. */
type Doing = (choose: (does: Steering) => Action) => (...args: readonly unknown[]) => Promise<void>;

function registerPoolCommands(commands: CommandRunner, doing: Doing): void {
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
  commands.registerCommand(
    'crowdsmith.updateObject',
    'Could not update it',
    doing((does) => does.updateObject),
  );
}

function registerTaskCommands(commands: CommandRunner, doing: Doing): void {
  commands.registerCommand(
    'crowdsmith.uploadTasks',
    'Could not upload the tasks',
    doing((does) => does.uploadTasks),
  );
  commands.registerCommand(
    'crowdsmith.uploadTaskSuites',
    'Could not upload the task suites',
    doing((does) => does.uploadTaskSuites),
  );
  commands.registerCommand(
    'crowdsmith.setOverlap',
    'Could not set the overlap',
    doing((does) => does.setOverlap),
  );
  commands.registerCommand(
    'crowdsmith.stopShowing',
    'Could not stop showing them',
    doing((does) => does.stopShowing),
  );
}

function registerPeopleCommands(commands: CommandRunner, doing: Doing): void {
  commands.registerCommand(
    'crowdsmith.createSkill',
    'Could not create the skill',
    doing((does) => does.createSkill),
  );
  commands.registerCommand(
    'crowdsmith.deleteSkill',
    'Could not delete the skill',
    doing((does) => does.deleteSkills),
  );
  commands.registerCommand(
    'crowdsmith.setSkill',
    'Could not set the skill',
    doing((does) => does.setSkill),
  );
  commands.registerCommand(
    'crowdsmith.setSkillFromFile',
    'Could not set the skill',
    doing((does) => does.setSkillFromFile),
  );
  commands.registerCommand(
    'crowdsmith.restrictPerformers',
    'Could not restrict them',
    doing((does) => does.restrictPerformers),
  );
  commands.registerCommand(
    'crowdsmith.liftRestrictions',
    'Could not lift the restrictions',
    doing((does) => does.liftRestrictions),
  );
  commands.registerCommand(
    'crowdsmith.payBonus',
    'Could not pay the bonus',
    doing((does) => does.payBonus),
  );
  commands.registerCommand(
    'crowdsmith.payBonusesFromFile',
    'Could not pay the bonuses',
    doing((does) => does.payBonusesFromFile),
  );
  commands.registerCommand(
    'crowdsmith.subscribeWebhook',
    'Could not subscribe',
    doing((does) => does.subscribeWebhook),
  );
  commands.registerCommand(
    'crowdsmith.testWebhook',
    'Could not test the webhook',
    doing((does) => does.testWebhook),
  );
  commands.registerCommand(
    'crowdsmith.deleteWebhook',
    'Could not delete the webhook',
    doing((does) => does.deleteWebhooks),
  );
}

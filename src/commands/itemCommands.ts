import type { Services } from '../providers/services';
import type { CommandRunner } from './commandRunner';

/** Small things done to one run, and the log. */
export function registerItemCommands(commands: CommandRunner, services: Services): void {
  const { runs, log } = services;
  commands.registerCommand('crowdsmith.forgetRun', 'Could not remove it', (run) => {
    if (typeof run === 'object' && run !== null && 'id' in run) runs.forget(String(run.id));
  });
  commands.registerCommand('crowdsmith.showLog', 'Could not show the log', () => log.show());
}

import type { Services } from '../providers/services';
import { withProgress } from './progress';
import type { CommandRunner } from './commandRunner';

/** Start and stop the platform of this machine. */
export function registerSandboxCommands(commands: CommandRunner, services: Services): void {
  const { sandbox, runs } = services;
  commands.registerCommand('crowdsmith.startSandbox', 'The sandbox could not start', async () => {
    await withProgress('Starting the sandbox platform', async (signal) => {
      signal.addEventListener('abort', () => void sandbox.stop(), { once: true });
      await sandbox.ensureRunning();
    });
  });
  commands.registerCommand('crowdsmith.stopSandbox', 'The sandbox could not stop', async () => {
    const running = runs.all().filter(({ state }) => state === 'running').length;
    const question = {
      message: 'Stop the sandbox platform?',
      detail: `${running} ${running === 1 ? 'run is' : 'runs are'} still under way on it. A stopped pipeline can be resumed.`,
      agree: 'Stop Sandbox',
    };
    if (running > 0 && !(await services.ask.confirm(question))) return;
    await sandbox.stop();
  });
}

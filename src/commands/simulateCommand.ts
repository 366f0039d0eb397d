import type { Services } from '../providers/services';
import type { Simulations } from '../providers/simulation';
import type { CommandRunner } from './commandRunner';
import { specTarget } from './specTargets';

/** Runs a pool or a pipeline against a simulated crowd before it costs anything. */
export function registerSimulateCommand(
  commands: CommandRunner,
  services: Services,
  simulations: Simulations | undefined,
): void {
  commands.registerCommand('crowdsmith.simulate', 'It cannot be simulated', async (argument) => {
    const spec = await specTarget(services, argument, {
      kinds: ['pool', 'pipeline'],
      title: 'Simulate pool',
      placeholder: 'A pool or a pipeline; nothing is sent anywhere',
      active: 'taken',
    });
    if (spec !== undefined) await simulations?.open(spec);
  });
}

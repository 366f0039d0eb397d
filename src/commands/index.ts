import type * as vscode from 'vscode';
import type { Previews } from '../providers/preview';
import type { Services } from '../providers/services';
import { registerAccountCommands } from './accountCommands';
import { CommandRunner } from './commandRunner';
import { registerItemCommands } from './itemCommands';
import { registerPerformerCommand } from './performerCommand';
import { registerPipelineCommands } from './pipelineCommands';
import { registerPoolCommands } from './poolCommands';
import { registerSandboxCommands } from './sandboxCommands';
import { registerSpecCommands } from './specCommands';

/** Everything the palette and the menus can do, but for what the trees do to themselves. */
export function register(
  context: vscode.ExtensionContext,
  services: Services,
  previews: Previews | undefined,
  changed: () => void,
): void {
  const commands = new CommandRunner(context, services);
  registerSandboxCommands(commands, services);
  registerAccountCommands(commands, services);
  registerSpecCommands(commands, services, { previews, changed });
  registerPoolCommands(commands, services, changed);
  registerPipelineCommands(context, commands, services, changed);
  registerItemCommands(commands, services);
  registerPerformerCommand(commands, services, previews);
}

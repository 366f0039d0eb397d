import type * as vscode from 'vscode';
import type { Previews } from '../providers/preview';
import type { Watching } from '../providers/pipelines';
import { registerPaste } from '../providers/remoteSpecs';
import type { ReviewDesk } from '../providers/review';
import type { Services } from '../providers/services';
import type { Simulations } from '../providers/simulation';
import { StorageKeys } from '../providers/storageKeys';
import { registerAccountCommands } from './accountCommands';
import { registerApiJsonCommand } from './apiJsonCommand';
import { CommandRunner } from './commandRunner';
import { registerCorpusCommand } from './corpusCommand';
import { registerDeployCommand } from './deployCommand';
import { registerDiffCommand } from './diffCommand';
import { registerAssignmentCommands } from './assignmentCommands';
import { registerItemCommands } from './itemCommands';
import { registerNewSpecCommand } from './newSpecCommand';
import { registerPerformerCommand } from './performerCommand';
import { registerPipelineCommands } from './pipelineCommands';

import { registerPullCommand } from './pullCommand';
import { registerSandboxCommands } from './sandboxCommands';
import { registerSimulateCommand } from './simulateCommand';
import { registerSpecCommands } from './specCommands';
import { registerSteeringCommands } from './steeringCommands';
import { registerStorageCommands } from './storageCommands';

/** What opens beside the editor; a feature that could not be activated is not there. */
interface Panels {
  readonly previews: Previews | undefined;
  readonly simulations: Simulations | undefined;
  readonly watching: Watching | undefined;
  readonly reviews: ReviewDesk | undefined;
}

/** Everything the palette and the menus can do, but for what the trees do to themselves. */
export function register(
  context: vscode.ExtensionContext,
  services: Services,
  { previews, simulations, watching, reviews }: Panels,
  changed: () => void,
): void {
  const commands = new CommandRunner(context, services);
  registerSandboxCommands(commands, services);
  registerAccountCommands(commands, services);
  registerSpecCommands(commands, services, { previews, watching, changed });
  registerDeployCommand(commands, services, changed);
  registerDiffCommand(context, commands, services);
  registerPullCommand(commands, services);
  registerApiJsonCommand(commands);
  registerNewSpecCommand(commands, services);
  context.subscriptions.push(registerPaste());
  registerSteeringCommands(commands, services, changed);
  registerPipelineCommands(commands, services, watching, changed);
  registerSimulateCommand(commands, services, simulations);
  registerStorageCommands(commands, services, new StorageKeys(context.secrets));
  registerCorpusCommand(commands, services, context.extensionUri);
  registerItemCommands(commands, services);
  registerAssignmentCommands(commands, services, reviews, changed);
  registerPerformerCommand(commands, services, previews);
}

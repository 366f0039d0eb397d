import * as vscode from 'vscode';
import type { HostMessage } from '../../simulate/protocol';
import type { Services } from '../services';
import type { SimulationPanels } from '../simulationPanel';

/** Something a report panel was told, for tests. */
export interface SimulationTold {
  readonly spec: vscode.Uri;
  readonly message: HostMessage;
}

/** The report panels of this window. */
export interface Simulations {
  /** Simulates a pool or pipeline spec and shows what came of it beside the editor. */
  open(spec: vscode.Uri): Promise<void>;
  readonly onDidTell: vscode.Event<SimulationTold>;
}

/** Makes simulations possible. What runs and draws them is a chunk of its own, loaded with the first. */
export function register(
  context: vscode.ExtensionContext,
  { log }: Pick<Services, 'log'>,
): Simulations {
  const told = new vscode.EventEmitter<SimulationTold>();
  let loading: Promise<SimulationPanels> | undefined;
  context.subscriptions.push(told);
  return {
    onDidTell: told.event,
    async open(spec) {
      loading ??= import('../simulationPanel').then(({ createSimulationPanels }) =>
        createSimulationPanels(context, log, (news) => told.fire(news)),
      );
      (await loading).open(spec);
    },
  };
}

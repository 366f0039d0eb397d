import * as vscode from 'vscode';
import type { HostMessage, PageMessage } from '../../watch';
import type { PipelinePanels } from '../pipelinePanel';
import type { Services } from '../services';
import type { RunKey } from './pipelines';

export { diagramIdOf, Pipelines, runIdOf, titleOf, type RunKey } from './pipelines';

/** Something a pipeline panel was told, for tests. */
export interface PipelineTold {
  readonly id: string;
  readonly message: HostMessage;
}

/** The pipeline panels of this window. */
export interface Watching {
  /** Shows a run beside the editor; a panel that is open already comes to the front. */
  open(key: RunKey): Promise<void>;
  /** Shows a spec, drawn, beside the editor. */
  openDiagram(spec: vscode.Uri): Promise<void>;
  /** Shows the report page of a dataset. */
  openReport(report: vscode.Uri): Promise<void>;
  readonly onDidTell: vscode.Event<PipelineTold>;
  /** As if a page had said it: host tests have no hands in a webview. */
  say(id: string, message: PageMessage): Promise<void>;
}

/** Makes watching possible. What draws is a chunk of its own, loaded with the first panel. */
export function register(context: vscode.ExtensionContext, services: Services): Watching {
  const told = new vscode.EventEmitter<PipelineTold>();
  let loading: Promise<PipelinePanels> | undefined;
  const panels = (): Promise<PipelinePanels> => {
    loading ??= import('../pipelinePanel').then(({ createPipelinePanels }) =>
      createPipelinePanels(context, services, (news) => told.fire(news)),
    );
    return loading;
  };
  context.subscriptions.push(
    told,
    vscode.window.registerWebviewPanelSerializer('crowdsmith.pipeline', {
      async deserializeWebviewPanel(panel, state) {
        (await panels()).restore(panel, state);
      },
    }),
  );
  return {
    onDidTell: told.event,
    async open(key) {
      (await panels()).open(key);
    },
    async openDiagram(spec) {
      (await panels()).openDiagram(spec);
    },
    async openReport(report) {
      await (await panels()).openReport(report);
    },
    async say(id, message) {
      await (await panels()).say(id, message);
    },
  };
}

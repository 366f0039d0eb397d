import * as vscode from 'vscode';
import type { Services } from '../services';
import type { PreviewPanels } from '../previewPanel';
import type { PreviewTold } from './previewTold';

export type { PreviewTold } from './previewTold';

/** The previews of this window. */
export interface Previews {
  /** Shows the preview of a spec beside the editor; one that is open already comes to the front. */
  open(spec: vscode.Uri): Promise<void>;
  readonly onDidTell: vscode.Event<PreviewTold>;
}

/** Makes previews possible. What draws them is a chunk of its own, loaded with the first one. */
export function register(
  context: vscode.ExtensionContext,
  { log }: Pick<Services, 'log'>,
): Previews {
  const told = new vscode.EventEmitter<PreviewTold>();
  let loading: Promise<PreviewPanels> | undefined;
  const panels = (): Promise<PreviewPanels> => {
    loading ??= import('../previewPanel').then(({ createPanels }) =>
      createPanels(context, log, (news) => told.fire(news)),
    );
    return loading;
  };
  context.subscriptions.push(
    told,
    vscode.window.registerWebviewPanelSerializer('crowdsmith.preview', {
      async deserializeWebviewPanel(panel, state) {
        (await panels()).restore(panel, state);
      },
    }),
  );
  return {
    onDidTell: told.event,
    async open(spec) {
      (await panels()).open(spec);
    },
  };
}

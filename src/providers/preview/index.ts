import * as vscode from 'vscode';
import type { Services } from '../services';
import type { PageMessage } from '../../preview';
import type { Connection } from '../connections';
import type { PreviewPanels } from '../previewPanel';
import type { PerformedPool } from './performerPanel';
import type { PreviewTold } from './previewTold';

export type { PreviewTold } from './previewTold';

/** The previews of this window. */
export interface Previews {
  /** Shows the preview of a spec beside the editor; one that is open already comes to the front. */
  open(spec: vscode.Uri): Promise<void>;
  /** Does tasks of an open pool of the sandbox as a performer. */
  perform(connection: Connection, pool: PerformedPool): Promise<void>;
  readonly onDidTell: vscode.Event<PreviewTold>;
  /** As if a page had said it: host tests have no hands in a webview. */
  say(spec: vscode.Uri, message: PageMessage): Promise<void>;
}

/** Makes previews possible. What draws them is a chunk of its own, loaded with the first one. */
export function register(context: vscode.ExtensionContext, services: Services): Previews {
  const told = new vscode.EventEmitter<PreviewTold>();
  let loading: Promise<PreviewPanels> | undefined;
  const panels = (): Promise<PreviewPanels> => {
    loading ??= import('../previewPanel').then(({ createPanels }) =>
      createPanels(context, services, (news) => told.fire(news)),
    );
    return loading;
  };
  context.subscriptions.push(
    told,
    vscode.window.registerWebviewPanelSerializer('crowdsmith.preview', {
      async deserializeWebviewPanel(panel, state) {
        await (await panels()).restore(panel, state);
      },
    }),
  );
  return {
    onDidTell: told.event,
    async open(spec) {
      await (await panels()).open(spec);
    },
    async perform(connection, pool) {
      await (await panels()).perform(connection, pool);
    },
    async say(spec, message) {
      (await panels()).say(spec, message);
    },
  };
}

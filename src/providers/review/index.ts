import * as vscode from 'vscode';
import type { HostMessage, PageMessage } from '../../preview';
import type { ReviewHostMessage, ReviewPageMessage, ReviewPool } from '../../review/state';
import type { Connection } from '../connections';
import type { ReviewPanels } from '../reviewPanel';
import type { Services } from '../services';

export const reviewViewType = 'crowdsmith.review';

/** What a review panel was told or said, for tests. */
export type ReviewTold =
  | { readonly by: 'host'; readonly message: HostMessage | ReviewHostMessage }
  | { readonly by: 'page'; readonly message: PageMessage | ReviewPageMessage };

export type ReviewPress = Extract<ReviewHostMessage, { type: 'reviewPress' }>['key'];

/** The review panels of this window. */
export interface ReviewDesk {
  /** Shows the queue of some pools, and one of its assignments when it is named. */
  open(connection: Connection, pools: readonly ReviewPool[], assignment?: string): Promise<void>;
  /** Presses a key in the panel that is in front; nothing without one. */
  press(key: ReviewPress): Promise<void>;
  /** As if the page in front had said it: host tests have no hands in a webview. */
  say(message: PageMessage | ReviewPageMessage): Promise<void>;
  readonly onDidTell: vscode.Event<ReviewTold>;
}

/** Makes reviews possible. What judges and draws them is a chunk of its own, loaded with the first. */
export function register(
  context: vscode.ExtensionContext,
  services: Services,
  changed: () => void,
): ReviewDesk {
  const told = new vscode.EventEmitter<ReviewTold>();
  let loading: Promise<ReviewPanels> | undefined;
  const panels = (): Promise<ReviewPanels> => {
    loading ??= import('../reviewPanel').then(({ createReviewPanels }) =>
      createReviewPanels(context, services, { tell: (news) => told.fire(news), changed }),
    );
    return loading;
  };
  context.subscriptions.push(
    told,
    vscode.window.registerWebviewPanelSerializer(reviewViewType, {
      async deserializeWebviewPanel(panel, state) {
        await (await panels()).restore(panel, state);
      },
    }),
  );
  return {
    onDidTell: told.event,
    async open(connection, pools, assignment) {
      (await panels()).open(connection, pools, assignment);
    },
    async press(key) {
      (await panels()).press(key);
    },
    async say(message) {
      (await panels()).say(message);
    },
  };
}

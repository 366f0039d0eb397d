import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Verdict } from '../api';
import {
  isRecord,
  previewAssets,
  previewPage,
  type HostMessage,
  type PageMessage,
} from '../preview';
import { planByFilter } from '../review';
import { ReviewPageHost } from '../review/pageHost';
import { asked } from '../review/queue';
import type {
  ReviewEntry,
  ReviewFile,
  ReviewFilter,
  ReviewHostMessage,
  ReviewPageMessage,
  ReviewPool,
} from '../review/state';
import type { Connection } from './connections';
import { failureMessage, isCancelled } from './failures';
import { allowedHosts, openLink } from './preview/panelPage';
import { withProgress } from './progress';
import { reviewViewType, type ReviewPress, type ReviewTold } from './review';
import { giveVerdicts } from './review/giveVerdicts';
import { Reasons } from './review/reasons';
import { dollars } from './review/verdictQuestion';
import { saveFile } from './saveFile';
import type { Services } from './services';

export interface ReviewPanels {
  open(connection: Connection, pools: readonly ReviewPool[], assignment?: string): void;
  /** Brings a panel of an earlier window back to life. */
  restore(panel: vscode.WebviewPanel, state: unknown): Promise<void>;
  press(key: ReviewPress): void;
  say(message: PageMessage | ReviewPageMessage): void;
}

interface Around {
  readonly tell: (news: ReviewTold) => void;
  /** The platform holds something else now: views should look. */
  readonly changed: () => void;
}

export function createReviewPanels(
  context: vscode.ExtensionContext,
  services: Services,
  around: Around,
): ReviewPanels {
  const panels = new Map<string, ReviewPanel>();
  const assets = vscode.Uri.joinPath(context.extensionUri, 'dist', 'preview');
  const options = { enableScripts: true, localResourceRoots: [assets] };
  const reasons = new Reasons(context.workspaceState);
  context.subscriptions.push({ dispose: () => panels.forEach((panel) => panel.dispose()) });
  const begin = (
    panel: vscode.WebviewPanel,
    connection: Connection,
    pools: readonly ReviewPool[],
    assignment: string | undefined,
  ): void => {
    const key = keyOf(connection.profile.name, pools);
    panel.onDidDispose(() => panels.delete(key));
    const parts = { panel, assets, connection, pools, reasons, services, around };
    panels.set(key, new ReviewPanel(parts, assignment));
  };
  const front = (): ReviewPanel | undefined =>
    [...panels.values()].find((panel) => panel.active) ?? [...panels.values()].at(-1);
  return {
    open(connection, pools, assignment) {
      const known = panels.get(keyOf(connection.profile.name, pools));
      if (known) {
        known.reveal(assignment);
        return;
      }
      const [first] = pools;
      const title =
        pools.length === 1 ? `Review ${first?.name ?? ''}` : `Review ${String(pools.length)} pools`;
      const panel = vscode.window.createWebviewPanel(
        reviewViewType,
        title,
        vscode.ViewColumn.Active,
        {
          ...options,
          retainContextWhenHidden: true,
        },
      );
      begin(panel, connection, pools, assignment);
    },
    async restore(panel, state) {
      panel.webview.options = options;
      const kept = keptIn(state);
      const connection = await services.connections.quiet().catch(() => undefined);
      const fits = kept && connection?.profile.name === kept.profile;
      if (fits && !panels.has(keyOf(kept.profile, kept.pools))) {
        begin(panel, connection, kept.pools, undefined);
      } else panel.dispose();
    },
    press: (key) => front()?.press(key),
    say: (message) => front()?.receive(message),
  };
}

function keyOf(profile: string, pools: readonly ReviewPool[]): string {
  return JSON.stringify([profile, ...pools.map(({ id }) => id).sort()]);
}

function keptIn(
  state: unknown,
): { readonly profile: string; readonly pools: readonly ReviewPool[] } | undefined {
  const kept = isRecord(state) ? state.review : undefined;
  if (!isRecord(kept) || typeof kept.profile !== 'string' || !Array.isArray(kept.pools)) {
    return undefined;
  }
  const pools = kept.pools.filter(
    (one: unknown): one is ReviewPool =>
      isRecord(one) && typeof one.id === 'string' && typeof one.name === 'string',
  );
  return pools.length > 0 ? { profile: kept.profile, pools } : undefined;
}

interface PanelParts {
  readonly panel: vscode.WebviewPanel;
  readonly assets: vscode.Uri;
  readonly connection: Connection;
  readonly pools: readonly ReviewPool[];
  readonly reasons: Reasons;
  readonly services: Services;
  readonly around: Around;
}

/** One review in VS Code: a page in a webview, the session behind it, and the questions it asks. */
class ReviewPanel implements vscode.Disposable {
  readonly #host: ReviewPageHost;
  readonly #listening: vscode.Disposable;
  #page: 'there' | 'gone' = 'there';

  constructor(
    private readonly parts: PanelParts,
    assignment: string | undefined,
  ) {
    const { panel, connection, pools, reasons, around } = parts;
    this.#host = new ReviewPageHost({
      ...{ client: connection.client, pools, where: connection.profile.label },
      undoTime: undoTime(),
      reasons: () => reasons.all(),
      ...{ explain: failureMessage, allowedHosts: () => allowedHosts() },
      mayJudge: (entry) => this.#mayJudge(entry),
      judged: ({ status }, comment) => {
        if (status === 'REJECTED') reasons.written(comment);
        around.changed();
      },
      judgeAll: (filter, verdict, comment) => this.#judgeAll(filter, verdict, comment),
      save: (file) => this.#save(file),
      openLink: (url) => void openLink(url),
      copy: (text) => void vscode.env.clipboard.writeText(text),
      post: (message) => this.#post(message),
      ...(assignment !== undefined && { first: assignment }),
    });
    this.#listening = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: PageMessage | ReviewPageMessage) =>
        this.receive(message),
      ),
      panel.onDidDispose(() => this.#end()),
    );
    this.#load();
  }

  get active(): boolean {
    return this.parts.panel.active;
  }

  reveal(assignment: string | undefined): void {
    this.parts.panel.reveal();
    if (assignment !== undefined)
      this.#host.receive({ type: 'review', deed: { do: 'open', id: assignment } });
  }

  press(key: ReviewPress): void {
    void this.#post({ type: 'reviewPress', key });
  }

  receive(message: PageMessage | ReviewPageMessage): void {
    this.parts.around.tell({ by: 'page', message });
    this.#host.receive(message);
  }

  dispose(): void {
    this.parts.panel.dispose();
  }

  #load(): void {
    const { panel, assets, connection, pools } = this.parts;
    const { webview } = panel;
    const address = (file: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(assets, file)).toString();
    panel.iconPath = {
      light: vscode.Uri.joinPath(assets, '..', '..', 'media', 'preview-light.svg'),
      dark: vscode.Uri.joinPath(assets, '..', '..', 'media', 'preview-dark.svg'),
    };
    webview.html = previewPage({
      nonce: randomBytes(16).toString('base64url'),
      ...{ cspSource: webview.cspSource, title: panel.title, allowedHosts: allowedHosts() },
      assets: previewAssets(address),
      ...{ script: address('review.js'), moreStyles: [address('review.css')] },
      remember: { review: { profile: connection.profile.name, pools } },
    });
  }

  async #post(message: HostMessage | ReviewHostMessage): Promise<void> {
    if (this.#page === 'gone') return;
    this.parts.around.tell({ by: 'host', message });
    await this.parts.panel.webview.postMessage(message);
  }

  #end(): void {
    this.#page = 'gone';
    this.#listening.dispose();
    // What was decided is still sent; trouble has been told in the panel, which is gone.
    this.#host.end().catch((error: unknown) => {
      void this.parts.services.ask.tell(
        'error',
        `The last verdict failed: ${failureMessage(error)}`,
      );
    });
  }

  /** On a platform with real money the first verdict names the sum; the buttons name it ever after. */
  async #mayJudge({ reward, fee }: ReviewEntry): Promise<boolean> {
    const { connection, services } = this.parts;
    const { profile, account } = connection;
    if (profile.sandbox) return true;
    return services.ask.confirm({
      message: `Judge answers on ${profile.label}?`,
      detail:
        `Accepting this one pays ${dollars(reward + fee)}, fee included, as ${account}; ` +
        'the Accept button names the sum of each. What is accepted stays so.',
      agree: 'Judge',
    });
  }

  async #judgeAll(filter: ReviewFilter, verdict: Verdict, comment: string): Promise<boolean> {
    const { connection, services, pools, around } = this.parts;
    try {
      const told = await this.#commentFor(verdict, comment);
      if (told === undefined) return false;
      const wanted = {
        ...{ pools: pools.map(({ id }) => id), filter: asked(filter), verdict, comment: told },
      };
      const plan = await withProgress('Looking for what passes the filter', (signal, tell) =>
        planByFilter(connection.client, {
          ...{ ...wanted, signal },
          onProgress: (looked) => tell(`${String(looked)} assignments`),
        }),
      );
      const source = JSON.stringify(wanted);
      const changed = await giveVerdicts(services, {
        connection,
        plan,
        from: 'the filter',
        source,
      });
      if (changed) around.changed();
      return changed;
    } catch (error) {
      if (isCancelled(error)) return false;
      throw error;
    }
  }

  async #commentFor(verdict: Verdict, comment: string): Promise<string | undefined> {
    if (verdict === 'ACCEPTED' || comment.trim() !== '') return comment.trim();
    const text = await this.parts.services.ask.text({
      title: 'Reject all that pass the filter',
      prompt: 'Comment: all these performers read it',
      check: (given) => (given.trim() === '' ? 'A rejection needs a comment.' : undefined),
    });
    return text?.trim();
  }

  async #save(file: ReviewFile): Promise<void> {
    const { connection, services } = this.parts;
    await saveFile(services, connection, file);
  }
}

function undoTime(): number {
  const seconds = vscode.workspace.getConfiguration('crowdsmith.review').get('undoSeconds', 5);
  return Math.min(60, Math.max(0, seconds)) * 1000;
}

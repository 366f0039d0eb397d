import * as vscode from 'vscode';
import { isRecord, type PageMessage } from '../preview';
import type { Connection } from './connections';
import { PerformerPanel, type PerformedPool } from './preview/performerPanel';
import { createPanel, webviewOptions } from './preview/panelPage';
import type { Tell } from './preview/previewTold';
import type { ReviewServices } from './preview/reviews';
import { SpecPanel, type PanelParts } from './preview/specPanel';
import { isEmbedded } from './profiles';

export interface PreviewPanels {
  open(spec: vscode.Uri): Promise<void>;
  /** Does tasks of a pool as a performer. */
  perform(connection: Connection, pool: PerformedPool): Promise<void>;
  /** Brings a panel of an earlier window back to life. */
  restore(panel: vscode.WebviewPanel, state: unknown): Promise<void>;
  say(spec: vscode.Uri, message: PageMessage): void;
}

type Shown = SpecPanel | PerformerPanel;

export function createPanels(
  context: vscode.ExtensionContext,
  services: ReviewServices,
  tell: Tell,
): PreviewPanels {
  const panels = new Map<string, Shown>();
  const opening = new Set<string>();
  const extension = context.extensionUri;
  const parts = (panel: vscode.WebviewPanel): PanelParts => ({
    ...{ panel, extension, services, tell },
  });
  /** Two calls at once make one panel. */
  const once = async (
    key: string,
    panel: () => vscode.WebviewPanel,
    open: (panel: vscode.WebviewPanel) => Promise<Shown>,
  ): Promise<void> => {
    const known = panels.get(key);
    if (known) known.reveal();
    if (known || opening.has(key)) return;
    opening.add(key);
    const made = panel();
    try {
      panels.set(key, await open(made));
      made.onDidDispose(() => panels.delete(key));
    } catch (error) {
      made.dispose();
      throw error;
    } finally {
      opening.delete(key);
    }
  };
  const openSpec = (spec: vscode.Uri, panel: () => vscode.WebviewPanel): Promise<void> =>
    once(spec.toString(), panel, (made) => SpecPanel.open(parts(made), spec));
  const openPool = (
    connection: Connection,
    pool: PerformedPool,
    panel: () => vscode.WebviewPanel,
  ): Promise<void> =>
    once(poolKey(pool.id), panel, (made) =>
      PerformerPanel.open({ ...parts(made), connection, pool }),
    );
  context.subscriptions.push({ dispose: () => panels.forEach((panel) => panel.dispose()) });
  return {
    open: (spec) => openSpec(spec, () => createPanel(titleOf(spec), extension)),
    perform: (connection, pool) =>
      openPool(connection, pool, () => createPanel(`Do tasks: ${pool.name}`, extension)),
    async restore(panel, state) {
      panel.webview.options = webviewOptions(extension);
      const [spec, pool] = [specIn(state), poolIn(state)];
      const connection = pool && (await services.connections.quiet().catch(() => undefined));
      const taken = panels.has(spec?.toString() ?? poolKey(pool?.id ?? ''));
      if (spec && !taken) await openSpec(spec, () => panel);
      else if (pool && connection && isEmbedded(connection.profile) && !taken)
        await openPool(connection, pool, () => panel);
      // A panel whose spec nobody remembers would stay blank for ever.
      else panel.dispose();
    },
    say: (spec, message) => panels.get(keyOf(spec))?.receive(message),
  };
}

function poolKey(id: string): string {
  return `crowdsmith-pool:/${id}`;
}

function keyOf(spec: vscode.Uri): string {
  return spec.scheme === 'crowdsmith-pool' ? poolKey(spec.path.slice(1)) : spec.toString();
}

function titleOf(spec: vscode.Uri): string {
  return `Preview ${spec.path.slice(spec.path.lastIndexOf('/') + 1)}`;
}

function specIn(state: unknown): vscode.Uri | undefined {
  if (!isRecord(state) || typeof state.spec !== 'string') return undefined;
  return vscode.Uri.parse(state.spec, true);
}

function poolIn(state: unknown): PerformedPool | undefined {
  const pool = isRecord(state) ? state.performer : undefined;
  if (!isRecord(pool) || typeof pool.id !== 'string' || typeof pool.name !== 'string') {
    return undefined;
  }
  return { id: pool.id, name: pool.name, kind: pool.kind === 'training' ? 'training' : 'pool' };
}

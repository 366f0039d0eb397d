import * as vscode from 'vscode';
import { PerformerSession, type PerformerPage } from '../../performer';
import {
  poolDevice,
  previewModelOf,
  type HostMessage,
  type PageMessage,
  type PerformerState,
  type PreviewModel,
} from '../../preview';
import type { Project } from '../../spec';
import type { Connection } from '../connections';
import { failureMessage } from '../failures';
import { allowedHosts, loadPage, openLink } from './panelPage';
import type { Tell } from './previewTold';

/** The pool or training whose tasks are done. */
export interface PerformedPool {
  readonly id: string;
  readonly name: string;
  readonly kind: 'pool' | 'training';
}

export interface PerformerParts {
  readonly panel: vscode.WebviewPanel;
  readonly extension: vscode.Uri;
  readonly connection: Connection;
  readonly pool: PerformedPool;
  readonly tell: Tell;
}

/** Who does tasks by hand: one name is one performer, who goes on where they stopped. */
const person = 'You';

/** A pool as a performer meets it: its tasks one page after the other, with what comes of them. */
export class PerformerPanel implements vscode.Disposable {
  readonly #life = new AbortController();
  readonly #listening: vscode.Disposable;
  readonly #session: PerformerSession;
  readonly #uri: vscode.Uri;
  #version = 0;
  #model: PreviewModel | undefined;
  #state: PerformerState = { mode: 'off' };

  static async open(parts: PerformerParts): Promise<PerformerPanel> {
    const { pool, connection } = parts;
    const { client } = connection;
    const remote = await (pool.kind === 'pool' ? client.pools : client.trainings).get(pool.id);
    const project = await client.projects.get(remote.project_id);
    const device = 'filter' in remote ? poolDevice(remote.filter) : undefined;
    return new PerformerPanel(parts, project, device);
  }

  private constructor(
    private readonly parts: PerformerParts,
    private readonly project: Project,
    private readonly device: PreviewModel['device'],
  ) {
    const { panel, extension, pool, connection } = parts;
    this.#uri = vscode.Uri.from({ scheme: 'crowdsmith-pool', path: `/${pool.id}` });
    this.#session = new PerformerSession({
      client: connection.client,
      ...{ pool, person, signal: this.#life.signal },
      told: (state, page) => this.#told(state, page),
    });
    this.#listening = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: PageMessage) => this.receive(message)),
      panel.onDidDispose(() => this.#end()),
    );
    loadPage(panel, extension, { allowedHosts: allowedHosts(), remember: { performer: pool } });
    void this.#session.take();
  }

  reveal(): void {
    this.parts.panel.reveal(undefined, true);
  }

  dispose(): void {
    this.parts.panel.dispose();
  }

  receive(message: PageMessage): void {
    this.parts.tell({ spec: this.#uri, by: 'page', message });
    switch (message.type) {
      case 'ready':
        this.#greet();
        break;
      case 'submitted':
        if (message.answers.every(({ valid }) => valid)) {
          void this.#session.submit(message.answers, message.files);
        }
        break;
      case 'performer':
        if (message.deed === 'take') void this.#session.take();
        else if (message.deed === 'skip') void this.#session.skip();
        else this.dispose();
        break;
      case 'openLink':
        void openLink(message.url);
        break;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        break;
      default:
        break;
    }
  }

  #greet(): void {
    this.#post({ type: 'hello', abilities: [] });
    this.#post({ type: 'performer', state: this.#state });
    if (this.#model) this.#post({ type: 'render', version: this.#version, model: this.#model });
  }

  #told(state: PerformerState, page: PerformerPage | undefined): void {
    this.#state = state;
    this.#post({ type: 'performer', state });
    if (!page) return;
    this.#model = {
      ...previewModelOf(this.project, page.rows),
      ...{ tasksFrom: 'performer', assignmentId: page.assignmentId, allowedHosts: allowedHosts() },
      ...(this.device && { device: this.device }),
    };
    this.#version += 1;
    this.#post({ type: 'render', version: this.#version, model: this.#model });
  }

  #post(message: HostMessage): void {
    if (this.#life.signal.aborted) return;
    this.parts.tell({ spec: this.#uri, by: 'host', message });
    void this.parts.panel.webview.postMessage(message);
  }

  #end(): void {
    this.#life.abort();
    this.#listening.dispose();
    this.#session.end().catch((error: unknown) => {
      void vscode.window.setStatusBarMessage(failureMessage(error), 5_000);
    });
  }
}

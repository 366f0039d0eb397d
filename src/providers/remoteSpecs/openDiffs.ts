import * as vscode from 'vscode';
import type { ChangedFile, Comparison } from '../../deploy/compare';
import type { Connection } from '../connections';
import type { Services } from '../services';
import { rootOf } from '../specFiles';
import { RemoteTexts } from './remoteTexts';

/** A diff editor that shows what the platform has beside a spec. */
interface ShownDiff {
  readonly spec: vscode.Uri;
  readonly profile: { readonly name: string; readonly label: string };
  /** Of its tab. */
  readonly title: string;
  readonly files: readonly { readonly file: vscode.Uri; readonly remote: vscode.Uri }[];
  /** The object as the trees have listed it, as text. */
  readonly listed: string | undefined;
}

export type Compare = (spec: vscode.Uri, connection: Connection) => Promise<Comparison>;

/** How long to wait for further news before the platform is asked, in milliseconds. */
const settle = 200;

/**
 * The diff editors that are open. Their left sides follow: they are worked out anew when one of their
 * files is saved, when something was deployed or pulled, and when the trees list the object anew.
 */
export class OpenDiffs implements vscode.Disposable {
  private readonly texts = new RemoteTexts();
  private readonly listening: vscode.Disposable;
  private shown: readonly ShownDiff[] = [];
  private timer: NodeJS.Timeout | undefined;
  /** What has happened since the last look: which diffs it concerns. */
  private due: readonly ((diff: ShownDiff) => boolean)[] = [];
  private working = Promise.resolve();

  constructor(
    private readonly services: Services,
    private readonly compare: Compare,
  ) {
    const { links, drift, listed } = services;
    this.listening = vscode.Disposable.from(
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        this.soon(({ files }) => files.some(({ file }) => isSame(file, uri)));
      }),
      links.onDidChange(() => this.soon(() => true)),
      drift.onDidChange(() => this.soon(() => true)),
      listed.onDidChange(() => this.soon((diff) => this.listedOf(diff.spec) !== diff.listed)),
      vscode.window.tabGroups.onDidChangeTabs(() => this.tellActive()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.tellActive()),
    );
  }

  /** The spec whose diff editor is active. */
  get active(): vscode.Uri | undefined {
    const { input, label } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
    // Of an editor with several files only the title is told.
    const isActive = ({ title, files }: ShownDiff): boolean =>
      input instanceof vscode.TabInputTextDiff
        ? files.some(({ remote }) => isSame(remote, input.original))
        : title === label;
    return this.shown.find(isActive)?.spec;
  }

  /** Opens a diff editor, or the one that is open, with the files that differ. */
  async show(
    spec: vscode.Uri,
    { profile }: Connection,
    { files }: Pick<Comparison, 'files'>,
  ): Promise<void> {
    const root = vscode.Uri.file(rootOf(spec));
    const pairs = files.map(({ path, text }: ChangedFile) => {
      const file = vscode.Uri.joinPath(root, path);
      return { file, remote: this.texts.put(file, profile.label, text) };
    });
    const title = `${vscode.workspace.asRelativePath(spec, false).replace(/^.*\//, '')}: ${profile.label} ↔ spec`;
    const diff = { spec, profile, title, files: pairs, listed: this.listedOf(spec) };
    this.shown = [...this.shown.filter((other) => !isOf(other, spec, profile.name)), diff];
    const [first] = pairs;
    if (pairs.length > 1) {
      const sides = pairs.map(({ file, remote }) => [file, remote, file]);
      await vscode.commands.executeCommand('vscode.changes', title, sides);
    } else if (first !== undefined) {
      await vscode.commands.executeCommand('vscode.diff', first.remote, first.file, title);
    }
    this.tellActive();
  }

  /** The left sides of a spec's diff as they are by now. False: files differ that it does not show. */
  renew(spec: vscode.Uri, { profile }: Connection, { files }: Comparison): boolean {
    const diff = this.shown.find((one) => isOf(one, spec, profile.name));
    if (diff === undefined) return files.length === 0;
    const root = vscode.Uri.file(rootOf(spec));
    const left = new Map(
      files.map(({ path, text }) => [vscode.Uri.joinPath(root, path).toString(), text]),
    );
    for (const { file } of diff.files) {
      // What is not among them does not differ any more: both sides are the file.
      this.texts.put(file, diff.profile.label, left.get(file.toString()) ?? { sameAs: file });
      left.delete(file.toString());
    }
    const listed = this.listedOf(spec);
    this.shown = this.shown.map((one) => (one === diff ? { ...diff, listed } : one));
    return left.size === 0;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listening.dispose();
    this.texts.dispose();
  }

  private soon(isConcerned: (diff: ShownDiff) => boolean): void {
    if (this.shown.length === 0) return;
    this.due = [...this.due, isConcerned];
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const { due } = this;
      this.due = [];
      this.working = this.working.then(() => this.lookAgain(due));
    }, settle);
  }

  /** Asks nobody anything: what cannot be looked at now stays as it is, and can be refreshed by hand. */
  private async lookAgain(due: readonly ((diff: ShownDiff) => boolean)[]): Promise<void> {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    this.shown = this.shown.filter(({ files }) =>
      files.some(({ remote }) => open.has(remote.toString())),
    );
    const concerned = this.shown.filter((diff) => due.some((isConcerned) => isConcerned(diff)));
    if (concerned.length === 0) return;
    try {
      const connection = await this.services.connections.quiet();
      for (const { spec, profile } of concerned) {
        if (connection?.profile.name !== profile.name) continue;
        const comparison = await this.compare(spec, connection);
        if (comparison.drift !== 'missing') this.renew(spec, connection, comparison);
      }
    } catch (error) {
      this.services.log.debug(`diff: ${String(error)}`);
    }
  }

  private listedOf(spec: vscode.Uri): string | undefined {
    const id = this.services.links.remoteOf(spec);
    const { projects, pools, trainings, skills } = this.services.listed.all();
    const all = [...projects, ...pools, ...trainings, ...skills];
    const object = all.find((one) => one.id === id)?.object;
    return object && JSON.stringify(object);
  }

  private tellActive(): void {
    const isActive = this.active !== undefined;
    void vscode.commands.executeCommand('setContext', 'crowdsmith.diffActive', isActive);
  }
}

function isOf({ spec, profile }: ShownDiff, wanted: vscode.Uri, profileName: string): boolean {
  return isSame(spec, wanted) && profile.name === profileName;
}

function isSame(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString();
}

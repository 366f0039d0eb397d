import * as vscode from 'vscode';

/** A remote object as it was last seen. */
export interface KnownObject {
  readonly id: string;
  readonly name: string;
  /** Only pools, trainings and projects have one. */
  readonly status?: string | undefined;
  /** The object itself, as the platform sent it. */
  readonly object?: object;
}

export interface KnownObjects {
  readonly projects: readonly KnownObject[];
  readonly pools: readonly KnownObject[];
  readonly trainings: readonly KnownObject[];
  readonly skills: readonly KnownObject[];
}

/**
 * What the tree views have listed, for those who only want to know what is known anyway: nothing is
 * requested for them. Empty while nobody is signed in.
 */
export class Listed implements vscode.Disposable {
  private readonly sources: (() => Partial<KnownObjects>)[] = [];
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  /** A view adds what it shows; `onDidChange` is its own. */
  add(source: () => Partial<KnownObjects>, onDidChange: vscode.Event<unknown>): vscode.Disposable {
    this.sources.push(source);
    return onDidChange(() => this.changed.fire());
  }

  all(): KnownObjects {
    const parts = this.sources.map((source) => source());
    const merged = (kind: keyof KnownObjects): readonly KnownObject[] =>
      parts.flatMap((part) => part[kind] ?? []);
    return {
      projects: merged('projects'),
      pools: merged('pools'),
      trainings: merged('trainings'),
      skills: merged('skills'),
    };
  }

  dispose(): void {
    this.changed.dispose();
  }
}

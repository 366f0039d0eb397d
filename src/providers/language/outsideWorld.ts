import * as path from 'node:path';
import * as vscode from 'vscode';
import { feeFor } from '../../api/fee';
import { delimitedRows, tasksFormatOf, type Outside, type OutsideRemote } from '../../spec';
import type { Listed } from '../knownObjects';
import { rootOf } from '../specFiles';
import type { FolderFiles } from './folderFiles';
import { lockedSpecs } from './lockedSpecs';
import type { ReferencedFiles } from './referencedFiles';
import { validateSettings } from './settings';
import type { SpecIndex } from './specIndex';

/** What is loaded for one answer may name more files: a chain longer than this is not followed. */
const mostRounds = 5;

interface Parts {
  readonly files: ReferencedFiles;
  readonly folder: FolderFiles;
  readonly index: SpecIndex;
  readonly listed: Listed;
}

/** What the language core may ask about the world around a file, put together for one look at it. */
export class OutsideWorld {
  /** Something around the specs is another one now. */
  readonly onDidChange: vscode.Event<void>;

  constructor(private readonly parts: Parts) {
    const { files, index, listed } = parts;
    this.onDidChange = (listener, self, disposables) => {
      const listening = vscode.Disposable.from(
        files.onDidChange(listener, self),
        index.onDidChange(listener, self),
        listed.onDidChange(listener, self),
      );
      disposables?.push(listening);
      return listening;
    };
  }

  /** `open` collects paths that would have to be loaded to know more; see `load`. */
  of(file: vscode.Uri, open: Set<string>): Outside {
    const { files, folder, index } = this.parts;
    const root = rootOf(file);
    const lookup = files.lookup(file, open);
    const remote = this.remote();
    const { hourlyFloor } = validateSettings(file);
    return {
      file: lookup,
      path: path.relative(root, file.fsPath).split(path.sep).join('/'),
      specs: () => index.specsFor(file),
      columns: (ref) => {
        const found = lookup(ref);
        return found.state === 'found' ? headerOf(ref, found.text) : undefined;
      },
      files: () => {
        const known = folder.known(root, path.dirname(file.fsPath));
        if (known === undefined) open.add(root);
        return known ?? [];
      },
      feeFor: (assignments, reward) => feeFor(assignments, reward),
      deployed: () => {
        const lock = files.at(path.join(root, 'crowdsmith.lock.json'), open);
        return lock.state === 'found' ? lockedSpecs(lock.text) : [];
      },
      now: Date.now(),
      ...(remote && { remote }),
      ...(hourlyFloor !== undefined && { hourlyFloor }),
    };
  }

  /** Reads what `of` left open: files, and the list of files where the root itself is named. */
  async load(file: vscode.Uri, open: ReadonlySet<string>): Promise<void> {
    const root = rootOf(file);
    const files = new Set([...open].filter((one) => one !== root));
    await Promise.all([
      this.parts.files.load(file, files),
      open.has(root) ? this.parts.folder.list(root) : undefined,
    ]);
  }

  /** The answer to a question once everything that it needs is loaded; undefined when called off. */
  async ask<T>(
    file: vscode.Uri,
    token: vscode.CancellationToken,
    question: (outside: Outside) => T,
  ): Promise<T | undefined> {
    for (let round = 1; ; round++) {
      const open = new Set<string>();
      const answer = question(this.of(file, open));
      if (open.size === 0 || round === mostRounds) return answer;
      await this.load(file, open);
      if (token.isCancellationRequested) return undefined;
    }
  }

  /** Absent while nothing was listed: nobody is signed in, or no view was looked at. */
  private remote(): OutsideRemote | undefined {
    const listed = this.parts.listed.all();
    return Object.values(listed).every(({ length }) => length === 0) ? undefined : listed;
  }
}

/** The first row of a TSV or CSV; other formats have no header. */
function headerOf(ref: string, text: string): readonly string[] | undefined {
  const format = tasksFormatOf(ref);
  if (format !== 'tsv' && format !== 'csv') return undefined;
  for (const row of delimitedRows(text, format === 'tsv' ? '\t' : ',')) {
    return row.map(({ value }) => value);
  }
  return undefined;
}

import * as path from 'node:path';
import * as vscode from 'vscode';
import { feeFor } from '../../api/fee';
import { delimitedRows, tasksFormatOf, type Outside } from '../../spec';
import { rootOf } from '../specFiles';
import type { ReferencedFiles } from './referencedFiles';
import type { SpecIndex } from './specIndex';

/** What the language core may ask about the world around a spec, put together for one look at it. */
export class OutsideWorld {
  /** Something around the specs is another one now. */
  readonly onDidChange: vscode.Event<void>;

  constructor(
    private readonly files: ReferencedFiles,
    private readonly index: SpecIndex,
  ) {
    this.onDidChange = (listener, self, disposables) => {
      const listening = vscode.Disposable.from(
        files.onDidChange(listener, self),
        index.onDidChange(listener, self),
      );
      disposables?.push(listening);
      return listening;
    };
  }

  /** `open` collects files that would have to be loaded to know more; see `load`. */
  of(spec: vscode.Uri, open: Set<string>): Outside {
    const file = this.files.lookup(spec, open);
    return {
      file,
      path: path.relative(rootOf(spec), spec.fsPath).split(path.sep).join('/'),
      specs: () => this.index.specsFor(spec),
      columns: (ref) => {
        const found = file(ref);
        return found.state === 'found' ? headerOf(ref, found.text) : undefined;
      },
      feeFor: (assignments, reward) => feeFor(assignments, reward),
    };
  }

  load(spec: vscode.Uri, files: ReadonlySet<string>): Promise<void> {
    return this.files.load(spec, files);
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

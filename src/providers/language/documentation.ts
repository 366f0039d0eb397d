import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';

/** Where each code of a diagnostic is explained: its heading in docs/diagnostics.md. */
export class Documentation {
  private readonly page: vscode.Uri;
  private lines: ReadonlyMap<string, number> = new Map();
  /** Resolves when the headings are known; until then links lead to the page's top. */
  readonly ready: Promise<void>;

  constructor(extension: vscode.Uri) {
    this.page = vscode.Uri.joinPath(extension, 'docs', 'diagnostics.md');
    this.ready = this.read();
  }

  /** VS Code opens a file at a line, not at a heading: hence the line. */
  of(code: string): vscode.Uri {
    const line = this.lines.get(code);
    return line === undefined ? this.page : this.page.with({ fragment: `L${line}` });
  }

  private async read(): Promise<void> {
    const text = await readFile(this.page.fsPath, 'utf8').catch(() => '');
    const headings = text.split('\n').flatMap((line, index): [string, number][] => {
      const code = /^#+ `?([a-z0-9-]+)`?\s*$/.exec(line)?.[1];
      return code === undefined ? [] : [[code, index + 1]];
    });
    this.lines = new Map(headings);
  }
}

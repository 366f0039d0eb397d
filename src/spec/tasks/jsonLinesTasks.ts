import { readTask } from './jsonTasks';
import type { Piecewise } from './piecewise';
import type { TaskReader } from './taskReader';

/** Reads JSON Lines as their text arrives. Blank lines are skipped. */
export class JsonLinesTasks {
  constructor(
    private readonly source: Piecewise,
    private readonly columns: Readonly<Record<string, string>> | undefined,
    private readonly reader: TaskReader,
  ) {}

  /** Reads the lines that are complete; with `all`, the last one as well. */
  read(extent: 'complete' | 'all'): void {
    const { text } = this.source;
    let at = 0;
    while (at < text.length) {
      const newline = text.indexOf('\n', at);
      if (newline < 0 && extent === 'complete') break;
      const end = newline < 0 ? text.length : newline;
      const line = text.slice(at, end);
      if (line.trim() !== '') readTask(line, at, this.columns, this.reader);
      at = newline < 0 ? text.length : newline + 1;
    }
    this.source.drop(at);
  }
}

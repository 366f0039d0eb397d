import * as vscode from 'vscode';

const key = 'crowdsmith.review.lately';
const mostLately = 5;

/** Reasons to choose from: those of the settings, then those that were written lately here. */
export class Reasons {
  constructor(private readonly memory: vscode.Memento) {}

  all(): readonly string[] {
    const set = vscode.workspace
      .getConfiguration('crowdsmith.review')
      .get<readonly unknown[]>('reasons', []);
    const own = set.flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : []));
    return [...new Set([...own, ...this.#lately()])];
  }

  /** Remembers a comment that a rejection was given with. */
  written(comment: string): void {
    if (comment === '' || this.all().includes(comment)) return;
    const lately = [comment, ...this.#lately()].slice(0, mostLately);
    void this.memory.update(key, lately);
  }

  #lately(): readonly string[] {
    return this.memory.get<readonly string[]>(key, []);
  }
}

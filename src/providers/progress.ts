import * as vscode from 'vscode';
import { harmless } from './ask/harmless';
import { cancelled } from './failures';

/** Reports to a progress notification. `percent` is absolute, 0 to 100. */
export type Report = (message: string, percent?: number) => void;

/** Runs work under a cancellable notification; cancelling aborts the signal it was given. */
export async function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: Report) => Promise<T>,
): Promise<T> {
  const options: vscode.ProgressOptions = {
    location: vscode.ProgressLocation.Notification,
    title: harmless(title),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    const life = new AbortController();
    const listening = token.onCancellationRequested(() => life.abort());
    let shown = 0;
    const report: Report = (message, percent) => {
      const increment = Math.max(0, (percent ?? shown) - shown);
      shown += increment;
      progress.report({ message: harmless(message), increment });
    };
    try {
      return await work(life.signal, report);
    } catch (error) {
      // Whatever broke because of the cancelling is the cancelling.
      throw life.signal.aborted ? cancelled() : error;
    } finally {
      listening.dispose();
    }
  });
}

import * as vscode from 'vscode';
import { failureMessage, FailureWithRemedy, isCancelled } from '../providers/failures';
import type { Services } from '../providers/services';

/** Runs commands so that each ends well, quietly (cancelled), or with one message and a way on. */
export class CommandRunner {
  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly services: Services,
  ) {}

  /**
   * Registers a command. `failure` begins the message when it fails: "Could not open the pool".
   * The command's arguments are whatever VS Code or another extension hands over.
   */
  registerCommand(
    id: string,
    failure: string,
    run: (...args: readonly unknown[]) => Promise<void> | void,
  ): void {
    this.context.subscriptions.push(
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        try {
          await run(...args);
        } catch (error) {
          await this.explain(failure, error);
        }
      }),
    );
  }

  /** Not awaited by the command: a message that nobody closes must not keep it running. */
  private async explain(failure: string, error: unknown): Promise<void> {
    if (isCancelled(error)) return;
    const { log } = this.services;
    log.error(failure, error instanceof Error ? (error.stack ?? error.message) : String(error));
    const remedy = error instanceof FailureWithRemedy ? error.remedy : undefined;
    const showLog = 'Show Log';
    const actions = remedy === undefined ? [showLog] : [remedy.title];
    void this.services.ask
      .tell('error', `${failure}: ${failureMessage(error)}`, actions)
      .then((answer) => {
        if (answer === showLog) log.show(true);
        if (remedy !== undefined && answer === remedy.title) {
          void vscode.commands.executeCommand(remedy.command, ...(remedy.args ?? []));
        }
      });
    await Promise.resolve();
  }
}

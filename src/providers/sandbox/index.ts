import * as vscode from 'vscode';
import type { Services } from '../services';

export { SandboxManager, type SandboxState } from './sandboxManager';

/** Keeps the menus' context in step with the sandbox; the status bar shows it beside the profile. */
export function register(
  context: vscode.ExtensionContext,
  { sandbox }: Pick<Services, 'sandbox'>,
): void {
  const follow = (): void => {
    const running = sandbox.state.state === 'running';
    void vscode.commands.executeCommand('setContext', 'crowdsmith.sandboxRunning', running);
  };
  follow();
  context.subscriptions.push(sandbox.onDidChange(follow));
}

import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { ScriptedAsk } from './scriptedAsk';

/** The sandbox as a platform with real money and a cap on it, signed in, while something is done. */
export async function onPaidPlatform(
  ask: ScriptedAsk,
  cap: number,
  work: () => Promise<void>,
  at = process.env.CROWDSMITH_SANDBOX_URL,
): Promise<void> {
  const settings = vscode.workspace.getConfiguration('crowdsmith');
  const { CROWDSMITH_SANDBOX_TOKEN: token = '' } = process.env;
  // A name of its own: the ledger must know nothing of what an earlier try has spent.
  const name = `paid-${randomUUID()}`;
  const paid = { name, label: 'Paid platform', baseUrl: at, sandbox: false };
  await settings.update('profiles', [paid], vscode.ConfigurationTarget.Global);
  await settings.update('spendingCap', cap, vscode.ConfigurationTarget.Workspace);
  try {
    await vscode.commands.executeCommand('crowdsmith.switchProfile', name);
    ask.picks = ['API key'];
    ask.texts = [token];
    await vscode.commands.executeCommand('crowdsmith.signIn');
    await work();
  } finally {
    await vscode.commands.executeCommand('crowdsmith.signOut');
    await vscode.commands.executeCommand('crowdsmith.switchProfile', 'sandbox');
    await settings.update('spendingCap', undefined, vscode.ConfigurationTarget.Workspace);
    await settings.update('profiles', undefined, vscode.ConfigurationTarget.Global);
  }
}

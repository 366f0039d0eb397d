import * as vscode from 'vscode';
import type { Requester } from '../../api';
import type { Services } from '../services';
import { Accounts } from './accounts';
import type { CheckToken } from './signIn';

export { Accounts } from './accounts';
export { AccountStore, type Account } from './accountStore';
export { profileChoice } from './signIn';

/** Shows our accounts in VS Code's own menu and keeps the menus' context in step with them. */
export function register(
  context: vscode.ExtensionContext,
  { accounts }: Pick<Services, 'accounts'>,
): void {
  const follow = async (): Promise<void> => {
    const sessions = await accounts.getSessions();
    await vscode.commands.executeCommand(
      'setContext',
      'crowdsmith.hasAccounts',
      sessions.length > 0,
    );
  };
  context.subscriptions.push(
    vscode.authentication.registerAuthenticationProvider(
      Accounts.providerId,
      'Crowdsmith',
      accounts,
      { supportsMultipleAccounts: true },
    ),
    accounts.onDidChangeSessions(() => void follow()),
  );
  void follow();
}

/** Asks the platform whose token this is; a wrong one is the platform's error. */
export const checkToken: CheckToken = async (profile, token, authorization) => {
  const { createPlatformClient } = await import('../remote');
  const client = createPlatformClient({
    baseUrl: profile.baseUrl,
    token,
    authorization,
    timeoutMs: 20_000,
    retry: { maxAttempts: 2 },
  });
  try {
    const requester = await client.requester.get();
    return { id: requester.id, name: nameOf(requester) };
  } finally {
    client.close();
  }
};

/** The requester's public name: in English where there is one, else in whatever language it has. */
function nameOf(requester: Requester): string {
  const names = requester.public_name ?? {};
  return names.EN ?? Object.values(names)[0] ?? `Requester ${requester.id}`;
}

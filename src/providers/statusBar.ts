import * as vscode from 'vscode';
import { isEmbedded } from './profiles';
import type { Services } from './services';

/** The one status-bar item: which platform, and whether the sandbox behind it runs. */
export function register(
  context: vscode.ExtensionContext,
  { profiles, sandbox, accounts }: Pick<Services, 'profiles' | 'sandbox' | 'accounts'>,
): void {
  const item = vscode.window.createStatusBarItem(
    'crowdsmith.profile',
    vscode.StatusBarAlignment.Left,
    10,
  );
  item.name = 'Crowdsmith';
  item.command = 'crowdsmith.switchProfile';
  const draw = async (): Promise<void> => {
    const profile = profiles.current();
    const face = isEmbedded(profile)
      ? sandboxFace(sandbox.state.state)
      : accountFace((await accounts.of(profile))?.label);
    item.text = `${face.icon} ${profile.label}`;
    item.tooltip = `Crowdsmith: ${profile.label}, ${face.words}. Click to switch the profile.`;
    item.accessibilityInformation = { label: item.tooltip };
    item.backgroundColor =
      face.mood === 'bad' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
  };
  const redraw = (): void => void draw();
  redraw();
  context.subscriptions.push(
    item,
    profiles.onDidChange(redraw),
    sandbox.onDidChange(redraw),
    accounts.onDidChangeSessions(redraw),
  );
}

interface Face {
  readonly icon: string;
  readonly words: string;
  readonly mood: 'good' | 'bad';
}

function sandboxFace(state: 'stopped' | 'starting' | 'running' | 'failed'): Face {
  switch (state) {
    case 'stopped':
      return { icon: '$(beaker-stop)', words: 'not running', mood: 'good' };
    case 'starting':
      return { icon: '$(loading~spin)', words: 'starting', mood: 'good' };
    case 'running':
      return { icon: '$(beaker)', words: 'running on this machine', mood: 'good' };
    case 'failed':
      return { icon: '$(warning)', words: 'could not run', mood: 'bad' };
  }
}

function accountFace(account: string | undefined): Face {
  return account === undefined
    ? { icon: '$(server-environment)', words: 'not signed in', mood: 'good' }
    : { icon: '$(server-environment)', words: `signed in as ${account}`, mood: 'good' };
}

import * as vscode from 'vscode';
import { specOf } from '../specFiles';
import type { Services } from '../services';

/**
 * Everything that helps with writing specs, from squiggles to renaming. The language core is a chunk of its own, loaded
 * when the first spec opens: most windows that show YAML never need it.
 */
export function register(
  context: vscode.ExtensionContext,
  services: Pick<Services, 'log' | 'profiles' | 'links' | 'listed'>,
): void {
  let loading: Promise<void> | undefined;
  const load = async (): Promise<void> => {
    // Not before the extension has said that it is there: a restored editor should show at once.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      const { startLanguage } = await import('../language');
      context.subscriptions.push(startLanguage(context.extensionUri, services));
    } catch (error) {
      services.log.error('The spec language could not be loaded', error);
    }
  };
  const seen = (document: vscode.TextDocument): void => {
    if (specOf(document.uri) !== undefined) loading ??= load();
  };
  vscode.workspace.textDocuments.forEach(seen);
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument(seen));
}

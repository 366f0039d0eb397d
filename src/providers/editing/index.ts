import * as vscode from 'vscode';
import { hasSpecs, mayBeNamed, specOf } from '../specFiles';
import type { Services } from '../services';

/**
 * Everything that helps with writing specs, from squiggles to renaming. The language core is a chunk of its own, loaded
 * when the first spec opens, or the first file that a spec may name: most windows that show YAML never need it.
 */
export function register(
  context: vscode.ExtensionContext,
  services: Pick<Services, 'log' | 'profiles' | 'links' | 'listed' | 'drift' | 'runs'>,
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
  // A tasks file without any spec round it is none of ours; a spec that comes later is seen itself.
  let specsAround: Promise<boolean> | undefined;
  const seen = async ({ uri }: vscode.TextDocument): Promise<void> => {
    if (loading !== undefined) return;
    if (specOf(uri) === undefined) {
      if (!mayBeNamed(uri)) return;
      specsAround ??= hasSpecs();
      if (!(await specsAround)) return;
    }
    loading ??= load();
  };
  const look = (document: vscode.TextDocument): void => {
    seen(document).catch((error: unknown) =>
      services.log.error('Specs could not be looked for', error),
    );
  };
  vscode.workspace.textDocuments.forEach(look);
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument(look));
}

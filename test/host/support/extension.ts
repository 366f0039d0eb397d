import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/extension';

/** The extension under test, activated, with what it offers to tests. */
export async function extensionApi(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('crowdsmith.crowdsmith');
  assert.ok(extension, 'VS Code does not know the extension');
  return extension.activate();
}

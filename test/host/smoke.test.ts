import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in a real VS Code', () => {
  it('is known by its identifier and activates without an error', async () => {
    const extension = vscode.extensions.getExtension('crowdsmith.crowdsmith');
    assert.ok(extension, 'VS Code does not know the extension');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});

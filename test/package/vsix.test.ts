import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { activationBytes } from '../../scripts/lib/size-report.mjs';
import { Workbench } from '../e2e/pages/workbench';
import { repository, startSession, type Session } from '../e2e/session/session';

describe('the packaged extension', () => {
  it('is at most 1 MB', () => {
    const { size } = statSync(path.join(repository, 'crowdsmith.vsix'));
    assert.ok(size <= 1_000_000, `It has ${size} bytes.`);
  });

  it('loads at most 300 KB when it is activated', () => {
    const file = path.join(repository, 'dist', 'node.meta.json');
    const bytes = activationBytes(JSON.parse(readFileSync(file, 'utf8')));
    assert.ok(bytes !== undefined && bytes <= 300 * 1024, `It loads ${bytes ?? 'no'} bytes.`);
  });

  it('holds what it needs and nothing else', async () => {
    const files = await listFiles({ cwd: repository, packageManager: PackageManager.None });
    for (const needed of [
      'package.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'dist/extension.js',
      'dist/cli.js',
      'dist/preview/panel.js',
      'media/icon.png',
    ]) {
      assert.ok(files.includes(needed), `${needed} is missing`);
    }
    const allowed =
      /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/[\w-]+\.js|dist\/preview\/[\w.-]+\.(js|css)|media\/.*|(syntaxes|snippets)\/[\w.-]+\.json|docs\/diagnostics\.md)$/;
    assert.deepEqual(
      files.filter((file) => !allowed.test(file)),
      [],
    );
  });
});

for (const release of ['newest', 'oldest'] as const) {
  describe(`the packaged extension in the ${release} VS Code`, () => {
    let session: Session;
    before('install it as a user would', async function () {
      this.timeout(240_000);
      session = await startSession({ release });
    });
    after(() => session.end());

    it('starts and is listed as running', async () => {
      const { page } = session;
      const { quickInput } = new Workbench(page);
      await quickInput.runCommand('Crowdsmith: Show Log');
      await quickInput.runCommand('Developer: Show Running Extensions');
      const row = page.locator('.runtime-extensions-editor .extension', { hasText: 'Crowdsmith' });
      await row.getByText(/Activation/).waitFor({ timeout: 30_000 });
      assert.doesNotMatch(await row.innerText(), /error|failed/i);
    });
  });
}

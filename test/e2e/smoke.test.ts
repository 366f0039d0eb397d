import assert from 'node:assert/strict';
import { Workbench } from './pages/workbench';
import { describePath } from './session/steps';

describePath('A new window', {}, (path) => {
  it('has the commands of the extension in its palette', async () => {
    const workbench = new Workbench(path.session.page);
    const offered = await workbench.quickInput.commandsFor('Crowdsmith');
    assert.ok(
      offered.some((label) => label.includes('Crowdsmith: ')),
      `The palette offers only: ${offered.join(' | ')}`,
    );
  });

  it('has an icon that opens the views', async () => {
    const workbench = new Workbench(path.session.page);
    await workbench.openContainer('Crowdsmith');
    await path.session.page.locator('.pane-header', { hasText: 'Projects' }).waitFor();
  });

  it('lists the extension as running without a failure', async () => {
    const { page } = path.session;
    await new Workbench(page).quickInput.runCommand('Developer: Show Running Extensions');
    const row = page.locator('.runtime-extensions-editor .extension', { hasText: 'Crowdsmith' });
    await row.waitFor({ timeout: 30_000 });
    assert.match(await row.innerText(), /Activation/);
  });
});

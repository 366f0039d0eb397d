import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Workbench } from './pages/workbench';
import { classificationPool } from './session/classificationPool';
import { describePath } from './session/steps';

/** A pool that nobody finishes while somebody looks: each task wants more answers than the crowd has. */
const longPool = classificationPool('A long way', 900);

const settings = { 'crowdsmith.sandbox.speed': 1, 'editor.minimap.enabled': false };

describePath('A wait that outlives its window', { settings }, (way) => {
  let workbench: Workbench;

  it('opens a pool', async () => {
    workbench = new Workbench(way.session.page);
    await writeFile(path.join(way.session.workspace, 'long.pool.yaml'), longPool);
    await workbench.quickInput.openFile('long.pool.yaml');
    await workbench.editor.line('A long way').waitFor();
    await workbench.quickInput.runCommand('Crowdsmith: Create or Update from Spec');
    await workbench.notification(/Created .*pool.*8 tasks/i).waitFor({ timeout: 30_000 });
    await workbench.quickInput.runCommand('Crowdsmith: Open Pool or Training');
    await workbench.quickInput.tick('long.pool.yaml');
    await workbench.notification(/is open/).waitFor({ timeout: 30_000 });
  });

  it('waits for it in the status bar', async () => {
    await workbench.button('Wait Until It Closes').click();
    await workbench.statusBar(/^\s*\d+ %/).waitFor({ timeout: 30_000 });
  });

  it('goes on after a reload of the window, without being asked', async () => {
    // In a browser VS Code writes its state down every five seconds, and not while a page goes.
    await workbench.page.waitForTimeout(12_000);
    await workbench.page.reload();
    await workbench.statusBar(/^\s*\d+ %/).waitFor({ timeout: 60_000 });
  });

  it('shows all waits and what can be done', async () => {
    await workbench.statusBar(/^\s*\d+ %/).click();
    await workbench.quickInput.choose('long.pool.yaml');
    await workbench.quickInput.rows.filter({ hasText: 'Stop waiting' }).waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  it('tells why the pool closed and offers its results', async () => {
    await workbench.quickInput.runCommand('Crowdsmith: Close Pool or Training');
    await workbench.quickInput.tick('long.pool.yaml');
    await workbench.notification(/has closed: closed by hand/).waitFor({ timeout: 60_000 });
    await workbench.button('Download Results').waitFor();
    await workbench.statusBar(/^\s*\d+ %/).waitFor({ state: 'detached', timeout: 15_000 });
  });

  it('goes back a step of several', async () => {
    await workbench.quickInput.runCommand('Crowdsmith: Restrict Performers');
    await workbench.quickInput.answer('nobody');
    await workbench.quickInput.choose('One project');
    await workbench.quickInput.rows.filter({ hasText: 'project' }).first().waitFor();
    await workbench.quickInput.box.getByRole('button', { name: 'Back' }).click();
    await workbench.quickInput.rows.filter({ hasText: 'All projects' }).waitFor();
    await workbench.quickInput.box.getByText('2/').first().waitFor();
    await workbench.page.keyboard.press('Escape');
  });
});

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPlatformClient, type PlatformClient } from '../../src/api';
import { startSandbox, type Sandbox } from '../../src/sandbox';
import { plainPool, plainProject } from '../support/remoteObjects';
import { wireTo, type Wire } from '../support/wire';
import { Workbench } from './pages/workbench';
import { describePath } from './session/steps';

describe('the sidebar on a platform with something on it', () => {
  let sandbox: Sandbox;
  let client: PlatformClient;
  let wire: Wire;

  before('a platform', async () => {
    sandbox = await startSandbox({ seed: 5, speed: 30, token: 'sidebar' });
    wire = await wireTo(sandbox.url);
    client = createPlatformClient({ baseUrl: sandbox.url, token: 'sidebar' });
    await furnish(client);
    process.env.CROWDSMITH_SANDBOX_URL = wire.url;
    process.env.CROWDSMITH_SANDBOX_TOKEN = 'sidebar';
  });

  after(async () => {
    delete process.env.CROWDSMITH_SANDBOX_URL;
    delete process.env.CROWDSMITH_SANDBOX_TOKEN;
    client.close();
    await wire.cut();
    await sandbox.close();
  });

  const settings = { 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false };

  describePath('Sidebar', { settings }, (way) => {
    let workbench: Workbench;

    it('tells who the requester is, what is left and what is open', async () => {
      workbench = new Workbench(way.session.page);
      await workbench.openContainer('Crowdsmith');
      const platform = workbench.view('Platform');
      await platform.item(/Current profile Local sandbox/).waitFor({ timeout: 30_000 });
      await platform.item(/Requester with a balance of \$\d/).waitFor();
      await platform.item(/Open pools, 1 · ≈ \$\d+\.\d\d to come/).waitFor();
      await platform.item(/Pool Street signs, /).waitFor();
      await platform.item(/Profile Toloka, not signed in/).waitFor();
    });

    it('goes down to tasks by keyboard alone', async () => {
      const { page } = workbench;
      const projects = workbench.view('Projects');
      await projects.expand('Reading signs');
      await projects.item(/Pool Street signs/).waitFor();
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      await projects.item('Golden tasks').waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      await projects.item(/text: Sign 1\b/).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await workbench.editor.line('"input_values"').waitFor();
    });

    it('copies the id of what is selected, and offers actions, without a mouse', async () => {
      const { page } = workbench;
      const projects = workbench.view('Projects');
      await projects.item(/Pool Street signs/).click();
      await page.keyboard.press('Control+C');
      await workbench.statusBar(/Copied \d+/).waitFor();
      await page.keyboard.press('Shift+F10');
      const menu = page.locator('.monaco-menu');
      await menu.getByText('Close Pool or Training').waitFor();
      await menu.getByText('Upload Tasks').waitFor();
      await page.keyboard.press('Escape');
    });

    it('counts assignments by their state', async () => {
      const projects = workbench.view('Projects');
      await projects.expand(/Pool Street signs/);
      await projects.fold(/^Tasks\b/);
      await projects.expand(/^Assignments/);
      await projects.item(/^Accepted, \d+/).waitFor({ timeout: 30_000 });
      await projects.expand(/^Accepted/);
      await projects.item(/Assignment Accepted of performer \w+: verdict: (yes|no)/).waitFor();
      await workbench.page.keyboard.press('Home');
      await workbench.page.keyboard.press('ArrowLeft');
    });

    it('uploads a tasks file that is dropped onto a pool', async () => {
      const { page } = workbench;
      const projects = workbench.view('Projects');
      await writeFile(path.join(way.session.workspace, 'signs.tsv'), 'INPUT:text\nA new sign\n');
      const pool = projects.item(/Pool Doors/);
      await projects.expand('Reading doors');
      await pool.waitFor();
      await workbench.quickInput.openFile('signs.tsv');
      await page.locator('.tabs-container .tab', { hasText: 'signs.tsv' }).dragTo(pool);
      await workbench.quickInput.choose('Main tasks');
      await workbench.notification(/Uploaded 1 tasks? to Doors/).waitFor({ timeout: 30_000 });
    });

    it('filters, says so, and shows all again', async () => {
      const projects = workbench.view('Projects');
      await workbench.quickInput.runCommand('Crowdsmith: Filter Projects');
      await workbench.quickInput.choose('With a text');
      await workbench.quickInput.answer('doors');
      await projects.said('Only projects, active and archived with “doors”.').waitFor();
      await projects.item('Reading signs').waitFor({ state: 'detached' });
      await projects.item('Reading doors').waitFor();
      await workbench.quickInput.runCommand('Crowdsmith: Clear Filter');
      await projects.item('Reading signs').waitFor();
    });

    it('finds a project on a page that was not loaded, and selects it', async () => {
      const projects = workbench.view('Projects');
      await workbench.quickInput.runCommand('Crowdsmith: Search Projects');
      await workbench.quickInput.input.fill('Old 2');
      await workbench.quickInput.choose('Old 2');
      const found = projects.item('Old 2');
      await found.waitFor();
      await workbench.page.locator('[role=treeitem].selected', { hasText: 'Old 2' }).waitFor();
    });

    it('keeps what it knows when the platform is gone, says since when, and recovers', async () => {
      const projects = workbench.view('Projects');
      await projects.item('Reading signs').waitFor();
      await wire.cut();
      const silence = /The platform does not answer\. What is shown is as of \d\d:\d\d/;
      await projects.said(silence).waitFor({ timeout: 90_000 });
      await projects.item('Reading signs').waitFor();
      await wire.mend();
      await projects.item(/Out of date/).click();
      await projects.item(/Out of date/).waitFor({ state: 'detached', timeout: 60_000 });
    });

    it('looks as well in a dark theme', async () => {
      await workbench.quickInput.runCommand('Preferences: Toggle between Light/Dark Themes');
      await workbench.page.locator('.monaco-workbench.vs-dark').waitFor();
      await workbench.view('Projects').expand('Reading signs');
      await workbench
        .view('Projects')
        .item(/Pool Street signs/)
        .waitFor();
    });
  });
});

async function furnish(client: PlatformClient): Promise<void> {
  for (let i = 1; i <= 55; i += 1) await client.projects.create(plainProject(`Old ${i}`));
  const old = await client.projects.create(plainProject('Forgotten'));
  await client.operations.wait(await client.projects.archive(old.id));
  const doors = await client.projects.create(plainProject('Reading doors'));
  await client.pools.create(plainPool(doors.id, 'Doors'));
  const signs = await client.projects.create(plainProject('Reading signs'));
  const { id: pool_id } = await client.pools.create(plainPool(signs.id, 'Street signs'));
  const tasks = Array.from({ length: 400 }, (_, i) => ({
    pool_id,
    input_values: { text: `Sign ${i + 1}` },
  }));
  await client.operations.wait(await client.tasks.create(tasks, { allowDefaults: true }));
  await client.operations.wait(await client.pools.open(pool_id));
  await client.skills.create({ name: 'Careful reader' });
}

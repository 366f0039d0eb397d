import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { webviewContent } from './pages/webview';
import { Workbench } from './pages/workbench';
import { classificationPool } from './session/classificationPool';
import { describePath } from './session/steps';

/** Two performers a task finish it in no time. */
const quickPool = classificationPool('A quick look', 2);

/** Performers' time flies, but slowly enough to be seen at work; no minimap, for the pictures' sake. */
const settings = { 'crowdsmith.sandbox.speed': 60, 'editor.minimap.enabled': false };

describePath('From a spec to results', { settings }, (way) => {
  let workbench: Workbench;

  it('opens a spec', async () => {
    workbench = new Workbench(way.session.page);
    await writeFile(path.join(way.session.workspace, 'quick.pool.yaml'), quickPool);
    await workbench.quickInput.openFile('classification.project.yaml');
    await workbench.editor.line('public_name').waitFor();
    assert.equal(await workbench.editor.errors.count(), 0);
  });

  it('underlines a mistake while it is typed', async () => {
    await workbench.editor.goToEndOf('assignments_issuing_type');
    await workbench.page.keyboard.press('Control+Backspace');
    await workbench.editor.type('AUTO');
    await workbench.editor.errors.first().waitFor();
  });

  it('completes the value from the list of what is allowed', async () => {
    await workbench.editor.acceptSuggestion('AUTOMATED');
    await workbench.editor.line('assignments_issuing_type: AUTOMATED').waitFor();
    await workbench.editor.errors.first().waitFor({ state: 'detached' });
    await workbench.editor.save();
    const spec = path.join(way.session.workspace, 'classification.project.yaml');
    await workbench.editor.saved('classification.project.yaml');
    assert.match(await readFile(spec, 'utf8'), /^assignments_issuing_type: AUTOMATED$/m);
  });

  it('shows the task beside the spec', async () => {
    await workbench.quickInput.runCommand('Crowdsmith: Open Preview to the Side');
    const preview = webviewContent(workbench.page);
    await preview.getByRole('button', { name: 'Submit' }).waitFor();
  });

  it('takes an answer and shows the output', async () => {
    const preview = webviewContent(workbench.page);
    const task = preview.frameLocator('iframe[title="Task"], [aria-label="Task"] iframe');
    await task.getByText('Yes, it is complete').first().click();
    await preview.getByRole('button', { name: 'Submit' }).click();
    const output = preview.getByRole('region', { name: 'Output' });
    await output.getByText('is_correct').first().waitFor();
  });

  it('creates a pool with its project and tasks from the palette', async () => {
    await workbench.quickInput.openFile('quick.pool.yaml');
    await workbench.editor.line('A quick look').waitFor();
    await workbench.quickInput.runCommand('Crowdsmith: Create or Update from Spec');
    await workbench.notification(/Created .*pool.*8 tasks/i).waitFor({ timeout: 30_000 });
  });

  it('finds the pool in the tree', async () => {
    await workbench.openContainer('Crowdsmith');
    const projects = workbench.view('Projects');
    await projects.expand(/Is this paragraph complete/);
    await projects.item(/A quick look, closed/).waitFor();
  });

  it('opens the pool from the palette and sees performers work', async () => {
    await workbench.quickInput.runCommand('Crowdsmith: Open Pool or Training');
    await workbench.quickInput.tick('quick.pool.yaml');
    await workbench
      .view('Projects')
      .item(/A quick look, (open|\d+ %)/)
      .waitFor({ timeout: 30_000 });
  });

  it('sees the pool close when all is done', async () => {
    await workbench
      .view('Projects')
      .item(/A quick look, done/)
      .waitFor({ timeout: 90_000 });
  });

  it('downloads the results', async () => {
    await workbench.quickInput.runCommand('Crowdsmith: Download Results');
    await workbench.quickInput.choose('quick.pool.yaml');
    await workbench.quickInput.choose('TSV');
    await workbench.quickInput.choose('Submitted and accepted');
    await workbench.quickInput.confirmFile();
    await workbench.notification(/answers of quick/).waitFor({ timeout: 30_000 });
    const table = await readFile(path.join(way.session.workspace, 'results', 'quick.tsv'), 'utf8');
    const [header = '', ...rows] = table.trimEnd().split('\n');
    assert.match(header, /INPUT:text\t.*OUTPUT:is_correct/);
    assert.equal(rows.length, 16, 'eight tasks, answered by two performers each');
  });
});

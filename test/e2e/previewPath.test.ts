import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { webviewContent } from './pages/webview';
import { Workbench } from './pages/workbench';
import { describePath } from './session/steps';

/** Two pages of work that is paid at once, and nobody else to take it. */
const handPool = `project_id: { $id: ./classification.project.yaml }
private_name: By hand
may_contain_adult_content: false
will_expire: '2099-12-31T00:00:00'
reward_per_assignment: 0.05
assignment_max_duration_seconds: 600
auto_accept_solutions: true
defaults:
  default_overlap_for_new_task_suites: 1
  default_overlap_for_new_tasks: 1
mixer_config:
  real_tasks_count: 2
  golden_tasks_count: 0
  training_tasks_count: 0
$tasks:
  - { $file: ./data/texts.tsv, kind: main, sample: 4, seed: 3 }
`;

/** Simulated performers take their time, so that a person finds something to do. */
const settings = { 'crowdsmith.sandbox.speed': 1, 'editor.minimap.enabled': false };

describePath('The preview, and doing tasks in it', { settings }, (way) => {
  let workbench: Workbench;
  const preview = (): FrameLocator => webviewContent(workbench.page);
  const task = (): FrameLocator => preview().frameLocator('.task-frame:not(.coming)');
  const output = (): Promise<string> =>
    preview().getByRole('region', { name: 'Output' }).innerText();

  it('shows the project with a row of its pool', async () => {
    workbench = new Workbench(way.session.page);
    await writeFile(path.join(way.session.workspace, 'hand.pool.yaml'), handPool);
    await workbench.quickInput.openFile('classification.project.yaml');
    await workbench.editor.line('public_name').waitFor();
    await workbench.quickInput.runCommand('Crowdsmith: Open Preview to the Side');
    await preview().getByLabel('Row number').waitFor();
    await task().getByText('Yes, it is complete').waitFor();
  });

  it('goes to another row and takes an answer', async () => {
    await preview().getByRole('button', { name: 'Next row' }).click();
    await preview().getByLabel('Width', { exact: true }).selectOption('phone');
    await task().getByText('No, something is wrong').click();
    await preview().getByText('is_correct').first().waitFor();
    assert.match(await output(), /is_correct/);
  });

  it('shows the lines of an element that is picked', async () => {
    await preview().getByRole('button', { name: 'Pick an element' }).click();
    await task().getByText('Can this paragraph be read').first().click();
    const line = workbench.page.locator('.view-line', { hasText: 'field.' }).first();
    await line.waitFor();
    // Far below the first lines, where the cursor was.
    const ruler = workbench.page.locator('.active-line-number', { hasText: /^[1-9]\d+$/ });
    await ruler.first().waitFor();
  });

  it('outlines the element under the cursor', async () => {
    await task().locator('[data-crowdsmith-outline="chosen"] > div').first().waitFor();
    const button = preview().getByRole('button', { name: 'Pick an element' });
    assert.equal(await button.getAttribute('aria-pressed'), 'false', 'one element was picked');
  });

  it('comes back after a reload of the window, with row, frame and answer', async () => {
    // In a browser VS Code writes its state down every five seconds, and not while a page goes.
    await workbench.page.waitForTimeout(12_000);
    await workbench.page.reload();
    await preview().getByLabel('Row number').waitFor({ timeout: 60_000 });
    await preview().getByText('is_correct').first().waitFor({ timeout: 30_000 });
    assert.equal(await preview().getByLabel('Row number').inputValue(), '2');
    assert.equal(await preview().getByLabel('Width', { exact: true }).inputValue(), 'phone');
  });

  it('opens a pool on the sandbox', async () => {
    await workbench.quickInput.openFile('hand.pool.yaml');
    await workbench.quickInput.runCommand('Crowdsmith: Create or Update from Spec');
    await workbench.notification(/Created .*pool.*4 tasks/i).waitFor({ timeout: 30_000 });
    await workbench.quickInput.runCommand('Crowdsmith: Open Pool or Training');
    await workbench.quickInput.tick('hand.pool.yaml');
    await workbench.notification(/is open/).waitFor({ timeout: 30_000 });
  });

  it('takes a page as a performer', async () => {
    await workbench.quickInput.runCommand('Crowdsmith: Do Tasks as a Performer');
    await workbench.quickInput.choose('hand.pool.yaml');
    const bar = preview().getByRole('region', { name: 'Performer' });
    await bar.getByText('By hand').waitFor({ timeout: 30_000 });
    await bar.getByText('$0.050 a page').waitFor({ timeout: 30_000 });
  });

  it('submits it and earns the reward', async () => {
    await task().getByText('Yes, it is complete').first().waitFor();
    for (const answer of await task().getByText('Yes, it is complete').all()) await answer.click();
    await preview().getByRole('button', { name: 'Submit' }).click();
    const bar = preview().getByRole('region', { name: 'Performer' });
    await bar.getByText('Submitted 1 · Earned $0.050').waitFor({ timeout: 30_000 });
  });

  it('skips what it does not want', async () => {
    const bar = preview().getByRole('region', { name: 'Performer' });
    await bar.getByRole('button', { name: 'Skip' }).click();
    await bar.getByText(/no tasks left|All tasks there were/).waitFor({ timeout: 30_000 });
  });
});

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { webviewContent } from './pages/webview';
import { Workbench } from './pages/workbench';
import { describePath } from './session/steps';

/** Answers of simulated performers, which wait for somebody's verdict. */
const judgedPool = `project_id: { $id: ./classification.project.yaml }
private_name: To be judged
may_contain_adult_content: false
will_expire: '2099-12-31T00:00:00'
reward_per_assignment: 0.05
assignment_max_duration_seconds: 600
auto_accept_solutions: false
auto_accept_period_day: 7
defaults:
  default_overlap_for_new_task_suites: 1
  default_overlap_for_new_tasks: 1
mixer_config:
  real_tasks_count: 2
  golden_tasks_count: 0
  training_tasks_count: 0
$tasks:
  - { $file: ./data/texts.tsv, kind: main, sample: 8, seed: 3 }
`;

const settings = {
  'crowdsmith.sandbox.speed': 0,
  'crowdsmith.review.undoSeconds': 60,
  'editor.minimap.enabled': false,
};

describePath('Judging answers in the review panel', { settings }, (way) => {
  let workbench: Workbench;
  const panel = (): FrameLocator => webviewContent(workbench.page);
  const task = (): FrameLocator => panel().frameLocator('.task-frame:not(.coming)');
  const ready = (): Promise<void> =>
    panel().getByRole('button', { name: 'Accept', exact: true, disabled: false }).waitFor();
  const current = (): Promise<string | null> =>
    panel().locator('.queue [aria-current]').getAttribute('title');

  it('has a pool whose answers wait for a verdict', async () => {
    workbench = new Workbench(way.session.page);
    await writeFile(path.join(way.session.workspace, 'judged.pool.yaml'), judgedPool);
    await workbench.quickInput.openFile('judged.pool.yaml');
    await workbench.editor.line('private_name').waitFor();
    await workbench.quickInput.runCommand('Crowdsmith: Create or Update from Spec');
    await workbench.notification(/Created .*pool.*8 tasks/i).waitFor({ timeout: 30_000 });
    await workbench.quickInput.runCommand('Crowdsmith: Open Pool or Training');
    await workbench.quickInput.choose('judged.pool.yaml');
    await workbench.page.keyboard.press('Enter');
    await workbench.notification(/is open/).waitFor({ timeout: 30_000 });
  });

  it('shows the first answer as its performer gave it', async () => {
    await workbench.quickInput.runCommand('Crowdsmith: Review Assignments');
    await workbench.quickInput.choose('judged.pool.yaml');
    await workbench.page.keyboard.press('Enter');
    await ready();
    await task().getByText('Yes, it is complete').first().waitFor();
    await panel()
      .getByText(/auto-accept in [67] d/)
      .waitFor();
    await panel().getByRole('region', { name: 'Performer' }).getByText('Mean time').waitFor();
  });

  it('accepts by a key and takes it back', async () => {
    const first = await current();
    await panel()
      .getByRole('heading', { name: /^Performer/ })
      .click();
    await workbench.page.keyboard.press('a');
    await panel()
      .getByRole('button', { name: /^Undo accepted/ })
      .waitFor();
    assert.notEqual(await current(), first);
    await workbench.page.keyboard.press('z');
    await panel().getByRole('button', { name: /^Undo/ }).waitFor({ state: 'detached' });
    assert.equal(await current(), first);
  });

  it('rejects with a reason, goes on, and sends with the next verdict', async () => {
    await ready();
    await workbench.page.keyboard.press('1');
    await workbench.page.keyboard.press('r');
    await panel()
      .getByRole('button', { name: /^Undo rejected/ })
      .waitFor();
    await ready();
    await workbench.page.keyboard.press('a');
    await panel()
      .getByText(/0 accepted .*, 1 rejected/)
      .waitFor();
  });

  it('accepts the rest at once, after naming number and sum', async () => {
    await panel().getByRole('button', { name: 'Accept all…' }).click();
    const dialog = workbench.page.getByRole('dialog');
    await dialog.getByText(/Accepting pays \$0\.\d+/).waitFor();
    await dialog.getByRole('button', { name: /^Accept \d assignments?$/ }).click();
    await workbench.notification(/\d accepted, 0 rejected/).waitFor({ timeout: 30_000 });
  });
});

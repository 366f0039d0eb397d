/** The pictures of docs/remote.md: plan, difference, review, sidebar. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { webviewContent } from '../pages/webview';
import type { Workbench } from '../pages/workbench';
import type { Session } from '../session/session';

const readings = (reward: string): string => `# A small pool, to hear how it goes.
project_id: { $id: ./recording.project.yaml }
private_name: First readings
may_contain_adult_content: false
will_expire: '2099-12-31T00:00:00'
reward_per_assignment: ${reward}
assignment_max_duration_seconds: 600
auto_accept_solutions: false
auto_accept_period_day: 21
defaults:
  default_overlap_for_new_task_suites: 1
  default_overlap_for_new_tasks: 1
mixer_config: { real_tasks_count: 1, golden_tasks_count: 0, training_tasks_count: 0 }
$tasks:
  - { $file: ./data/texts.tsv, kind: main, sample: 24, seed: 7 }
`;

const name = 'readings.pool.yaml';

type Take = (picture: string) => Promise<void>;

export async function takeRemotePictures(
  workbench: Workbench,
  { workspace }: Session,
  take: Take,
): Promise<void> {
  const write = (reward: string): Promise<void> =>
    writeFile(path.join(workspace, name), readings(reward));
  await write('0.03');
  await deploy(workbench);
  await write('0.05');
  await workbench.editor.line('0.05').waitFor();
  await planOfChange(workbench);
  await take('plan');
  await difference(workbench);
  await take('diff');
  await review(workbench);
  await take('review');
  await sidebar(workbench);
  await take('sidebar');
}

async function deploy({ page, quickInput, editor }: Workbench): Promise<void> {
  await quickInput.openFile(name);
  await editor.line('private_name').waitFor();
  await quickInput.runCommand('Crowdsmith: Deploy');
  const plan = webviewContent(page);
  await plan.getByRole('button', { name: 'Apply 2 Changes' }).click({ timeout: 60_000 });
  await plan.getByText(/uploaded 24 tasks/).waitFor({ timeout: 60_000 });
  await quickInput.openFile(name);
}

/** The pool changes, and another spec is not on the platform yet. */
async function planOfChange({ page, quickInput }: Workbench): Promise<void> {
  await quickInput.runCommand('Crowdsmith: Deploy');
  const plan = webviewContent(page);
  await plan.getByRole('rowheader', { name: 'reward_per_assignment' }).waitFor({ timeout: 60_000 });
  await quickInput.runCommand('Notifications: Clear All Notifications');
  // The palette fades away.
  await page.waitForTimeout(1000);
}

async function difference({ page }: Workbench): Promise<void> {
  await webviewContent(page).getByRole('button', { name: 'Diff of First readings' }).click();
  const diff = page.locator('.monaco-diff-editor');
  await diff.locator('.view-line', { hasText: '0.05' }).first().waitFor();
  await page.waitForTimeout(1000);
}

async function review(workbench: Workbench): Promise<void> {
  const { page, quickInput } = workbench;
  await quickInput.runCommand('View: Close All Editors');
  await quickInput.openFile(name);
  await page.keyboard.press('Control+B');
  await quickInput.runCommand('Crowdsmith: Open Pool or Training');
  await quickInput.tick(name);
  await workbench.notification(/is open/).waitFor({ timeout: 30_000 });
  await page.waitForTimeout(20_000);
  await quickInput.runCommand('Notifications: Clear All Notifications');
  await quickInput.runCommand('Crowdsmith: Review Assignments');
  await quickInput.choose(name);
  await page.keyboard.press('Enter');
  const panel = webviewContent(page);
  const accept = panel.getByRole('button', { name: 'Accept', exact: true, disabled: false });
  await accept.waitFor({ timeout: 60_000 });
  for (let i = 0; i < 3; i += 1) {
    await panel.getByRole('heading', { name: /^Performer/ }).click();
    await page.keyboard.press('a');
    await accept.waitFor();
    await page.waitForTimeout(500);
  }
  await page.waitForTimeout(1500);
}

async function sidebar(workbench: Workbench): Promise<void> {
  const { page, quickInput } = workbench;
  await quickInput.runCommand('View: Close All Editors');
  await page.keyboard.press('Control+B');
  await workbench.openContainer('Crowdsmith');
  const projects = workbench.view('Projects');
  await projects.expand(/Read a paragraph aloud/);
  await projects.expand(/Pool First readings/);
  await projects.expand(/Assignments/);
  await projects
    .item(/^To review/)
    .first()
    .waitFor({ timeout: 30_000 });
  await projects.item(/Pool First readings/).hover();
  await page.waitForTimeout(2500);
}

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { webviewContent } from './pages/webview';
import { Workbench } from './pages/workbench';
import { describePath } from './session/steps';

const pool = `# The first look
project_id: { $id: ./classification.project.yaml }
private_name: A first look
may_contain_adult_content: false
will_expire: '2099-12-31T00:00:00'
reward_per_assignment: 0.01 # a start
assignment_max_duration_seconds: 600
defaults:
  default_overlap_for_new_task_suites: 2
  default_overlap_for_new_tasks: 2
mixer_config: { real_tasks_count: 4, golden_tasks_count: 0, training_tasks_count: 0 }
$tasks:
  - { $file: ./data/texts.tsv, kind: main, sample: 8, seed: 3 }
`;

const skill = { id: '5', name: 'Pasted', hidden: false, created: '2024-01-01T00:00:00.000' };

const settings = { 'editor.minimap.enabled': false, 'workbench.startupEditor': 'none' };

describePath('From a plan to a pull', { settings }, (way) => {
  let workbench: Workbench;
  const file = (name: string): string => path.join(way.session.workspace, name);

  it('shows the plan of a deploy before anything is done', async () => {
    workbench = new Workbench(way.session.page);
    await writeFile(file('first.pool.yaml'), pool);
    await workbench.quickInput.openFile('first.pool.yaml');
    await workbench.editor.line('A first look').waitFor();
    await workbench.quickInput.runCommand('Crowdsmith: Deploy');
    const plan = webviewContent(workbench.page);
    await plan.getByText('2 to create · 8 tasks to upload').waitFor({ timeout: 60_000 });
    await plan.getByRole('region', { name: 'Money' }).getByText('Balance').waitFor();
  });

  it('applies it once somebody agrees', async () => {
    const plan = webviewContent(workbench.page);
    await plan.getByRole('button', { name: 'Apply 2 Changes' }).click();
    await plan.getByText(/uploaded 8 tasks on Local sandbox/).waitFor({ timeout: 60_000 });
    await plan
      .getByText(/^created \d+/)
      .first()
      .waitFor();
  });

  it('says what a change of the spec would change on the platform', async () => {
    await workbench.quickInput.openFile('first.pool.yaml');
    await workbench.editor.line('reward_per_assignment').waitFor();
    await writeFile(file('first.pool.yaml'), pool.replace('0.01 # a start', '0.03 # a start'));
    await workbench.editor.line('0.03').waitFor();
    await workbench.quickInput.runCommand('Crowdsmith: Deploy');
    const plan = webviewContent(workbench.page);
    await plan.getByText('1 to update · 1 unchanged').waitFor({ timeout: 60_000 });
    await plan.getByRole('rowheader', { name: 'reward_per_assignment' }).waitFor();
  });

  it('shows the difference in the diff editor', async () => {
    await webviewContent(workbench.page)
      .getByRole('button', { name: 'Diff of A first look' })
      .click();
    const diff = workbench.page.locator('.monaco-diff-editor');
    await diff.locator('.view-line', { hasText: '0.01' }).first().waitFor();
    await diff.locator('.view-line', { hasText: '0.03' }).first().waitFor();
    await workbench.quickInput.runCommand('View: Close Editor');
    await diff.waitFor({ state: 'detached' });
  });

  it('applies the change from the keyboard', async () => {
    const plan = webviewContent(workbench.page);
    await plan.getByRole('button', { name: 'Apply 1 Change' }).focus();
    await workbench.page.keyboard.press('Control+Enter');
    await plan
      .getByText(/updated pool \d+/i)
      .first()
      .waitFor({ timeout: 60_000 });
  });

  it('pulls into the spec what was changed on the platform', async () => {
    await workbench.quickInput.runCommand('Crowdsmith: Set Priority of a Pool');
    await workbench.quickInput.choose('first.pool.yaml');
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput.box.getByText('A whole number').waitFor();
    await workbench.quickInput.answer('40');
    await workbench.notification(/priority/i).waitFor({ timeout: 30_000 });
    await workbench.quickInput.openFile('first.pool.yaml');
    await workbench.editor.line('A first look').waitFor();
    await workbench.quickInput.runCommand('Crowdsmith: Pull from the Platform');
    await workbench.editor.line('priority: 40').waitFor({ timeout: 30_000 });
    await workbench.editor.saved('first.pool.yaml');
    assert.equal(
      await readFile(file('first.pool.yaml'), 'utf8'),
      `${pool.replace('0.01 # a start', '0.03 # a start')}priority: 40\n`,
    );
  });

  it('makes a spec of JSON of the API that is pasted', async () => {
    await writeFile(file('answer.json'), JSON.stringify(skill));
    await writeFile(file('pasted.skill.yaml'), '');
    await workbench.quickInput.openFile('answer.json');
    await workbench.editor.line('Pasted').click();
    await workbench.page.keyboard.press('Control+A');
    await workbench.page.keyboard.press('Control+C');
    await workbench.quickInput.openFile('pasted.skill.yaml');
    await workbench.editor.root.click();
    await workbench.page.keyboard.press('Control+V');
    await workbench.editor.line('hidden: false').waitFor({ timeout: 30_000 });
    await workbench.editor.line('name: Pasted').waitFor();
  });
});

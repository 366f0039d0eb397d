import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import type { SimulationTold } from '../../src/providers/simulation';
import type { SimulationReport } from '../../src/simulate';
import { closeEditors, editorWith, fileWith, workspaceFolder } from './support/documents';
import { extensionApi } from './support/extension';
import { until } from './support/until';

const project = `public_name: Simulated
public_description: Judge.
public_instructions: Judge.
assignments_issuing_type: AUTOMATED
task_spec:
  input_spec:
    text: { type: string, required: true }
  output_spec:
    ok: { type: string, required: true, allowed_values: ['yes', 'no'] }
  view_spec: { type: classic, markup: '<p>{{text}}</p>', script: '', styles: '' }
`;

const pool = (reward: number): string => `project_id: { $id: ./judged.project.yaml }
private_name: Judged
may_contain_adult_content: false
will_expire: '2099-01-01T00:00:00'
reward_per_assignment: ${reward}
assignment_max_duration_seconds: 600
auto_accept_solutions: true
defaults: { default_overlap_for_new_tasks: 2, default_overlap_for_new_task_suites: 2 }
mixer_config: { real_tasks_count: 5, golden_tasks_count: 0, training_tasks_count: 0 }
$tasks:
  - { $file: ./judged.tsv, kind: main }
`;

describe('simulating from the editor', () => {
  let api: ExtensionApi;
  const told: SimulationTold[] = [];

  before(async () => {
    api = await extensionApi();
    api.simulations?.onDidTell((news) => told.push(news));
    await fileWith('host/simulated/judged.project.yaml', project);
    const rows = Array.from({ length: 20 }, (_, index) => `text ${index}`);
    await fileWith('host/simulated/judged.tsv', `INPUT:text\n${rows.join('\n')}\n`);
  });

  after(() => closeEditors());

  const complete = (spec: vscode.Uri): readonly SimulationReport[] =>
    told.flatMap(({ spec: about, message }) =>
      about.toString() === spec.toString() &&
      message.type === 'report' &&
      message.report.state === 'complete'
        ? [message.report]
        : [],
    );
  const lastRun = (spec: vscode.Uri): string | undefined =>
    told
      .flatMap(({ spec: about, message }) =>
        about.toString() === spec.toString() && message.type === 'run' ? [message.run.state] : [],
      )
      .at(-1);

  it('runs the pool at hand in a child process, shows the report beside it and touches nothing', async () => {
    const editor = await editorWith('host/simulated/judged.pool.yaml', pool(0.05));
    const folder = vscode.Uri.joinPath(workspaceFolder(), 'host/simulated').fsPath;
    const before = await readdir(folder);
    const lock = vscode.Uri.joinPath(workspaceFolder(), 'crowdsmith.lock.json');
    const locked = await text(lock);
    await vscode.commands.executeCommand('crowdsmith.simulate');
    const { uri } = editor.document;
    const [report] = await until(
      'a complete report',
      () => {
        const found = complete(uri);
        return found.length > 0 ? found : undefined;
      },
      60,
    );
    assert.equal(report?.pools[0]?.answered.mean, 40);
    assert.equal(report.seeds.length, 5);
    assert.ok(report.total.cost.mean >= 0.8);
    await until('the end of the run', () => (lastRun(uri) === 'idle' ? true : undefined));
    assert.deepEqual(await readdir(folder), before);
    assert.equal(await text(lock), locked);
    const tabs = vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(({ label }) => label === 'Simulation judged.pool.yaml');
    assert.equal(tabs.length, 1);
  });

  it('runs again with what was saved, and tells the figures of the run before', async () => {
    const spec = await fileWith('host/simulated/judged.pool.yaml', pool(0.1));
    const cost = (): number | undefined => complete(spec).at(-1)?.total.cost.mean;
    const then = cost();
    assert.ok(then !== undefined);
    await vscode.commands.executeCommand('crowdsmith.simulate', spec);
    // A page that gets ready late is told the earlier report once more.
    const now = await until('other figures', () => (cost() === then ? undefined : cost()), 60);
    // The same pages at 10 cents instead of 5, with 5 cents fee each.
    assert.ok(Math.abs(now / then - 1.5) < 1e-9);
    const last = told.findLast(({ message }) => message.type === 'report')?.message;
    assert.ok(last?.type === 'report');
    assert.equal(last.before?.cost, then);
  });

  it('says what is wrong with the crowd that the settings name', async () => {
    const spec = await fileWith('host/simulated/other.pool.yaml', pool(0.1));
    await fileWith('host/simulated/people.yaml', 'groups:\n  - { habit: careful }\n');
    const settings = vscode.workspace.getConfiguration('crowdsmith.sandbox');
    await settings.update('crowd', 'host/simulated/people.yaml');
    try {
      await vscode.commands.executeCommand('crowdsmith.simulate', spec);
      const failure = await until(
        'a failure',
        () =>
          told.flatMap(({ message }) =>
            message.type === 'run' && message.run.state === 'failed' ? [message.run.message] : [],
          )[0],
      );
      assert.match(failure, /people\.yaml:2:\d+: groups\[0\]: say how many/);
    } finally {
      await settings.update('crowd', undefined);
    }
  });
});

async function text(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString();
  } catch {
    return undefined;
  }
}

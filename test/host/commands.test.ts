import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import { closeEditors, fileWith, workspaceFolder } from './support/documents';
import { extensionApi } from './support/extension';
import { itemOf, nodeCalled } from './support/remote';
import { startTestSandbox, type TestSandbox } from './support/sandbox';
import { ScriptedAsk } from './support/scriptedAsk';
import { until } from './support/until';

const projectText = `public_name: Colours of things
public_description: Say which colour a thing has
assignments_issuing_type: AUTOMATED
task_spec:
  input_spec:
    thing: { type: string, required: true }
  output_spec:
    colour: { type: string, required: true, allowed_values: [red, green] }
  view_spec:
    type: classic
    markup: '<p>\${thing}</p>'
`;

const poolText = `project_id: { $id: ./colours.project.yaml }
private_name: Colours pool
may_contain_adult_content: false
will_expire: '2099-12-31T00:00:00'
reward_per_assignment: 0.02
assignment_max_duration_seconds: 600
auto_accept_solutions: true
defaults: { default_overlap_for_new_task_suites: 2, default_overlap_for_new_tasks: 2 }
mixer_config: { real_tasks_count: 2, golden_tasks_count: 0, training_tasks_count: 0 }
$tasks:
  - { $file: ./things.tsv, kind: main }
`;

const things = 'INPUT:thing\napple\ngrass\ncherry\nleaf\n';

describe('commands on the platform', () => {
  let api: ExtensionApi;
  let sandbox: TestSandbox;
  let ask: ScriptedAsk;
  let pool: vscode.Uri;

  before(async () => {
    api = await extensionApi();
    ask = new ScriptedAsk();
    api.answerWith(ask);
    sandbox = await startTestSandbox();
    await fileWith('host/colours/colours.project.yaml', projectText);
    await fileWith('host/colours/things.tsv', things);
    pool = await fileWith('host/colours/colours.pool.yaml', poolText);
  });

  beforeEach(() => {
    ask = new ScriptedAsk();
    api.answerWith(ask);
  });

  after(async () => {
    await closeEditors();
    await sandbox.end();
  });

  async function onlyPool(): Promise<{ id: string; status: string | undefined }> {
    const { items } = await sandbox.client.pools.page({ limit: 10 });
    const found = items.filter(({ private_name: name }) => name === 'Colours pool');
    assert.equal(found.length, 1, 'not exactly one pool');
    return { id: found[0]?.id ?? '', status: found[0]?.status };
  }

  it('refuse a spec with mistakes and name the place', async () => {
    const wrong = await fileWith('host/wrong.skill.yaml', 'name: R\nhiden: true\n');
    await vscode.commands.executeCommand('crowdsmith.createFromSpec', wrong);
    const message = ask.said(/Could not create it/);
    assert.ok(message, JSON.stringify(ask.messages));
    assert.equal(message.mood, 'error');
    assert.match(message.text, /wrong\.skill\.yaml/);
    assert.match(message.text, /hiden/);
    assert.doesNotMatch(message.text, /\n\s+at /);
  });

  it('create a pool with its project and tasks, chosen from a list', async () => {
    await closeEditors();
    ask.picks = ['colours.pool.yaml'];
    await vscode.commands.executeCommand('crowdsmith.createFromSpec');
    const message = ask.said(/Created .*pool/);
    assert.ok(message, JSON.stringify(ask.messages));
    assert.match(message.text, /uploaded 4 tasks on Local sandbox/);
    const { status } = await onlyPool();
    assert.equal(status, 'CLOSED');
  });

  it('create nothing twice', async () => {
    await vscode.commands.executeCommand('crowdsmith.createFromSpec', pool);
    assert.ok(ask.said(/Unchanged/), JSON.stringify(ask.messages));
    await onlyPool();
    await vscode.commands.executeCommand('crowdsmith.uploadTasks', pool);
    assert.ok(ask.said(/Uploaded 0 tasks .*4 were there already/), JSON.stringify(ask.messages));
  });

  it('say what a pool will cost', async () => {
    await vscode.commands.executeCommand('crowdsmith.estimate', pool);
    const message = ask.said(/about \$/);
    assert.ok(message, JSON.stringify(ask.messages));
    assert.match(message.text, /for 4 task suites/);
  });

  it('open it from the tree, wait until it closes, and say why', async () => {
    await vscode.commands.executeCommand('crowdsmith.refresh');
    const project = await nodeCalled(api, 'projects', 'Colours of things');
    const node = await nodeCalled(api, 'projects', 'Colours pool', project);
    await vscode.commands.executeCommand('crowdsmith.open', node);
    assert.ok(ask.said(/Colours pool is open/), JSON.stringify(ask.messages));
    await vscode.commands.executeCommand('crowdsmith.waitPool', pool);
    await until('the end of the wait', () =>
      ask.said(/colours\.pool\.yaml has closed: everything is done/),
    );
    await vscode.commands.executeCommand('crowdsmith.refresh');
    await until('the tree to show it', async () => {
      const parent = await nodeCalled(api, 'projects', 'Colours of things');
      const closed = await nodeCalled(api, 'projects', 'Colours pool', parent);
      const item = await itemOf(api, 'projects', closed);
      return item.description === 'done' && /\bspec\b/.test(item.context) ? true : undefined;
    });
  });

  it('write the answers to a file', async () => {
    const file = vscode.Uri.joinPath(workspaceFolder(), 'host', 'out', 'colours.tsv');
    ask.picks = ['TSV', 'Submitted and accepted'];
    ask.saveTo = file;
    await vscode.commands.executeCommand('crowdsmith.downloadResults', pool);
    assert.ok(ask.said(/8 answers of colours\.pool\.yaml/), JSON.stringify(ask.messages));
    const [header, ...rows] = (await readFile(file.fsPath, 'utf8')).trim().split('\n');
    assert.match(header ?? '', /INPUT:thing\t.*OUTPUT:colour/);
    assert.equal(rows.length, 8);
  });

  it('offer to create what has not been created', async () => {
    const other = await fileWith(
      'host/colours/second.pool.yaml',
      poolText.replace('Colours pool', 'Second pool'),
    );
    await vscode.commands.executeCommand('crowdsmith.open', other);
    const message = ask.said(/has not been created on Local sandbox yet/);
    assert.deepEqual(message?.actions, ['Create It']);
  });

  it('archive only when that is agreed to', async () => {
    await vscode.commands.executeCommand('crowdsmith.archive', pool);
    assert.equal((await onlyPool()).status, 'CLOSED');
    assert.equal(ask.questions.length, 1);
    ask.confirms = [true];
    await vscode.commands.executeCommand('crowdsmith.archive', pool);
    assert.equal((await onlyPool()).status, 'ARCHIVED');
  });

  it('say nothing when they are dismissed', async () => {
    await vscode.commands.executeCommand('crowdsmith.downloadResults');
    await vscode.commands.executeCommand('crowdsmith.signOut');
    assert.deepEqual(ask.messages, []);
  });

  it('explain in one sentence that the platform is gone', async () => {
    const settings = vscode.workspace.getConfiguration('crowdsmith.sandbox');
    await settings.update('autoStart', false, vscode.ConfigurationTarget.Workspace);
    await sandbox.end();
    // Attached to an address where nothing listens any more.
    process.env.CROWDSMITH_SANDBOX_URL = 'http://127.0.0.1:9';
    process.env.CROWDSMITH_SANDBOX_TOKEN = 'none';
    await vscode.commands.executeCommand('crowdsmith.close', { kind: 'pool', id: '1' });
    const message = ask.said(/Could not close it/);
    assert.match(message?.text ?? '', /nothing answers at http:\/\/127\.0\.0\.1:9/i);
    delete process.env.CROWDSMITH_SANDBOX_URL;
    delete process.env.CROWDSMITH_SANDBOX_TOKEN;
    await vscode.commands.executeCommand('crowdsmith.stopSandbox');
    await settings.update('autoStart', undefined, vscode.ConfigurationTarget.Workspace);
  });
});

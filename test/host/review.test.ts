import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Assignment } from '../../src/api';
import type { ExtensionApi } from '../../src/extension';
import type { ReviewTold } from '../../src/providers/review';
import type { ReviewState } from '../../src/review/state';
import { catFilesIn } from './support/catSpecs';
import { closeEditors, fileWith } from './support/documents';
import { extensionApi } from './support/extension';
import { startTestSandbox, type TestSandbox } from './support/sandbox';
import { ScriptedAsk } from './support/scriptedAsk';
import { openPage } from './support/openPage';
import { until } from './support/until';

describe('judging answers', function () {
  this.timeout(120_000);
  let api: ExtensionApi;
  let sandbox: TestSandbox;
  let pool: { readonly kind: 'pool'; readonly id: string };
  const ask = new ScriptedAsk();
  const told: ReviewTold[] = [];

  before(async () => {
    api = await extensionApi();
    api.answerWith(ask);
    sandbox = await startTestSandbox();
    api.reviews?.onDidTell((news) => told.push(news));
    const files = await catFilesIn('host/review');
    const text = (await readFile(files.pool.fsPath, 'utf8')).replace(
      /auto_accept_solutions: .*\n|$/,
      '\nauto_accept_solutions: false\nauto_accept_period_day: 7\n',
    );
    const spec = await fileWith('host/review/cats.pool.yaml', text);
    await vscode.commands.executeCommand('crowdsmith.createFromSpec', spec);
    await vscode.commands.executeCommand('crowdsmith.open', spec);
    await vscode.commands.executeCommand('crowdsmith.waitPool', spec);
    const [created] = (await sandbox.client.pools.page({ sort: '-id', limit: 1 })).items;
    assert.ok(created, JSON.stringify(ask.messages));
    pool = { kind: 'pool', id: created.id };
    await until('answers that wait', async () =>
      (await submitted()).length > 2 ? true : undefined,
    );
    ask.messages.length = 0;
  });

  after(async () => {
    await closeEditors();
    await sandbox.end();
  });

  const submitted = async (): Promise<readonly Assignment[]> =>
    (await sandbox.client.assignments.page({ pool_id: pool.id, status: 'SUBMITTED' })).items;
  const state = (): ReviewState | undefined =>
    told
      .flatMap((news) =>
        news.by === 'host' && news.message.type === 'review' ? [news.message.state] : [],
      )
      .at(-1);
  const statusOf = async (id: string): Promise<string> =>
    (await sandbox.client.assignments.get(id)).status;

  it('opens the queue with the first answer drawn and its performer known', async () => {
    const open = () => vscode.commands.executeCommand('crowdsmith.reviewAssignments', pool);
    const first = await openPage('the history', open, () =>
      state()?.history ? state() : undefined,
    );
    assert.equal(first.entries.length, 3);
    assert.equal(first.where, 'Local sandbox');
    await until('the page to have drawn the task', () =>
      told.some((news) => news.by === 'page' && news.message.type === 'drawn') ? true : undefined,
    );
  });

  it('judges by commands too, can take it back, and sends with the next verdict', async () => {
    const id = state()?.current ?? assert.fail();
    await vscode.commands.executeCommand('crowdsmith.reviewAccept');
    await until('the verdict that is held', () => state()?.held);
    await vscode.commands.executeCommand('crowdsmith.reviewUndo');
    await until('the way back', () =>
      state()?.held === undefined && state()?.current === id ? true : undefined,
    );
    assert.equal(await statusOf(id), 'SUBMITTED');
    const comment = 'It is a dog';
    const deed = { do: 'judge', id, verdict: 'REJECTED', comment } as const;
    await api.reviews?.say({ type: 'review', deed });
    const next = await until('the next one', () =>
      state()?.current === id ? undefined : state()?.current,
    );
    await api.reviews?.say({
      ...{ type: 'review', deed: { do: 'judge', id: next, verdict: 'ACCEPTED', comment: '' } },
    });
    await until('the rejection', async () =>
      (await statusOf(id)) === 'REJECTED' ? true : undefined,
    );
    assert.equal((await sandbox.client.assignments.get(id)).public_comment, comment);
    // Whoever closes the panel has decided.
    await closeEditors();
    await until('the acceptance', async () =>
      (await statusOf(next)) === 'ACCEPTED' ? true : undefined,
    );
  });

  it('judges by a file after saying what that changes and costs', async () => {
    const [waiting] = await submitted();
    assert.ok(waiting);
    const file = await fileWith(
      'host/review/verdicts.tsv',
      `ASSIGNMENT:assignment_id\tACCEPT:verdict\tACCEPT:comment\n${waiting.id}\t+\t\nnone\t-\tNo\n`,
    );
    await vscode.commands.executeCommand('crowdsmith.judgeFromFile', file);
    assert.equal(ask.questions.at(-1)?.agree, 'Accept 1 assignment');
    assert.match(ask.questions.at(-1)?.detail ?? '', /pays \$0\.\d+.*1 cannot be given/);
    assert.equal(await statusOf(waiting.id), 'SUBMITTED', 'nobody agreed');
    ask.confirms = [true];
    await vscode.commands.executeCommand('crowdsmith.judgeFromFile', file);
    assert.equal(await statusOf(waiting.id), 'ACCEPTED');
    assert.ok(ask.said(/1 accepted, 0 rejected.*1 could not be given: see .*refused\.tsv/));
    const refused = vscode.Uri.joinPath(file, '..', 'verdicts.refused.tsv');
    assert.match(await readFile(refused.fsPath, 'utf8'), /none\t-\tNo\tthere is no such/);
  });

  it('leaves alone what is judged elsewhere while it asks, and says which', async () => {
    const { items } = await sandbox.client.assignments.page({
      ...{ pool_id: pool.id, status: 'REJECTED' },
    });
    const id = items[0]?.id ?? assert.fail();
    const file = await fileWith(
      'host/review/second.tsv',
      `ASSIGNMENT:assignment_id\tACCEPT:verdict\tACCEPT:comment\n${id}\t+\tOurs\n`,
    );
    ask.confirms = [true];
    ask.meanwhile = () => sandbox.client.assignments.accept(id, 'Theirs');
    await vscode.commands.executeCommand('crowdsmith.judgeFromFile', file);
    assert.match(ask.questions.at(-1)?.detail ?? '', /1 of them were rejected before/);
    const words = `0 accepted, 0 rejected. 1 skipped, judged by somebody else meanwhile: ${id} is accepted.`;
    assert.ok(
      ask.messages.some(({ text }) => text === words),
      JSON.stringify(ask.messages),
    );
    assert.equal((await sandbox.client.assignments.get(id)).public_comment, 'Theirs');
  });

  it('says so when a filter leaves nothing to judge', async () => {
    ask.messages.length = 0;
    ask.picks = ['Accept', 'Everything'];
    await vscode.commands.executeCommand('crowdsmith.judgeByFilter', pool);
    assert.ok(ask.said(/nothing to judge by the filter/), JSON.stringify(ask.messages));
  });

  it('makes labels of the answers and opens them', async () => {
    ask.picks = ['answer', 'Majority vote, here', 'Use golden'];
    await vscode.commands.executeCommand('crowdsmith.aggregate', pool);
    assert.ok(ask.said(/2 labels from 6 answers/), JSON.stringify(ask.messages));
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /^INPUT:image\tOUTPUT:answer\tCONFIDENCE:answer\t/);
  });

  it('brings files into a folder, and says when there are none', async () => {
    await vscode.commands.executeCommand('crowdsmith.downloadAttachments', pool);
    assert.ok(ask.said(/0 files of pool \d+ are in/), JSON.stringify(ask.messages));
  });

  it('saves single files by their ids, and says when there is none', async () => {
    ask.texts = ['', 'no-such-file'];
    await vscode.commands.executeCommand('crowdsmith.saveFile');
    assert.deepEqual(ask.problems, ['Enter an id.']);
    assert.ok(ask.said(/^Could not save the file: /), JSON.stringify(ask.messages));
  });
});

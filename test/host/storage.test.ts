import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import { extensionApi } from './support/extension';
import { ScriptedAsk } from './support/scriptedAsk';

const page = (id: number, title: string, text: string): string =>
  `<page><title>${title}</title><ns>0</ns><id>${id}</id><revision><text>${text}</text></revision></page>`;

describe('collecting texts and keeping storage keys', () => {
  let api: ExtensionApi;
  let folder = '';

  before(async () => {
    api = await extensionApi();
    folder = await mkdtemp(path.join(tmpdir(), 'crowdsmith-host-'));
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true, force: true });
  });

  it('collects from a dump into a tasks file, and shows it', async () => {
    const dump = path.join(folder, 'wiki.xml');
    const text = 'The fox sleeps in its den. It wakes when the night comes.';
    await writeFile(dump, `<mediawiki>${page(1, 'Fox', text)}${page(2, 'Owl', 'No.')}</mediawiki>`);
    const ask = new ScriptedAsk();
    ask.picks = ['A dump file', 'The first that fit'];
    ask.texts = ['en', dump, '5', '5-20'];
    ask.saveTo = vscode.Uri.file(path.join(folder, 'en.tsv'));
    api.answerWith(ask);
    await vscode.commands.executeCommand('crowdsmith.collectCorpus');
    assert.deepEqual(ask.problems, []);
    const table = await readFile(path.join(folder, 'en.tsv'), 'utf8');
    assert.equal(table, `INPUT:text_id\tINPUT:text\nen-1-1\t${text}\n`);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, ask.saveTo.fsPath);
  });

  it('says why nothing could be collected', async () => {
    const ask = new ScriptedAsk();
    ask.picks = ['A dump file', 'The first that fit'];
    ask.texts = ['en', path.join(folder, 'none.xml'), '5', '5-20'];
    ask.saveTo = vscode.Uri.file(path.join(folder, 'none.tsv'));
    api.answerWith(ask);
    await vscode.commands.executeCommand('crowdsmith.collectCorpus');
    assert.ok(ask.said(/could not be collected: The dump cannot be opened/));
  });

  it('keeps storage keys without showing them, and forgets them', async () => {
    const ask = new ScriptedAsk();
    ask.texts = ['AKTEST', 'very secret'];
    api.answerWith(ask);
    await vscode.commands.executeCommand('crowdsmith.setStorageKeys');
    assert.ok(ask.said(/are kept in the secret storage/));
    await vscode.commands.executeCommand('crowdsmith.forgetStorageKeys');
    assert.ok(ask.said(/are forgotten/));
    assert.ok(!ask.messages.some(({ text }) => text.includes('very secret')));
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerOf, listOf, placeOf } from './support/ask';
import { catsIn } from './support/catSpecs';
import { closeEditors, editorWith } from './support/documents';
import { extensionApi } from './support/extension';

const everything = new vscode.Range(0, 0, 1_000, 0);

describe('what is shown in between', () => {
  before(() => extensionApi());
  afterEach(async () => {
    const settings = vscode.workspace.getConfiguration('crowdsmith');
    for (const key of ['codeLens.enabled', 'inlayHints.enabled']) {
      await settings.update(key, undefined, vscode.ConfigurationTarget.Workspace);
    }
    await closeEditors();
  });

  const setTo = (key: string, value: boolean): Thenable<void> =>
    vscode.workspace
      .getConfiguration('crowdsmith')
      .update(key, value, vscode.ConfigurationTarget.Workspace);

  it('says above a spec what can be done, until that is switched off', async () => {
    const { project } = await catsIn('host/lenses');
    const { uri } = project.document;
    const lenses = await listOf<vscode.CodeLens>(
      'the lenses',
      'vscode.executeCodeLensProvider',
      [uri],
      (all) => all.some(({ command }) => command?.title === 'Preview'),
    );
    const titles = lenses.map(({ command }) => command?.title ?? '');
    assert.ok(titles.includes('Create'), titles.join(', '));
    assert.ok(
      titles.some((title) => /^Not on .* yet$/.test(title)),
      titles.join(', '),
    );
    const known = await vscode.commands.getCommands();
    for (const { command } of lenses) assert.ok(known.includes(command?.command ?? ''));
    await setTo('codeLens.enabled', false);
    await listOf('no lenses', 'vscode.executeCodeLensProvider', [uri], (all) => all.length === 0);
  });

  it('says behind a number what it means, until that is switched off', async () => {
    const { pool } = await catsIn('host/hints');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(pool));
    const hints = await listOf<vscode.InlayHint>(
      'the hints',
      'vscode.executeInlayHintProvider',
      [pool, everything],
      (all) => all.length > 1,
    );
    const labels = hints.map(({ label }) => (typeof label === 'string' ? label : ''));
    assert.ok(
      labels.some((label) => label.includes('6 min 15 s')),
      labels.join(', '),
    );
    assert.ok(
      labels.some((label) => label.includes('1,000')),
      labels.join(', '),
    );
    await setTo('inlayHints.enabled', false);
    await listOf(
      'no hints',
      'vscode.executeInlayHintProvider',
      [pool, everything],
      (all) => all.length === 0,
    );
  });

  it('shows colours, and writes the one that is picked', async () => {
    const text =
      'task_spec:\n  view_spec:\n    type: classic\n    markup: a\n    styles: |\n      b { color: #ff0000; }\n';
    const { document } = await editorWith('host/colours/a.project.yaml', text);
    const [colour] = await listOf<vscode.ColorInformation>(
      'the colour',
      'vscode.executeDocumentColorProvider',
      [document.uri],
    );
    assert.ok(colour);
    assert.equal(document.getText(colour.range), '#ff0000');
    assert.deepEqual([colour.color.red, colour.color.green], [1, 0]);
    const [written] = await listOf<vscode.ColorPresentation>(
      'a way to write it',
      'vscode.executeColorPresentationProvider',
      [new vscode.Color(0, 0, 1, 1), { uri: document.uri, range: colour.range }],
    );
    assert.match(written?.label ?? '', /#0000ff/i);
  });

  it('colours what no grammar can know', async () => {
    const { document } = (await catsIn('host/tokens')).project;
    const legend = await answerOf<vscode.SemanticTokensLegend>(
      'the legend',
      'vscode.provideDocumentSemanticTokensLegend',
      [document.uri],
      ({ tokenTypes }) => tokenTypes.includes('crowdsmithField'),
    );
    const tokens = await answerOf<vscode.SemanticTokens>(
      'the tokens',
      'vscode.provideDocumentSemanticTokens',
      [document.uri],
      ({ data }) => data.length > 0,
    );
    const found = decoded(tokens, legend, document);
    assert.equal(found.get('image'), 'crowdsmithField');
    assert.equal(found.get('view.image'), 'crowdsmithComponent');
    assert.equal(found.get('$file'), 'crowdsmithForm');
  });

  it('tells inside a form what it takes', async () => {
    const { pool } = await catsIn('host/forms');
    const document = await vscode.workspace.openTextDocument(pool);
    const help = await answerOf<vscode.SignatureHelp>(
      'the help',
      'vscode.executeSignatureHelpProvider',
      [pool, placeOf(document, 'cats.tsv')],
      ({ signatures }) => signatures.length > 0,
    );
    assert.match(help.signatures[0]?.label ?? '', /\$file/);
  });
});

/** Types of tokens by the text under them. */
function decoded(
  { data }: vscode.SemanticTokens,
  { tokenTypes }: vscode.SemanticTokensLegend,
  document: vscode.TextDocument,
): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  let [line, start] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, along = 0, length = 0, type = 0] = data.slice(at, at + 4);
    line += down;
    start = down === 0 ? start + along : along;
    const text = document.getText(new vscode.Range(line, start, line, start + length));
    if (!found.has(text)) found.set(text, tokenTypes[type]);
  }
  return found;
}

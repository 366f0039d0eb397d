import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerOf, listOf, placeOf } from '../support/ask';
import { catsIn } from '../support/catSpecs';
import { closeEditors, codeOf, editorWith } from '../support/documents';
import { extensionApi } from '../support/extension';
import { until } from '../support/until';

/** Everything that stands there more than once. */
function repeated(all: readonly string[]): readonly string[] {
  return all.filter((one, i) => all.indexOf(one) !== i);
}

const namesIn = (symbols: readonly vscode.DocumentSymbol[], path = ''): readonly string[] =>
  symbols.flatMap(({ name, children }) => [
    `${path}/${name}`,
    ...namesIn(children, `${path}/${name}`),
  ]);

describe('beside an extension for YAML nothing appears twice', () => {
  before(async () => {
    await extensionApi();
    const yaml = vscode.extensions.getExtension('redhat.vscode-yaml');
    assert.ok(yaml, 'the other extension is not there');
    await yaml.activate();
  });
  afterEach(() => closeEditors());

  it('in the list of completions', async () => {
    const { document } = await editorWith(
      'host/twice/a.pool.yaml',
      'private_name: Pool\nauto_\nmixer_config: { real_tasks_count: 1 }\n',
    );
    const { items } = await answerOf<vscode.CompletionList>(
      'our keys',
      'vscode.executeCompletionItemProvider',
      [document.uri, new vscode.Position(1, 5)],
      (list) => list.items.some(({ label }) => label === 'auto_accept_solutions'),
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.deepEqual(repeated(labels), []);
  });

  it('on hover', async () => {
    const { document } = (await catsIn('host/twiceHover')).project;
    for (const piece of ['public_name', 'task_spec', 'view.image', 'condition.required']) {
      const hovers = await listOf<vscode.Hover>('a hover', 'vscode.executeHoverProvider', [
        document.uri,
        placeOf(document, piece),
      ]);
      const texts = hovers
        .flatMap(({ contents }) => contents)
        .map((part) => (part instanceof vscode.MarkdownString ? part.value : ''))
        .filter((text) => text.trim() !== '');
      assert.equal(texts.length, 1, texts.join('\n---\n'));
    }
  });

  it('in outline, folds, selections and links', async () => {
    const { project, pool } = await catsIn('host/twiceOutline');
    const { uri } = project.document;
    const symbols = await listOf<vscode.DocumentSymbol>(
      'the outline',
      'vscode.executeDocumentSymbolProvider',
      [uri],
      (all) => all.some(({ name }) => name === 'task_spec'),
    );
    const own = namesIn(symbols).filter((name) => !/\/\d+(\/|$)/.test(name));
    assert.deepEqual(repeated(own), []);
    const folds = await listOf<vscode.FoldingRange>('folds', 'vscode.executeFoldingRangeProvider', [
      uri,
    ]);
    assert.deepEqual(repeated(folds.map(({ start, end }) => `${start}-${end}`)), []);
    await vscode.window.showTextDocument(pool);
    const links = await listOf<vscode.DocumentLink>('links', 'vscode.executeLinkProvider', [pool]);
    const places = links.map(({ range: { start, end } }) =>
      [start.line, start.character, end.line, end.character].join(' '),
    );
    assert.deepEqual(repeated(places), []);
  });

  it('as squiggles: mistakes of the notation are the other’s, all others ours', async () => {
    const { document } = await editorWith(
      'host/twice/b.skill.yaml',
      'name: "Reader\nhiden: true\nskill_ttl_hours: soon\n',
    );
    const told = await until('both kinds of squiggles', () => {
      const all = vscode.languages.getDiagnostics(document.uri);
      const sources = new Set(all.map(({ source }) => source));
      return sources.has('YAML') && sources.has('crowdsmith') ? all : undefined;
    });
    const ours = told.filter(({ source }) => source === 'crowdsmith').map(codeOf);
    assert.ok(ours.includes('unknown-key'), ours.join(', '));
    assert.ok(!ours.includes('syntax-error'), ours.join(', '));
  });

  it('and there is one formatter', async () => {
    const { document } = await editorWith(
      'host/twice/c.skill.yaml',
      'name:   Reader\nhidden:  true\n',
    );
    const edits = await listOf<vscode.TextEdit>(
      'the layout',
      'vscode.executeFormatDocumentProvider',
      [document.uri, { tabSize: 2, insertSpaces: true }],
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, [...edits]);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), 'name: Reader\nhidden: true\n');
  });
});

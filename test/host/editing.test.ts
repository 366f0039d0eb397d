import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  codeOf,
  diagnosticsOf,
  editorWith,
  fileWith,
  textUnder,
  typeAll,
} from './support/documents';
import { extensionApi } from './support/extension';

const skill = 'name: Careful reader\nhidden: true\n';

describe('diagnostics in the editor', () => {
  before(() => extensionApi());
  afterEach(() => closeEditors());

  it('underline an unknown key exactly and suggest the right one', async () => {
    const editor = await editorWith('host/a.skill.yaml', 'name: Reader\nhiden: true\n');
    const found = await diagnosticsOf(
      editor.document.uri,
      'a squiggle',
      ({ length }) => length > 0,
    );
    const [first] = found;
    assert.ok(first);
    assert.equal(codeOf(first), 'unknown-key');
    assert.deepEqual(first.range, new vscode.Range(1, 0, 1, 5));
    assert.match(first.message, /hidden/);
    assert.equal(first.severity, vscode.DiagnosticSeverity.Error);
  });

  it('follow typing and go away with the mistake', async () => {
    const editor = await editorWith('host/b.skill.yaml', skill);
    const { uri } = editor.document;
    await typeAll(editor, 'name: Reader\nskill_ttl_hours: soon\n');
    const [wrong] = await diagnosticsOf(uri, 'a wrong type', ({ length }) => length > 0);
    assert.ok(wrong);
    assert.equal(await textUnder(uri, wrong), 'soon');
    await typeAll(editor, skill);
    await diagnosticsOf(uri, 'a clean file', ({ length }) => length === 0);
  });

  it('stay alive elsewhere while YAML is broken in the middle', async () => {
    const text = 'name: Reader\nhidden: [true\nskill_ttl_hours: soon\nhiden: true\n';
    const editor = await editorWith('host/c.skill.yaml', text);
    const { uri } = editor.document;
    const found = await diagnosticsOf(uri, 'both mistakes', (all) => all.length > 1);
    assert.ok(found.some(({ range }) => range.start.line === 1 || range.start.line === 2));
    assert.ok(found.some(({ range }) => range.start.line === 3));
  });

  it('work in JSON specs, which stay in the JSON language', async () => {
    const editor = await editorWith('host/d.skill.json', '{\n  "name": "R",\n  "hiden": true\n}\n');
    assert.equal(editor.document.languageId, 'json');
    const [first] = await diagnosticsOf(
      editor.document.uri,
      'a squiggle',
      ({ length }) => length > 0,
    );
    assert.ok(first);
    assert.equal(first.range.start.line, 2);
  });

  it('leave other YAML files alone', async () => {
    const other = await editorWith('host/other.yaml', 'hiden: true\n');
    assert.equal(other.document.languageId, 'yaml');
    const editor = await editorWith('host/e.skill.yaml', 'hiden: true\n');
    await diagnosticsOf(editor.document.uri, 'squiggles in the spec', (all) => all.length > 0);
    await diagnosticsOf(other.document.uri, 'none in the other', (all) => all.length === 0);
  });

  it('notice a referenced file that is missing, and that it has come', async () => {
    const text = 'public_name: { $file: ./name.txt }\n';
    const editor = await editorWith('host/ref/f.project.yaml', text);
    const { uri } = editor.document;
    const isMissing = (found: vscode.Diagnostic): boolean => codeOf(found) === 'file-missing';
    const [missing] = (
      await diagnosticsOf(uri, 'the missing file', (all) => all.some(isMissing))
    ).filter(isMissing);
    assert.ok(missing);
    assert.match(await textUnder(uri, missing), /name\.txt/);
    await fileWith('host/ref/name.txt', 'Reading');
    await diagnosticsOf(uri, 'the file found', (all) => !all.some(isMissing));
  });

  it('refuse a reference that leaves the folder', async () => {
    const text = 'public_name: { $file: ../../../outside.txt }\n';
    const editor = await editorWith('host/g.project.yaml', text);
    await diagnosticsOf(editor.document.uri, 'the refusal', (all) =>
      all.some((found) => /outside|leave/i.test(found.message)),
    );
  });

  it('are cleared when the file is closed', async () => {
    const uri = await fileWith('host/h.skill.yaml', 'hiden: true\n');
    // Opened as a click does it: showTextDocument would keep the document alive for minutes.
    await vscode.commands.executeCommand('vscode.open', uri);
    await diagnosticsOf(uri, 'a squiggle', ({ length }) => length > 0);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await diagnosticsOf(uri, 'no squiggle', ({ length }) => length === 0);
  });

  it('link to their heading in the documentation', async () => {
    const editor = await editorWith('host/i.skill.yaml', 'hiden: true\n');
    const [first] = await diagnosticsOf(editor.document.uri, 'one', ({ length }) => length > 0);
    assert.ok(first && typeof first.code === 'object');
    assert.match(first.code.target.path, /\/docs\/diagnostics\.md$/);
    const page = await vscode.workspace.openTextDocument(first.code.target.with({ fragment: '' }));
    const line = Number(first.code.target.fragment.slice(1));
    assert.equal(page.lineAt(line - 1).text.replace(/[#` ]/g, ''), codeOf(first));
  });
});

describe('help while typing', () => {
  before(() => extensionApi());
  afterEach(() => closeEditors());

  async function completions(
    editor: vscode.TextEditor,
    at: vscode.Position,
  ): Promise<readonly vscode.CompletionItem[]> {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      at,
    );
    return list.items;
  }

  const labels = (items: readonly vscode.CompletionItem[]): readonly string[] =>
    items.map(({ label }) => (typeof label === 'string' ? label : label.label));

  it('completes keys with documentation', async () => {
    const editor = await editorWith('host/j.pool.yaml', 'private_name: Pool\nauto_\n');
    await diagnosticsOf(editor.document.uri, 'the language to run', (all) => all.length > 0);
    const items = await completions(editor, new vscode.Position(1, 5));
    const names = labels(items);
    assert.ok(names.includes('auto_accept_solutions'), names.join(', '));
    const item = items[names.indexOf('auto_accept_solutions')];
    assert.ok(item?.documentation, 'no documentation');
  });

  it('completes values of a fixed list', async () => {
    const text = 'public_name: P\nassignments_issuing_type: \n';
    const editor = await editorWith('host/k.project.yaml', text);
    await diagnosticsOf(editor.document.uri, 'the language to run', (all) => all.length > 0);
    const names = labels(await completions(editor, new vscode.Position(1, 26)));
    assert.ok(names.includes('AUTOMATED') && names.includes('MAP_SELECTOR'), names.join(', '));
  });

  it('replaces a mistyped key by the one that was meant', async () => {
    const editor = await editorWith('host/m.skill.yaml', 'name: Reader\nhiden: true\n');
    const { uri } = editor.document;
    const [first] = await diagnosticsOf(uri, 'a squiggle', ({ length }) => length > 0);
    assert.ok(first);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      first.range,
    );
    const fix = actions.find(({ title }) => title === 'Replace with hidden');
    assert.ok(fix?.edit, actions.map(({ title }) => title).join(', '));
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(editor.document.lineAt(1).text, 'hidden: true');
    await diagnosticsOf(uri, 'a clean file', ({ length }) => length === 0);
  });

  it('explains a key on hover', async () => {
    const editor = await editorWith('host/l.pool.yaml', 'reward_per_assignment: 0.02\nx: 1\n');
    await diagnosticsOf(editor.document.uri, 'the language to run', (all) => all.length > 0);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      new vscode.Position(0, 4),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((part) => (part instanceof vscode.MarkdownString ? part.value : ''))
      .join('\n');
    assert.match(text, /reward|dollar/i);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerOf, listOf, placeOf } from './support/ask';
import { catFilesIn, project } from './support/catSpecs';
import { closeEditors, codeOf, diagnosticsOf, fileWith, typeAll } from './support/documents';
import { extensionApi } from './support/extension';

const ui = (key: string): string => `view:
  type: view.list
  items:
    - { type: view.image, url: { type: data.input, path: image } }
    - type: field.radio-group
      ${key}: Is it a cat?
      data: { type: data.output, path: answer }
      options: [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]
`;

/** The cats with their interface in a file of its own. */
async function catsApart(folder: string, key: string) {
  const files = await catFilesIn(folder);
  const start = project.indexOf('    config:\n');
  const text = `${project.slice(0, start)}    config: { $file: ./ui.yaml }\nassignments_issuing_type: AUTOMATED\n`;
  return {
    ...files,
    project: await fileWith(`${folder}/cats.project.yaml`, text),
    ui: await fileWith(`${folder}/ui.yaml`, ui(key)),
  };
}

/** As a click does it: showTextDocument would keep the document alive for minutes. */
const open = (uri: vscode.Uri): Thenable<unknown> =>
  vscode.commands.executeCommand('vscode.open', uri);
const close = (): Thenable<unknown> =>
  vscode.commands.executeCommand('workbench.action.closeActiveEditor');

async function actionsAt(
  uri: vscode.Uri,
  range: vscode.Range,
): Promise<readonly vscode.CodeAction[]> {
  return listOf('light bulbs', 'vscode.executeCodeActionProvider', [uri, range]);
}

describe('mistakes in files that specs name', () => {
  before(() => extensionApi());
  afterEach(() => closeEditors());

  it('stand in the interface itself while the project is open, and go away with it', async () => {
    const files = await catsApart('host/apart', 'lable');
    await open(files.project);
    const [found] = await diagnosticsOf(files.ui, 'the wrong key', ({ length }) => length > 0);
    assert.ok(found);
    assert.equal(codeOf(found), 'unknown-key');
    assert.equal(found.range.start.line, 5);
    await close();
    await diagnosticsOf(files.ui, 'nothing', ({ length }) => length === 0);
  });

  it('stand in the interface when it alone is open, follow typing, and can be mended there', async () => {
    const files = await catsApart('host/alone', 'label');
    await open(files.ui);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    await typeAll(editor, ui('lable'));
    const [found] = await diagnosticsOf(files.ui, 'the wrong key', ({ length }) => length > 0);
    assert.ok(found);
    const actions = await actionsAt(files.ui, found.range);
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Silence unknown-key on this line'), titles.join(', '));
    const mend = actions.find(({ title }) => title === 'Replace with label');
    assert.ok(mend?.edit, titles.join(', '));
    await vscode.workspace.applyEdit(mend.edit);
    assert.equal(editor.document.getText(), ui('label'));
    await diagnosticsOf(files.ui, 'a clean file', ({ length }) => length === 0);
    assert.deepEqual(
      vscode.languages
        .getDiagnostics(files.project)
        .filter(({ source }) => source === 'crowdsmith'),
      [],
    );
  });

  it('are not made so easily: the interface is completed and explained there, too', async () => {
    const files = await catsApart('host/apartHelp', 'label');
    const document = await vscode.workspace.openTextDocument(files.ui);
    await vscode.window.showTextDocument(document);
    await answerOf<vscode.CompletionList>(
      'the field of the project',
      'vscode.executeCompletionItemProvider',
      [files.ui, placeOf(document, 'image }').translate(0, -1)],
      ({ items }) => items.some(({ label }) => label === 'image'),
    );
    await answerOf<readonly vscode.Hover[]>(
      'what the component is',
      'vscode.executeHoverProvider',
      [files.ui, placeOf(document, 'view.image')],
      (hovers) =>
        hovers
          .flatMap(({ contents }) => contents)
          .some(
            (part) => part instanceof vscode.MarkdownString && part.value.includes('view.image'),
          ),
    );
  });

  it('are looked for in a tasks file that is open alone', async () => {
    const { tasks } = await catFilesIn('host/tasksAlone');
    await fileWith('host/tasksAlone/cats.tsv', 'image\nhttps://example.com/1.jpg\n');
    await open(tasks);
    const [found] = await diagnosticsOf(tasks, 'the wrong header', ({ length }) => length > 0);
    assert.ok(found);
    const actions = await actionsAt(tasks, found.range);
    const mend = actions.find(({ title }) => title === 'Rename the column to INPUT:image');
    assert.ok(mend?.edit, actions.map(({ title }) => title).join(', '));
    await vscode.workspace.applyEdit(mend.edit);
    await diagnosticsOf(tasks, 'a clean file', ({ length }) => length === 0);
  });

  it('are looked for in the texts of a pipeline', async () => {
    const texts = await fileWith('host/texts/texts.tsv', 'text_id\ttext\n1\tOne\n1\tTwo\n');
    await open(await fileWith('host/texts/a.pipeline.yaml', 'texts: { $file: ./texts.tsv }\n'));
    const [found] = await diagnosticsOf(texts, 'the repeated id', ({ length }) => length > 0);
    assert.ok(found);
    assert.equal(codeOf(found), 'text-id-repeated');
    assert.equal(found.range.start.line, 2);
  });
});

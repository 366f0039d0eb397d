import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import type { PreviewTold } from '../../src/providers/preview';
import { closeEditors, editorWith, typeAll } from './support/documents';
import { extensionApi } from './support/extension';
import { until } from './support/until';

const project = (label: string): string => `public_name: Preview test
assignments_issuing_type: AUTOMATED
task_spec:
  input_spec:
    text: { type: string, required: true }
  output_spec:
    ok: { type: string, required: true }
  view_spec:
    type: tb
    config:
      view:
        type: view.list
        items:
          - type: view.text
            label: ${label}
            content: { type: data.input, path: text }
`;

describe('the preview panel', () => {
  let api: ExtensionApi;
  const told: PreviewTold[] = [];

  before(async () => {
    api = await extensionApi();
    api.previews?.onDidTell((news) => told.push(news));
  });

  after(() => closeEditors());

  const drawn = (spec: vscode.Uri): number[] =>
    told.flatMap((news) =>
      news.spec.toString() === spec.toString() && news.message.type === 'drawn'
        ? [news.message.version]
        : [],
    );

  const panelTabs = (): readonly vscode.Tab[] =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(
        ({ input }) =>
          input instanceof vscode.TabInputWebview && input.viewType.includes('crowdsmith.preview'),
      );

  it('opens beside the editor and draws the project', async () => {
    const editor = await editorWith('host/preview/one.project.yaml', project('First'));
    await vscode.commands.executeCommand('crowdsmith.openPreview');
    const { uri } = editor.document;
    await until('the page to be ready', () =>
      told.some(({ message }) => message.type === 'ready') ? true : undefined,
    );
    await until('the first drawing', () => (drawn(uri).length > 0 ? true : undefined));
    assert.equal(panelTabs().length, 1);
    assert.notEqual(panelTabs()[0]?.group.viewColumn, editor.viewColumn);
  });

  it('follows edits that are not saved, with ever newer versions', async () => {
    const editor = await editorWith('host/preview/two.project.yaml', project('Second'));
    await vscode.commands.executeCommand('crowdsmith.openPreview');
    const { uri } = editor.document;
    await until('the first drawing', () => (drawn(uri).length > 0 ? true : undefined));
    const before = drawn(uri).at(-1) ?? 0;
    await typeAll(editor, project('Changed'));
    await until('a newer drawing', () => ((drawn(uri).at(-1) ?? 0) > before ? true : undefined));
  });

  it('goes on following while the spec has mistakes that do not concern it', async () => {
    const editor = await editorWith('host/preview/four.project.yaml', project('Fourth'));
    await vscode.commands.executeCommand('crowdsmith.openPreview');
    const { uri } = editor.document;
    await until('the first drawing', () => (drawn(uri).length > 0 ? true : undefined));
    const before = drawn(uri).at(-1) ?? 0;
    await typeAll(editor, `${project('Changed')}unknown: 1\n`);
    await until('a newer drawing', () => ((drawn(uri).at(-1) ?? 0) > before ? true : undefined));
  });

  it('is not opened twice for one spec', async () => {
    const before = panelTabs().length;
    const editor = await editorWith('host/preview/three.project.yaml', project('Third'));
    await vscode.commands.executeCommand('crowdsmith.openPreview', editor.document.uri);
    await vscode.commands.executeCommand('crowdsmith.openPreview', editor.document.uri);
    await until('the panel', () => (panelTabs().length > before ? true : undefined));
    assert.equal(panelTabs().length, before + 1);
  });
});

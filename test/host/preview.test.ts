import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import type { PreviewTold } from '../../src/providers/preview';
import type { HostMessage } from '../../src/preview';
import { diagnosticsOf, closeEditors, editorWith, fileWith, typeAll } from './support/documents';
import { extensionApi } from './support/extension';
import { openPage } from './support/openPage';
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

describe('the preview panel', function () {
  this.timeout(120_000);
  let api: ExtensionApi;
  const told: PreviewTold[] = [];

  before(async () => {
    api = await extensionApi();
    api.previews?.onDidTell((news) => told.push(news));
  });

  after(() => closeEditors());

  const drawn = (spec: vscode.Uri): number[] =>
    told.flatMap((news) =>
      news.spec.toString() === spec.toString() &&
      news.by === 'page' &&
      news.message.type === 'drawn'
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

  /** Opens a spec of this text and its preview, and waits until that is drawn. */
  async function drawnBeside(name: string, text: string): Promise<vscode.TextEditor> {
    const path = `host/preview/${name}`;
    const open = async (): Promise<void> => {
      await editorWith(path, text);
      await vscode.commands.executeCommand('crowdsmith.openPreview');
    };
    return await openPage('the first drawing', open, () => {
      const isThis = ({ document: { uri } }: vscode.TextEditor): boolean => uri.path.endsWith(path);
      const editor = vscode.window.visibleTextEditors.find(isThis);
      return editor && drawn(editor.document.uri).length > 0 ? editor : undefined;
    });
  }

  it('opens beside the editor and draws the project', async () => {
    const editor = await drawnBeside('one.project.yaml', project('First'));
    assert.equal(panelTabs().length, 1);
    assert.notEqual(panelTabs()[0]?.group.viewColumn, editor.viewColumn);
  });

  it('follows edits that are not saved, with ever newer versions', async () => {
    const editor = await drawnBeside('two.project.yaml', project('Second'));
    const { uri } = editor.document;
    const before = drawn(uri).at(-1) ?? 0;
    await typeAll(editor, project('Changed'));
    await until('a newer drawing', () => ((drawn(uri).at(-1) ?? 0) > before ? true : undefined));
  });

  it('goes on following while the spec has mistakes that do not concern it', async () => {
    const editor = await drawnBeside('four.project.yaml', project('Fourth'));
    const { uri } = editor.document;
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

  const posted = <Type extends HostMessage['type']>(
    spec: vscode.Uri,
    type: Type,
  ): readonly Extract<HostMessage, { type: Type }>[] =>
    told.flatMap((news) =>
      news.by === 'host' && news.spec.toString() === spec.toString() && news.message.type === type
        ? [news.message as Extract<HostMessage, { type: Type }>]
        : [],
    );

  /** A project with its interface in a file of its own, a pool, and its preview. */
  async function shown(
    folder: string,
  ): Promise<Record<'spec' | 'view' | 'pool' | 'rows', vscode.Uri>> {
    const at = `host/preview/${folder}`;
    const config = /config:[^]*$/;
    const view = config.exec(project('In a file'))?.[0].replace(/^config:\n/, '') ?? '';
    const files = {
      view: await fileWith(`${at}/view.yaml`, view.replace(/^ {6}/gm, '')),
      rows: await fileWith(`${at}/rows.tsv`, 'INPUT:text\tGOLDEN:ok\none\tyes\ntwo\tno\n'),
      pool: await fileWith(
        `${at}/x.pool.yaml`,
        `project_id: { $id: ./x.project.yaml }
filter: { and: [{ or: [{ category: computed, key: client_type, operator: EQ, value: TOLOKA_APP }] }] }
mixer_config: { real_tasks_count: 0, golden_tasks_count: 2, training_tasks_count: 0 }
$tasks: [{ $file: ./rows.tsv, kind: golden }]
`,
      ),
      spec: await fileWith(
        `${at}/x.project.yaml`,
        project('').replace(config, 'config: { $file: ./view.yaml }\n'),
      ),
    };
    const open = () => vscode.commands.executeCommand('crowdsmith.openPreview', files.spec);
    await openPage('the first drawing', open, () =>
      drawn(files.spec).length > 0 ? true : undefined,
    );
    return files;
  }

  const say: NonNullable<ExtensionApi['previews']>['say'] = async (spec, message) => {
    await api.previews?.say(spec, message);
  };

  it('reveals the lines of an element, in the file that they stand in', async () => {
    const { spec, view } = await shown('reveal');
    await say(spec, { type: 'reveal', place: { part: 'config', path: 'view.items.0' } });
    const editor = await until('the editor', () =>
      vscode.window.visibleTextEditors.find(({ document }) => document.uri.fsPath === view.fsPath),
    );
    const line = editor.document.lineAt(editor.selection.active.line).text;
    assert.match(line, /type: view\.text/);
  });

  it('outlines the element that the cursor stands on', async () => {
    const { spec, view } = await shown('outline');
    const editor = await vscode.window.showTextDocument(view, {
      viewColumn: vscode.ViewColumn.One,
    });
    const line = editor.document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('content:'));
    editor.selection = new vscode.Selection(line, 0, line, 0);
    const path = await until('the outline', () =>
      posted(spec, 'outline')
        .map(({ place }) => (place?.part === 'config' ? place.path : ''))
        .find((found) => found.startsWith('view.items.0.content')),
    );
    assert.ok(path);
  });

  it('begins with the pool’s device, shows other rows and pages, and counts them', async () => {
    const { spec, rows } = await shown('data');
    const first = posted(spec, 'render').at(-1)?.model;
    assert.equal(first?.device, 'phone');
    assert.deepEqual(first.tasks[0]?.input, { text: 'one' });
    const file = vscode.workspace.asRelativePath(rows);
    await say(spec, { type: 'choose', choice: { from: 'rows', file, row: 1, layout: 'one' } });
    await until('the second row', () =>
      posted(spec, 'render').at(-1)?.model.tasks[0]?.input.text === 'two' ? true : undefined,
    );
    await say(spec, { type: 'choose', choice: { from: 'rows', file, row: 0, layout: 'mixed' } });
    await until('a page', () =>
      posted(spec, 'render').at(-1)?.model.tasks.length === 2 ? true : undefined,
    );
    await until('the count', () =>
      posted(spec, 'tasksFiles').some(({ files }) => files[0]?.rows === 2) ? true : undefined,
    );
  });

  it('adds a golden row that can be undone', async () => {
    const { spec, rows } = await shown('golden');
    await say(spec, { type: 'goldenRow', task: 0, output: { ok: 'maybe' }, deed: 'append' });
    const document = await until('the row', () =>
      vscode.workspace.textDocuments.find(
        ({ uri, isDirty }) => uri.fsPath === rows.fsPath && isDirty,
      ),
    );
    assert.match(document.getText(), /\none\tmaybe\n$/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.doesNotMatch(document.getText(), /maybe/);
  });

  it('tells mistakes of the spec in the page, and those of the drawing in the editor', async () => {
    const editor = await drawnBeside('wrong.project.yaml', `${project('x')}wrong: 1\n`);
    const spec = editor.document.uri;
    await until('a finding', () =>
      posted(spec, 'findings').some(({ findings }) =>
        findings.some(({ message }) => message.includes('wrong')),
      )
        ? true
        : undefined,
    );
    await diagnosticsOf(spec, 'the mistake', (found) => found.length > 0);
    const place = { part: 'config', path: 'view.items.0' } as const;
    await say(spec, { type: 'problems', problems: [{ message: 'It went wrong', place }] });
    const shownThere = await until('the problem', () =>
      vscode.languages
        .getDiagnostics(spec)
        .find(
          ({ source, message }) => source === 'crowdsmith preview' && message === 'It went wrong',
        ),
    );
    assert.match(editor.document.lineAt(shownThere.range.start.line).text, /view\.text/);
  });
});

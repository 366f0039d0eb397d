import assert from 'node:assert/strict';
import { posix } from 'node:path';
import {
  SpecPreview,
  textInMemory,
  type DataChoice,
  type PreviewFiles,
  type PreviewModel,
} from '../../../src/preview';
import { parseSpec, specKindOf } from '../../../src/spec';

const project = `
public_name: Read
localization_config:
  default_language: EN
  additional_languages:
    - { language: AR, tb_view_spec: { keys: [{ key: hello, value: مرحبا }] } }
task_spec:
  input_spec: { text: { type: string }, secret: { type: string, required: false, hidden: true } }
  output_spec: { ok: { type: string } }
  view_spec:
    type: tb
    localizationConfig: { keys: [{ key: hello, defaultValue: Hello }, { key: bye, defaultValue: Bye }] }
    config: { view: { type: view.text, content: hello } }
`;

const pool = `project_id: { $id: ./read.project.yaml }
filter: { and: [{ or: [{ category: computed, key: client_type, operator: EQ, value: TOLOKA_APP }] }] }
mixer_config: { real_tasks_count: 2, golden_tasks_count: 1, training_tasks_count: 0 }
$tasks:
  - { $file: ./rows.tsv, kind: main }
  - { $file: ./golden.tsv, kind: golden }
`;

const one: DataChoice = { from: 'rows', row: 0, layout: 'one' };
const mixed: DataChoice = { from: 'rows', row: 0, layout: 'mixed' };

const texts = (model: PreviewModel): readonly unknown[] =>
  model.tasks.map(({ input }) => input.text).sort();

describe('the preview of a spec', () => {
  it('shows a row of the pool, one after the other', async () => {
    const preview = new SpecPreview(folder(), 'read.pool.yaml');
    const first = await preview.model(one);
    assert.equal(first.title, 'Read');
    assert.deepEqual(texts(first), ['one']);
    assert.deepEqual(texts(await preview.model({ ...one, row: 2 })), ['three']);
    const behind = await preview.model({ ...one, row: 99 });
    assert.deepEqual(texts(behind), ['three']);
    assert.deepEqual(behind.choice, { ...one, file: 'rows.tsv', row: 2 });
  });

  it('lays a page as the mixer does, control tasks with their known answers', async () => {
    const model = await new SpecPreview(folder(), 'read.pool.yaml').model(mixed);
    assert.deepEqual(texts(model), ['known', 'one', 'two']);
    const golden = model.tasks.find(({ kind }) => kind === 'golden');
    assert.deepEqual(golden?.known, [{ ok: 'yes' }]);
    assert.deepEqual(model.mixer, { real: 2, golden: 1, training: 0 });
    assert.deepEqual(
      texts(await new SpecPreview(folder(), 'read.pool.yaml').model({ ...mixed, row: 2 })),
      ['known', 'three'],
    );
  });

  it('begins with the device that the filter asks for, and knows the languages', async () => {
    const model = await new SpecPreview(folder(), 'read.pool.yaml').model(one);
    assert.equal(model.device, 'phone');
    assert.deepEqual(model.languages, ['en', 'ar']);
    assert.ok(model.interface.kind === 'tb');
    assert.deepEqual(model.interface.translations, { hello: 'Hello', bye: 'Bye' });
    assert.deepEqual(model.interface.localized, { ar: { hello: 'مرحبا', bye: 'Bye' } });
  });

  it('lets a project borrow rows from a pool of its own, and only of its own', async () => {
    const own = await new SpecPreview(folder(), 'read.project.yaml').model(one);
    assert.deepEqual(texts(own), ['one']);
    const alone = folder({ 'read.pool.yaml': 'project_id: { $id: ./other.project.yaml }' });
    const made = await new SpecPreview(alone, 'read.project.yaml').model(one);
    assert.equal(made.tasksFrom, 'sample');
  });

  it('shows made-up values, values typed by hand, and past answers', async () => {
    const preview = new SpecPreview(folder(), 'read.pool.yaml');
    assert.equal((await preview.model({ from: 'sample', layout: 'mixed' })).tasks.length, 3);
    const typed = await preview.model({ from: 'typed', inputs: [{ text: 'mine' }] });
    assert.deepEqual(typed.tasks, [{ input: { text: 'mine' } }]);
    assert.equal(typed.tasksFrom, 'typed');
    const rows = [{ input_values: { text: 'past' }, answer: { ok: 'no' } }];
    const page = { assignmentId: 'a1', rows };
    const past = await preview.model({ from: 'assignment', id: 'a1' }, page);
    assert.deepEqual(past.tasks, [{ input: { text: 'past' }, answer: { ok: 'no' } }]);
    assert.equal(past.assignmentId, 'a1');
  });

  it('counts and searches the tasks files', async () => {
    const preview = new SpecPreview(folder(), 'read.pool.yaml');
    await preview.model(one);
    await preview.countRows(() => undefined, new AbortController().signal);
    assert.deepEqual(
      preview.tasksFiles().map(({ file, kind, rows }) => [file, kind, rows]),
      [
        ['rows.tsv', 'main', 3],
        ['golden.tsv', 'golden', 1],
      ],
    );
    const found: number[] = [];
    for await (const rows of preview.search('rows.tsv', 'T', new AbortController().signal))
      found.push(...rows.map(({ row }) => row));
    assert.deepEqual(found, [1, 2]);
  });

  it('writes golden rows with the fields that performers do not see', async () => {
    const preview = new SpecPreview(folder(), 'read.pool.yaml');
    await preview.model({ ...one, row: 1 });
    const row = await preview.goldenRow(0, { ok: 'no' });
    assert.equal(row.file, 'golden.tsv');
    assert.equal(row.text, 'two\ts2\tno');
  });

  it('leads from the interface to its lines and back', async () => {
    const files = folder({
      'read.project.yaml': project.replace(/config: .*/, 'config: { $file: ui/view.yaml }'),
      'ui/view.yaml': 'view:\n  type: view.text\n  content: hello\n',
    });
    const preview = new SpecPreview(files, 'read.pool.yaml');
    await preview.model(one);
    const place = { part: 'config', path: 'view.content' } as const;
    assert.deepEqual(preview.placeAt('ui/view.yaml', { line: 2, character: 4 }), place);
    assert.equal(preview.locate(place)?.file, 'ui/view.yaml');
    assert.equal(preview.locate(place)?.range.start.line, 2);
    assert.deepEqual(preview.sources(), ['read.project.yaml', 'ui/view.yaml']);
    assert.equal(preview.placeAt('rows.tsv', { line: 0, character: 0 }), undefined);
  });

  it('draws a project that is still being written', async () => {
    const draft = folder({ 'read.project.yaml': 'public_name: Draft\ntask_spec: {}' });
    const model = await new SpecPreview(draft, 'read.project.yaml').model(one);
    assert.equal(model.interface.kind, 'none');
    const half = project.replace('{ type: string }, secret:', '{ type: }, secret:');
    const typing = folder({ 'read.project.yaml': half });
    assert.deepEqual(texts(await new SpecPreview(typing, 'read.pool.yaml').model(one)), ['one']);
  });

  it('says what is missing', async () => {
    const files = folder({
      'bare.project.yaml': 'public_name: Bare',
      'ids.pool.yaml': "project_id: '12'",
      'a.skill.yaml': 'name: A',
    });
    const model = (path: string) => new SpecPreview(files, path).model(one);
    await assert.rejects(model('bare.project.yaml'), /no task_spec yet/);
    await assert.rejects(model('ids.pool.yaml'), /names its project by an id/);
    await assert.rejects(model('a.skill.yaml'), /only projects, pools and training/);
  });
});

/** A folder in memory: a project, its pool with rows, and what a test adds or replaces. */
function folder(more: Readonly<Record<string, string>> = {}): PreviewFiles {
  const all: Readonly<Record<string, string>> = {
    'read.project.yaml': project,
    'read.pool.yaml': pool,
    'rows.tsv': 'INPUT:text\tINPUT:secret\none\ts1\ntwo\ts2\nthree\ts3\n',
    'golden.tsv': 'INPUT:text\tINPUT:secret\tGOLDEN:ok\nknown\t\tyes\n',
    ...more,
  };
  const read = (path: string): Promise<string> => {
    const text = all[path];
    return text === undefined ? Promise.reject(new Error(`${path}?`)) : Promise.resolve(text);
  };
  const resolved = (from: string, ref: string): string => posix.join(posix.dirname(from), ref);
  return {
    spec: async (path) => {
      const how = specKindOf(path);
      assert.ok(how);
      return parseSpec(await read(path), how);
    },
    resolveRef: (from, ref) => Promise.resolve(resolved(from, ref)),
    text: (from, ref) => read(resolved(from, ref)),
    tasks: async (from, ref) => textInMemory(await read(resolved(from, ref)), '1'),
    poolSpecs: () => Promise.resolve(Object.keys(all).filter((path) => path.includes('.pool.'))),
  };
}

import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { previewOfSpec, type PreviewFiles } from '../../../src/preview';
import { parseSpec, specKindOf } from '../../../src/spec';

const project = `
public_name: Read
task_spec:
  input_spec: { text: { type: string } }
  output_spec: { ok: { type: string } }
  view_spec: { type: tb, config: { view: { type: view.text, content: hello } } }
`;

describe('the preview of a spec', () => {
  it('takes the rows of a pool that is named', async () => {
    const model = await previewOfSpec(folder(), 'read.pool.yaml');
    assert.equal(model.title, 'Read');
    assert.deepEqual(
      model.tasks.map(({ input }) => input.text),
      ['one', 'two'],
    );
  });

  it('lets a project borrow rows from a pool of its own, and only of its own', async () => {
    const own = await previewOfSpec(folder(), 'read.project.yaml');
    assert.equal(own.tasks.length, 2);
    const alone = folder({ 'read.pool.yaml': 'project_id: { $id: ./other.project.yaml }' });
    assert.equal((await previewOfSpec(alone, 'read.project.yaml')).tasksFrom, 'sample');
  });

  it('shows input values that are given instead of rows', async () => {
    const model = await previewOfSpec(folder(), 'read.pool.yaml', { text: 'mine' });
    assert.deepEqual(model.tasks, [{ input: { text: 'mine' } }]);
  });

  it('draws a project that is still being written', async () => {
    const draft = folder({ 'read.project.yaml': 'public_name: Draft\ntask_spec: {}' });
    const model = await previewOfSpec(draft, 'read.project.yaml');
    assert.equal(model.interface.kind, 'none');
  });

  it('says what is missing', async () => {
    const files = folder({
      'bare.project.yaml': 'public_name: Bare',
      'ids.pool.yaml': "project_id: '12'",
      'a.skill.yaml': 'name: A',
    });
    await assert.rejects(previewOfSpec(files, 'bare.project.yaml'), /no task_spec yet/);
    await assert.rejects(previewOfSpec(files, 'ids.pool.yaml'), /names its project by an id/);
    await assert.rejects(previewOfSpec(files, 'a.skill.yaml'), /only projects, pools and training/);
  });
});

/** A folder in memory: a project, its pool with two rows, and what a test adds or replaces. */
function folder(more: Readonly<Record<string, string>> = {}): PreviewFiles {
  const texts: Readonly<Record<string, string>> = {
    'read.project.yaml': project,
    'read.pool.yaml':
      'project_id: { $id: ./read.project.yaml }\n$tasks: [{ $file: ./rows.tsv, kind: main }]',
    'rows.tsv': 'INPUT:text\none\ntwo\n',
    ...more,
  };
  const read = (path: string) => {
    const text = texts[path];
    return text === undefined ? Promise.reject(new Error(`${path}?`)) : Promise.resolve(text);
  };
  const resolved = (from: string, ref: string) => posix.join(posix.dirname(from), ref);
  return {
    spec: async (path) => {
      const how = specKindOf(path);
      assert.ok(how);
      return parseSpec(await read(path), how);
    },
    resolveRef: (from, ref) => Promise.resolve(resolved(from, ref)),
    text: (from, ref) => read(resolved(from, ref)),
    poolSpecs: () => Promise.resolve(Object.keys(texts).filter((path) => path.includes('.pool.'))),
  };
}

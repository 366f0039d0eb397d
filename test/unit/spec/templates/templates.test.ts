import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { estimateSpec } from '../../../../src/deploy';
import { parseTasksFile, resolveSpec, validateSpec } from '../../../../src/spec';
import {
  newPool,
  newProject,
  newSkill,
  newTraining,
  templates,
  type NewFile,
} from '../../../../src/spec/templates';
import { openWorkspace, outsideOf } from '../../../../src/workspace';
import { folderWith, removeFolders } from '../../workspace/temporaryFolder';

/** All that is said about these files, informations included. */
async function diagnosticsOf(files: readonly NewFile[]): Promise<readonly string[]> {
  const root = await folderWith({});
  for (const { path, text } of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const workspace = openWorkspace(root);
  const found: string[] = [];
  for (const path of await workspace.findSpecs()) {
    const spec = await workspace.readSpec(path);
    const outside = { ...(await outsideOf(workspace, spec)), hourlyFloor: 0.5 };
    for (const { code, message } of validateSpec(spec.doc, outside)) {
      found.push(`${path}: ${code} ${message}`);
    }
  }
  return found;
}

describe('what new specs begin with', () => {
  after(removeFolders);

  for (const template of templates) {
    it(`${template.label}: nothing is said against it, and its tasks fit`, async () => {
      const files = newProject(template, 'mine');
      assert.deepEqual(
        files.map(({ path }) => path),
        ['mine.project.yaml', 'mine.instructions.html', 'mine.pool.yaml', 'mine.tasks.tsv'],
      );
      assert.deepEqual(await diagnosticsOf(files), []);
      const root = await folderWith(
        Object.fromEntries(files.map(({ path, text }) => [path, text])),
      );
      const workspace = openWorkspace(root);
      const { doc } = await workspace.readSpec('mine.project.yaml');
      const resolved = await resolveSpec(doc, {
        readText: (ref) => workspace.readText('mine.project.yaml', ref),
        idOf: () => Promise.reject(new Error('a project refers to nothing')),
      });
      assert.ok(resolved.kind === 'project');
      const tasks = parseTasksFile(files[3]?.text ?? '', {
        ...{ format: 'tsv', kind: 'main' },
        inputSpec: resolved.object.task_spec.input_spec,
      });
      assert.deepEqual([tasks.problems, tasks.tasks.length > 0], [[], true]);
      const { total } = await estimateSpec(workspace, 'mine.pool.yaml');
      assert.ok(total > 0, 'its estimate has a price');
    });
  }

  it('pools, trainings and skills of their own stand up as well', async () => {
    const [template] = templates;
    assert.ok(template);
    const about = { project: '../mine.project.yaml', name: 'another' };
    const inFolder = ({ path, text }: NewFile): NewFile => ({ path: `more/${path}`, text });
    const more = [newPool(about), newTraining(about), newSkill('careful')].map(inFolder);
    assert.deepEqual(await diagnosticsOf([...newProject(template, 'mine'), ...more]), []);
  });

  it('take every name that a file may have', async () => {
    const [template] = templates;
    assert.ok(template);
    for (const name of ['123', 'yes', 'кошки', '1e3', '_a.b', 'null']) {
      const files: readonly NewFile[] = [...newProject(template, name), newSkill(name)];
      assert.deepEqual(await diagnosticsOf(files), [], name);
    }
  });
});

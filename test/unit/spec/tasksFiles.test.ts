import assert from 'node:assert/strict';
import { tasksFilesOf, type OutsideSpec } from '../../../src/spec';
import { specOf } from './cursor';

const project: OutsideSpec = {
  path: '../specs/a.project.yaml',
  doc: specOf(
    'a.project.yaml',
    'task_spec: { input_spec: { text: { type: string } }, output_spec: { ok: { type: boolean } } }\n',
  ),
};

const filesOf = (name: string, text: string) => tasksFilesOf(specOf(name, text), () => [project]);

describe('the tasks files of a spec', () => {
  it('are held against the fields of its project', () => {
    const [named] = filesOf(
      'a.pool.yaml',
      'project_id: { $id: ../specs/a.project.yaml }\n$tasks: [{ $file: a.tsv, kind: golden }, { $file: notes.doc }]\n',
    );
    assert.equal(named?.project, project);
    assert.equal(named.reading.kind, 'golden');
    assert.deepEqual(named.reading.inputSpec, { text: { type: 'string' } });
    assert.deepEqual(named.reading.outputSpec, { ok: { type: 'boolean' } });
  });

  it('are held against nothing while the project is not known', () => {
    const [named] = filesOf('a.training.yaml', "project_id: '5'\n$tasks: { $file: a.csv }\n");
    assert.equal(named?.reading.inputSpec, undefined);
    assert.equal(named?.reading.kind, 'training');
  });

  it('are the texts of a pipeline', () => {
    const [named] = filesOf(
      'a.pipeline.yaml',
      'texts: { $file: data/texts.tsv, columns: { nr: text_id } }\n',
    );
    assert.equal(named?.path, 'data/texts.tsv');
    assert.equal(named.reading.unique, 'text_id');
    assert.equal(named.reading.columns?.nr, 'text_id');
  });

  it('are none in a project', () => {
    assert.deepEqual(filesOf('a.project.yaml', '$tasks: { $file: a.csv }\n'), []);
  });
});

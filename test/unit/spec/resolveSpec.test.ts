import assert from 'node:assert/strict';
import {
  lockFor,
  referencesIn,
  resolveSpec,
  SpecError,
  type ResolveEnvironment,
} from '../../../src/spec';
import { specOf, textOf } from './cursor';

const env: ResolveEnvironment = {
  readText: (ref) =>
    Promise.resolve(
      ref.endsWith('.yaml')
        ? 'view: { type: view.text, content: { $file: t.txt } }'
        : `text of ${ref}`,
    ),
  idOf: (ref) => Promise.resolve(`id of ${ref}`),
};

const project = `public_name: x
public_instructions: { $file: ./i.html }
assignments_issuing_type: AUTOMATED
task_spec:
  input_spec: {}
  output_spec: {}
  view_spec:
    type: tb
    config: CONFIG
`;

describe('resolving a spec', () => {
  it('reads files in, serializes the interface and fills in its lock', async () => {
    const doc = specOf(
      'a.project.yaml',
      project.replace('CONFIG', '{ view: { type: view.text, content: Hi } }'),
    );
    const resolved = await resolveSpec(doc, env);
    assert.ok(resolved.kind === 'project');
    assert.equal(resolved.object.public_instructions, 'text of ./i.html');
    assert.deepEqual(resolved.object.task_spec.view_spec, {
      type: 'tb',
      config: '{"view":{"type":"view.text","content":"Hi"}}',
      lock: { core: '1.0.0', 'view.text': '1.0.0' },
    });
  });

  it('takes an interface from a file, with its own references', async () => {
    const doc = specOf('a.project.yaml', project.replace('CONFIG', '{ $file: ui.yaml }'));
    const resolved = await resolveSpec(doc, env);
    assert.ok(resolved.kind === 'project' && resolved.object.task_spec.view_spec?.type === 'tb');
    assert.equal(
      resolved.object.task_spec.view_spec.config,
      '{"view":{"type":"view.text","content":"text of t.txt"}}',
    );
  });

  it('keeps a config that is text, and a lock that is there', async () => {
    const doc = specOf(
      'a.project.yaml',
      `${project.replace('CONFIG', '\'{"view":{"type":"view.divider"}}\'')}    lock: { core: 1.3.0 }\n`,
    );
    const resolved = await resolveSpec(doc, env);
    assert.ok(resolved.kind === 'project' && resolved.object.task_spec.view_spec?.type === 'tb');
    assert.equal(resolved.object.task_spec.view_spec.config, '{"view":{"type":"view.divider"}}');
    assert.deepEqual(resolved.object.task_spec.view_spec.lock, { core: '1.3.0' });
  });

  it('fills in ids and hands the tasks over', async () => {
    const doc = specOf(
      'a.training.yaml',
      `project_id: { $id: ./a.project.yaml }
private_name: x
training_tasks_in_task_suite_count: 1
inherited_instructions: true
$tasks:
  - { $file: t.tsv, sample: 2, seed: 5, columns: { a: INPUT:b } }
`,
    );
    const resolved = await resolveSpec(doc, env);
    assert.ok(resolved.kind === 'training');
    assert.equal(resolved.object.project_id, 'id of ./a.project.yaml');
    assert.ok(!('$tasks' in resolved.object));
    assert.deepEqual(resolved.tasks, [
      { path: 't.tsv', kind: 'training', sample: 2, seed: 5, columns: { a: 'INPUT:b' } },
    ]);
  });

  it('refuses a broken notation and what does not fit, with code and place', async () => {
    await assert.rejects(resolveSpec(specOf('a.skill.yaml', 'name: "x'), env), (error) => {
      assert.ok(error instanceof SpecError);
      assert.equal(error.code, 'syntax-error');
      return true;
    });
    await assert.rejects(
      resolveSpec(specOf('a.skill.yaml', 'name: x\nhiden: true\n'), env),
      (error) => {
        assert.ok(error instanceof SpecError);
        assert.equal(error.code, 'unknown-key');
        assert.equal(error.range.start.line, 1);
        return true;
      },
    );
  });

  it('does not unfold aliases without end', async () => {
    const lines = ['a0: &a0 [x, x]'];
    for (let i = 1; i < 60; i++) lines.push(`a${i}: &a${i} [*a${i - 1}, *a${i - 1}]`);
    await assert.rejects(resolveSpec(specOf('a.skill.yaml', lines.join('\n')), env), {
      code: 'too-deep',
    });
  });
});

describe('a lock', () => {
  it('names the core and every component but data sources', () => {
    const config =
      '{"view":{"type":"view.text","content":{"type":"data.input","path":"x"}},"vars":{"d":{"type":"mine"}}}';
    assert.deepEqual(lockFor(config), { core: '1.0.0', 'view.text': '1.0.0' });
  });
});

describe('references', () => {
  it('are found in their order, each with its place', () => {
    const doc = specOf(
      'a.pool.yaml',
      'project_id: { $id: ./a.project.yaml }\npublic_instructions: { $file: i.html }\n$tasks: [{ $file: t.tsv }]\n',
    );
    const found = referencesIn(doc).map(({ form, path, range }) => [
      form,
      path,
      textOf(doc, range),
    ]);
    assert.deepEqual(found, [
      ['$id', './a.project.yaml', './a.project.yaml'],
      ['$file', 'i.html', 'i.html'],
      ['$tasks', 't.tsv', 't.tsv'],
    ]);
  });

  it('of a pipeline are its specs', () => {
    const doc = specOf(
      'a.pipeline.yaml',
      'texts: { $file: t.tsv }\nrecording: { project: r.project.yaml, pool: r.pool.yaml }\n',
    );
    assert.deepEqual(
      referencesIn(doc).map(({ form, path }) => `${form} ${path}`),
      ['$file t.tsv', 'pipeline r.project.yaml', 'pipeline r.pool.yaml'],
    );
  });
});

import assert from 'node:assert/strict';
import {
  completeAt,
  specKindOf,
  parseSpec,
  type CompletionItem,
  type Outside,
} from '../../../../src/spec';
import { outsideOf, type Folder } from '../navigate/folder';
import { reading } from '../navigate/reading';

/** Completions at `|` in a text that stands at `path` of the folder. */
function items(path: string, fixture: string, more: Outside = {}): readonly CompletionItem[] {
  const text = fixture.replace('|', '');
  const folder: Folder = { ...reading, [path]: text };
  const how = specKindOf(path);
  assert.ok(how);
  const doc = parseSpec(text, how);
  const position = doc.lines.positionAt(fixture.indexOf('|'));
  return completeAt(doc, position, { ...outsideOf(folder, path), ...more });
}

const labels = (path: string, fixture: string): readonly string[] =>
  items(path, fixture).map(({ label }) => label);

const project = 'project_id: { $id: ../specs/judge.project.yaml }\n';

describe('completing field ids', () => {
  it('offers headers of the project in a mapping of columns', () => {
    const text = `${project}$tasks:\n  - { $file: ../data/plain.tsv, columns: { sentence: | } }\n`;
    assert.deepEqual(labels('pools/a.pool.yaml', text), [
      'INPUT:text',
      'INPUT:text_id',
      'GOLDEN:verdict',
      'HINT:text',
      'TASK:overlap',
    ]);
  });

  it('offers the columns of the file as keys of the mapping', () => {
    const text = `${project}$tasks:\n  - $file: ../data/plain.tsv\n    columns:\n      |\n`;
    assert.deepEqual(labels('pools/a.pool.yaml', text).slice(0, 2), ['sentence', 'truth']);
  });

  it('offers the outputs of the project in a pool and in a pipeline', () => {
    const overlap = `${project}dynamic_overlap_config:\n  fields:\n    - name: |\n`;
    assert.deepEqual(labels('pools/a.pool.yaml', overlap), ['verdict']);
    const stages = 'recording:\n  project: ./specs/read.project.yaml\n  audio: |\n';
    assert.deepEqual(labels('b.pipeline.yaml', stages), ['record']);
    const accept =
      'classification:\n  project: specs/judge.project.yaml\n  accept:\n    output: |\n';
    assert.deepEqual(labels('b.pipeline.yaml', accept), ['verdict']);
  });

  it('offers columns of the tasks files that the project does not declare yet', () => {
    const text = `task_spec:
  input_spec:
    text: { type: string }
  view_spec:
    type: tb
    config:
      view:
        type: view.text
        content:
          type: data.input
          path: |
`;
    const found = items('specs/judge.project.yaml', text);
    assert.deepEqual(
      found.slice(0, 2).map(({ label }) => label),
      ['text', 'text_id'],
    );
    assert.match(found[1]?.detail ?? '', /column of \.\.\/data\/judge\.tsv/);
  });
});

describe('completing paths', () => {
  it('offers specs of the kind that is wanted', () => {
    assert.deepEqual(labels('pools/a.pool.yaml', 'project_id: { $id: | }\n'), [
      '../specs/judge.project.yaml',
      '../specs/read.project.yaml',
    ]);
    assert.deepEqual(labels('b.pipeline.yaml', 'classification:\n  pool: |\n'), [
      './pools/judge.pool.yaml',
    ]);
  });

  it('offers tables where tasks come from, and interfaces for a config', () => {
    assert.deepEqual(labels('pools/a.pool.yaml', `${project}$tasks:\n  - $file: |\n`), [
      '../data/judge.jsonl',
      '../data/judge.tsv',
      '../data/plain.tsv',
      '../data/texts.tsv',
      '../specs/ui/judge.json',
    ]);
    const config = 'task_spec:\n  view_spec:\n    type: tb\n    config: { $file: | }\n';
    assert.ok(labels('specs/a.project.yaml', config).includes('./ui/judge.json'));
  });
});

describe('completing ids of remote objects', () => {
  const remote = { projects: [{ id: '12', name: 'Reading' }] };

  it('offers them by name, and quotes the id', () => {
    const [item] = items('pools/a.pool.yaml', 'project_id: |\n', { remote });
    assert.deepEqual(
      [item?.label, item?.insertText, item?.filterText],
      ['Reading', "'12'", '12 Reading'],
    );
  });

  it('is silent about them while signed out', () => {
    assert.deepEqual(labels('pools/a.pool.yaml', 'project_id: |\n'), ['{ $id: … }']);
  });
});

describe('completing codes', () => {
  it('finds languages by their names', () => {
    const filter =
      'filter:\n  and:\n    - category: profile\n      key: languages\n      value: |\n';
    const french = items('a.pool.yaml', filter).find(({ label }) => label === 'FR');
    assert.equal(french?.filterText, 'FR French');
  });
});

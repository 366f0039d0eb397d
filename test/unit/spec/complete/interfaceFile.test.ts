import assert from 'node:assert/strict';
import { completeAt, hoverAt, parseInterface, type Outside } from '../../../../src/spec';
import { specOf } from '../cursor';

const project = `public_name: Cats
task_spec:
  input_spec: { image: { type: url } }
  output_spec: { answer: { type: string } }
  view_spec: { type: tb, config: { $file: ../ui/ask.yaml } }
`;

const outside: Outside = {
  path: 'ui/ask.yaml',
  specs: () => [
    { path: '../specs/cats.project.yaml', doc: specOf('cats.project.yaml', project) },
    {
      path: '../specs/cats.pool.yaml',
      doc: specOf(
        'cats.pool.yaml',
        'project_id: { $id: ./cats.project.yaml }\n$tasks: [{ $file: ../data/cats.tsv }]\n',
      ),
    },
  ],
  columns: (ref) => (ref === '../data/cats.tsv' ? ['INPUT:image', 'INPUT:name'] : undefined),
};

function at(fixture: string, format: 'yaml' | 'json' = 'yaml') {
  const offset = fixture.indexOf('|');
  const doc = parseInterface(fixture.replace('|', ''), { format });
  return { doc, position: doc.lines.positionAt(offset) };
}

function labels(fixture: string, format: 'yaml' | 'json' = 'yaml'): readonly string[] {
  const { doc, position } = at(fixture, format);
  return completeAt(doc, position, outside).map(({ label }) => label);
}

/** Names of fields and pieces, without the components that could compute one. */
function paths(fixture: string): readonly string[] {
  const { doc, position } = at(fixture);
  return completeAt(doc, position, outside).flatMap(({ label, kind }) =>
    kind === 'path' ? [label] : [],
  );
}

const hovered = (fixture: string): string => {
  const { doc, position } = at(fixture);
  return hoverAt(doc, position, outside)?.markdown ?? '';
};

describe('an interface in a file of its own', () => {
  it('is completed as if it stood in the project: keys, components, properties', () => {
    assert.ok(labels('|\n').includes('view'));
    assert.ok(labels('view:\n  type: |\n').includes('view.list'));
    assert.ok(labels('view:\n  type: field.text\n  |\n').includes('placeholder'));
    assert.ok(labels('{ "view": { "type": "|" } }', 'json').includes('view.list'));
  });

  it('knows the fields of the project that names it, and the columns of its tasks', () => {
    const input = 'view: { type: view.image, url: { type: data.input, path: | } }\n';
    assert.deepEqual(paths(input), ['image', 'name']);
    const output = 'view: { type: field.text, data: { type: data.output, path: | } }\n';
    assert.deepEqual(paths(output), ['answer']);
  });

  it('offers the pieces under its own `vars`', () => {
    const text = 'vars: { a: { type: data.output, path: answer } }\nview: { $ref: | }\n';
    assert.deepEqual(paths(text), ['vars.a']);
  });

  it('is explained: components, properties, fields', () => {
    assert.match(hovered('view: { type: view.im|age, url: x }\n'), /`view\.image`: A picture/);
    assert.match(hovered('view: { type: view.image, u|rl: x }\n'), /url/);
    const field = 'view: { type: view.image, url: { type: data.input, path: ima|ge } }\n';
    assert.match(hovered(field), /input_spec|input field/i);
  });
});

import assert from 'node:assert/strict';
import {
  interfaceSource,
  parseSpec,
  type InterfacePlace,
  type Outside,
} from '../../../../src/spec';

function sourceOf(text: string, files: Readonly<Record<string, string>> = {}) {
  const doc = parseSpec(text, { kind: 'project', format: 'yaml' });
  const outside: Outside = {
    file: (ref) => {
      const found = files[ref];
      return found === undefined ? { state: 'missing' } : { state: 'found', text: found };
    },
  };
  return interfaceSource(doc, outside);
}

const inline = `task_spec:
  input_spec:
    text: { type: string }
  output_spec:
    ok: { type: string }
  view_spec:
    type: tb
    config:
      view:
        type: view.list
        items:
          - type: view.text
            content: hello
          - type: field.text
            data: { type: data.output, path: ok }
`;

const lineOf = (source: ReturnType<typeof sourceOf>, place: InterfacePlace) => {
  const found = source.locate(place);
  return found && `${found.path ?? ''}:${String(found.range.start.line)}`;
};

describe('the source of an interface', () => {
  it('finds a component of a mapping, and the component under a line', () => {
    const source = sourceOf(inline);
    assert.equal(lineOf(source, { part: 'config', path: 'view.items.1' }), ':13');
    const at = (line: number, character = 0) => source.placeAt(undefined, { line, character });
    assert.deepEqual(at(11), { part: 'config', path: 'view.items.0.type' });
    assert.deepEqual(at(12, 3), { part: 'config', path: 'view.items.0.content' });
    assert.deepEqual(at(2, 6), { part: 'inputSpec', field: 'text' });
    assert.deepEqual(at(4), { part: 'outputSpec', field: 'ok' });
    assert.equal(at(0), undefined);
  });

  it('finds it inside of a config string', () => {
    const config =
      '{"view": {\n  "type": "view.list",\n  "items": [\n    {"type": "view.text"}\n]}}';
    const block = config.replaceAll('\n', '\n        ');
    const source = sourceOf(
      `task_spec:\n  view_spec:\n    type: tb\n    config: |\n        ${block}\n`,
    );
    assert.equal(lineOf(source, { part: 'config', path: 'view.items.0' }), ':7');
    const place = source.placeAt(undefined, { line: 7, character: 14 });
    assert.deepEqual(place, { part: 'config', path: 'view.items.0.type' });
  });

  it('finds it in the file that the project names', () => {
    const spec = 'task_spec:\n  view_spec:\n    type: tb\n    config: { $file: ./ui.json }\n';
    const files = { './ui.json': '{\n "view": {\n  "type": "view.text"\n }\n}' };
    const source = sourceOf(spec, files);
    assert.equal(lineOf(source, { part: 'config', path: 'view' }), './ui.json:1');
    assert.equal(source.placeAt(undefined, { line: 2, character: 3 }), undefined);
    const place = source.placeAt('./ui.json', { line: 2, character: 4 });
    assert.deepEqual(place, { part: 'config', path: 'view.type' });
  });

  it('counts the lines of markup in a block scalar and in a file', () => {
    const spec = `task_spec:
  view_spec:
    markup: |
      <div>
        <b>x</b>
      </div>
    script: { $file: task.js }
`;
    const source = sourceOf(spec, { 'task.js': 'a();\nb();\n' });
    assert.equal(lineOf(source, { part: 'markup', from: 1, to: 1 }), ':4');
    assert.deepEqual(source.placeAt(undefined, { line: 4, character: 9 }), {
      part: 'markup',
      from: 1,
      to: 1,
    });
    assert.equal(lineOf(source, { part: 'script', from: 1, to: 1 }), 'task.js:1');
    assert.deepEqual(source.placeAt('task.js', { line: 0, character: 0 }), {
      part: 'script',
      from: 0,
      to: 0,
    });
  });

  it('takes a key that holds a dot for one step', () => {
    const spec =
      'task_spec:\n  view_spec:\n    type: tb\n    config:\n      vars:\n        a.b: { type: view.text }\n';
    assert.equal(lineOf(sourceOf(spec), { part: 'config', path: 'vars.a.b' }), ':5');
  });
});

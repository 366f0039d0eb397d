import assert from 'node:assert/strict';
import {
  applyEdits,
  fixAll,
  fixesFor,
  rewritesAt,
  validateSpec,
  type Fix,
  type Outside,
  type SpecDocument,
} from '../../../src/spec';
import { specOf } from './cursor';
import { folder } from './rules/told';

function fixesOf(doc: SpecDocument, code: string, outside: Outside): readonly Fix[] {
  const found = validateSpec(doc, outside).find((diagnostic) => diagnostic.code === code);
  assert.ok(found, `nothing was told of ${code}`);
  return fixesFor(doc, found, outside);
}

/** The text after the first fix of the first diagnostic of a code, which is then gone. */
function fixed(code: string, name: string, text: string, outside: Outside = {}): string {
  const doc = specOf(name, text);
  const [fix] = fixesOf(doc, code, outside);
  assert.ok(fix, `there is no fix for ${code}`);
  assert.equal(fix.code, code);
  const after = applyEdits(doc, fix.edits);
  const before = validateSpec(doc, outside).filter((diagnostic) => diagnostic.code === code).length;
  const left = validateSpec(specOf(name, after), outside);
  assert.deepEqual(
    left.filter(({ code: other }) => other === 'syntax-error'),
    [],
  );
  assert.equal(left.filter((diagnostic) => diagnostic.code === code).length, before - 1);
  return after;
}

const project = (outputs: string, items: string): string => `public_name: x
task_spec:
  input_spec: {}
  output_spec:${outputs}
  view_spec:
    type: tb
    config:
      view:
        type: view.list
        items:
${items}`;

const ticks = `          - type: field.checkbox-group
            data: { type: data.output, path: noises }
            options: [{ label: Dog, value: dog }]
`;

describe('quick fixes', () => {
  it('add a missing output field, of the type that is written', () => {
    assert.equal(
      fixed(
        'undeclared-output',
        'a.project.yaml',
        project('\n    a: { type: string } # first', ticks),
      ),
      project(
        '\n    a: { type: string } # first\n    noises: { type: json, required: true }',
        ticks,
      ),
    );
    assert.equal(
      fixed('undeclared-output', 'a.project.yaml', project(' {}', ticks)),
      project(' { noises: { type: json, required: true } }', ticks),
    );
  });

  it('add it in JSON, on a line of its own where the others have one', () => {
    const text = `{
  "task_spec": {
    "input_spec": {},
    "output_spec": {
      "a": { "type": "string" }
    },
    "view_spec": { "type": "tb", "config": { "view": { "type": "field.checkbox", "data": { "type": "data.output", "path": "isNoise" } } } }
  }
}
`;
    assert.equal(
      fixed('undeclared-output', 'a.project.json', text),
      text.replace(
        '{ "type": "string" }\n',
        '{ "type": "string" },\n      "isNoise": {"type":"boolean","required":true}\n',
      ),
    );
  });

  it('correct a key, and offer to take it out', () => {
    const text = "project_id: '1'\nprivate_nam: x\nmixer_config: {}\n";
    assert.equal(
      fixed('unknown-key', 'a.pool.yaml', text),
      text.replace('private_nam', 'private_name'),
    );
    const doc = specOf('a.pool.yaml', text);
    const [, removal] = fixesOf(doc, 'unknown-key', {});
    assert.equal(removal?.title, 'Remove `private_nam`');
    assert.equal(applyEdits(doc, removal.edits), "project_id: '1'\nmixer_config: {}\n");
  });

  it('change the type of an output', () => {
    assert.equal(
      fixed(
        'output-type-mismatch',
        'a.project.yaml',
        project('\n    noises: { type: array_string }', ticks),
      ),
      project('\n    noises: { type: json }', ticks),
    );
  });

  it('add a field for an output that nothing writes', () => {
    const outputs =
      '\n    noises: { type: json }\n    good: { type: string, required: true, allowed_values: [yep, nope] }';
    assert.equal(
      fixed('output-never-written', 'a.project.yaml', project(outputs, ticks)),
      project(
        outputs,
        `${ticks}          - { type: field.radio-group, label: good, data: { type: data.output, path: good }, validation: { type: condition.required }, options: [{ label: yep, value: yep }, { label: nope, value: nope }] }\n`,
      ),
    );
  });

  const quality = (rule: string): string => `project_id: '1'
auto_accept_solutions: false
auto_accept_period_day: 7
quality_control:
  configs:
    - collector_config: { type: ASSIGNMENTS_ASSESSMENT }
      rules:
        - conditions:
${rule}          action:
            type: CHANGE_OVERLAP
            parameters: { delta: 1 }
`;

  it('add a missing condition', () => {
    const pending = '            - { key: pending_assignments_count, operator: GTE, value: 1 }\n';
    assert.equal(
      fixed('overlap-open-ended', 'a.pool.yaml', quality(pending)),
      quality(`${pending}            - { key: assessment_event, operator: EQ, value: REJECT }\n`),
    );
  });

  it('let only the mobile app do tasks on a map', () => {
    const outside = folder('a.pool.yaml', {
      'p.project.yaml': 'assignments_issuing_type: MAP_SELECTOR\n',
    });
    const text =
      'project_id: { $id: p.project.yaml }\nfilter:\n  and:\n    - { category: profile, key: languages, operator: IN, value: EN }\n';
    assert.equal(
      fixed('map-needs-app-filter', 'a.pool.yaml', text, outside),
      `${text}    - { category: computed, key: client_type, operator: EQ, value: TOLOKA_APP }\n`,
    );
  });

  it('add what a pool lacks', () => {
    const text = 'auto_accept_solutions: false\n';
    assert.equal(
      fixed('auto-accept-period-missing', 'a.pool.yaml', text),
      `${text}auto_accept_period_day: 7\n`,
    );
    const crlf = '# a comment\r\nauto_accept_solutions: false # by hand\r\n';
    assert.equal(
      fixed('auto-accept-period-missing', 'a.pool.yaml', crlf),
      `${crlf}auto_accept_period_day: 7\r\n`,
    );
  });

  it('replace an id by the spec that the lock file has for it', () => {
    const outside: Outside = {
      deployed: () => [
        { path: 'read.project.yaml', kind: 'project', id: '77', profile: 'sandbox' },
      ],
    };
    assert.equal(
      fixed('literal-id', 'a.pool.yaml', "project_id: '77'\n", outside),
      'project_id: { $id: read.project.yaml }\n',
    );
    assert.equal(
      fixed('literal-id', 'a.pool.json', '{"project_id": "77"}', outside),
      '{"project_id": {"$id":"read.project.yaml"}}',
    );
  });

  it('mark one fix at most as the one that is meant', () => {
    const doc = specOf('a.pool.yaml', "privat_name: x\nproject_id: '1'\n");
    for (const diagnostic of validateSpec(doc))
      assert.ok(fixesFor(doc, diagnostic).filter(({ preferred }) => preferred).length <= 1);
  });
});

describe('fix all', () => {
  it('mends everything that has one way out, in several rounds where it must', () => {
    const text = `private_nam: x
auto_accept_solutions: false
quality_control:
  captcha_frequency: LOWW
  configs: []
`;
    const doc = specOf('a.pool.yaml', text);
    assert.equal(
      applyEdits(doc, fixAll(doc)),
      `private_name: x
auto_accept_solutions: false
quality_control:
  captcha_frequency: LOW
  configs: []
auto_accept_period_day: 7
`,
    );
  });

  it('leaves alone what is silenced', () => {
    const text = 'name: x\nhiden: true # crowdsmith-disable-line unknown-key\n';
    assert.deepEqual(fixAll(specOf('a.skill.yaml', text)), []);
    const plain = specOf('a.skill.yaml', 'name: x\nhiden: true\n');
    assert.deepEqual(fixAll(plain, {}, { silenced: ['unknown-key'] }), []);
    assert.equal(fixAll(plain).length, 1);
  });

  it('leaves alone what has nothing to mend', () => {
    assert.deepEqual(fixAll(specOf('a.skill.yaml', 'name: x\n')), []);
  });
});

describe('what was meant takes the place of what is written', () => {
  const replaced = (name: string, text: string): string => {
    const doc = specOf(name, text);
    const fix = validateSpec(doc)
      .flatMap((diagnostic) => fixesFor(doc, diagnostic))
      .find(({ title }) => title.startsWith('Replace'));
    return fix ? applyEdits(doc, fix.edits) : '';
  };

  it('with its quotes, where it has some', () => {
    assert.equal(
      replaced('a.skill.json', '{"name":"x","hiden":true}'),
      '{"name":"x","hidden":true}',
    );
    assert.equal(replaced('a.skill.yaml', "name: x\n'hiden': true\n"), "name: x\n'hidden': true\n");
    assert.equal(replaced('a.skill.yaml', 'name: x\nhiden: true\n'), 'name: x\nhidden: true\n');
  });

  it('with the escaped quotes of a text in a text', () => {
    const config = (key: string): string =>
      JSON.stringify(JSON.stringify({ [key]: { type: 'view.list', items: [] } }));
    const text = (key: string): string =>
      `{"task_spec":{"input_spec":{},"output_spec":{},"view_spec":{"type":"tb","config":${config(key)}}},"public_name":"x"}`;
    assert.equal(replaced('a.project.json', text('viw')), text('view'));
  });
});

describe('an interface in a file of its own', () => {
  const spec = `public_name: x
task_spec:
  input_spec: { text: { type: string } }
  output_spec: {}
  view_spec: { type: tb, config: { $file: ui.yaml } }
`;
  const fixesIn = (ui: string): readonly Fix[] => {
    const outside: Outside = { file: () => ({ state: 'found', text: ui }) };
    const doc = specOf('a.project.yaml', spec);
    return validateSpec(doc, outside)
      .filter(({ path }) => path === 'ui.yaml')
      .flatMap((diagnostic) => fixesFor(doc, diagnostic, outside));
  };

  it('is mended in that file', () => {
    const view = 'view: { type: view.text, content: x }\n';
    const [replace, remove] = fixesIn(`${view}plugin: []\n`);
    const at = { start: { line: 1, character: 0 }, end: { line: 1, character: 6 } };
    assert.deepEqual(replace?.edits, [{ path: 'ui.yaml', range: at, newText: 'plugins' }]);
    assert.deepEqual(remove?.edits[0]?.path, 'ui.yaml');
    assert.equal(remove.title, 'Remove `plugin`');
  });

  it('has what it lacks added to the project', () => {
    const [, add] = fixesIn(
      'view: { type: view.text, content: { type: data.input, path: txt } }\n',
    );
    assert.equal(add?.title, 'Add `txt` (string) to input_spec');
    assert.equal(add.edits[0]?.path, undefined);
  });
});

describe('rewriting a config', () => {
  const text = `task_spec:
  view_spec:
    type: tb
    config: '{"view":{"type":"view.text","content":"it''s: a #1"},"plugins":[{"type":"plugin.hotkeys","1":{"$empty":true}}]}'
    lock: {}
`;
  const mapping = `task_spec:
  view_spec:
    type: tb
    config:
      view:
        type: view.text
        content: 'it''s: a #1'
      plugins:
        - '1':
            $empty: true
          type: plugin.hotkeys
    lock: {}
`;
  const rewrite = (name: string, from: string): string => {
    const doc = specOf(name, from);
    const node = doc.nodeAt(['task_spec', 'view_spec', 'config']);
    assert.ok(node);
    const [fix] = rewritesAt(doc, doc.rangeOf(node));
    assert.ok(fix);
    return applyEdits(doc, fix.edits);
  };
  const config = (name: string, from: string): unknown => {
    const value = specOf(name, from).nodeAt(['task_spec', 'view_spec', 'config']);
    return value?.kind === 'scalar' ? JSON.parse(String(value.value)) : undefined;
  };

  it('makes a mapping of a pasted text', () => {
    assert.equal(rewrite('a.project.yaml', text), mapping);
  });

  it('makes a text of a mapping, with the same data', () => {
    const back = rewrite('a.project.yaml', mapping);
    assert.deepEqual(config('a.project.yaml', back), config('a.project.yaml', text));
    assert.match(back, /config: \|-\n {6}\{\n/);
  });

  it('goes both ways in JSON', () => {
    const json = '{"task_spec":{"view_spec":{"type":"tb","config":"{\\"view\\":{}}"}}}';
    const object = rewrite('a.project.json', json);
    assert.deepEqual(JSON.parse(object), {
      task_spec: { view_spec: { type: 'tb', config: { view: {} } } },
    });
    assert.deepEqual(JSON.parse(rewrite('a.project.json', object)), JSON.parse(json));
  });
});

import assert from 'node:assert/strict';
import { validateSpec, type Outside } from '../../../src/spec';
import { specOf, textOf } from './cursor';

/** Code and underlined text of each diagnostic. */
function found(name: string, text: string, outside: Outside = {}): readonly string[] {
  const doc = specOf(name, text);
  return validateSpec(doc, outside).map(({ code, range, path }) =>
    path === undefined
      ? `${code} ⟨${textOf(doc, range)}⟩`
      : `${code} in ${path} ${range.start.line}:${range.start.character}`,
  );
}

const skill = (lines: string): readonly string[] => found('a.skill.yaml', `name: x\n${lines}`);
const has = (list: readonly string[], item: string): void =>
  assert.ok(list.includes(item), `${item} is not among ${JSON.stringify(list)}`);

describe('validating against the schema', () => {
  it('accepts what is right', () => {
    assert.deepEqual(skill('public_name: { EN: Reader }\nhidden: false\n'), []);
  });

  it('underlines an unknown key and names the one that was meant', () => {
    const doc = specOf('a.skill.yaml', 'name: x\nskil_ttl_hours: 5\n');
    const [diagnostic] = validateSpec(doc);
    assert.equal(diagnostic?.code, 'unknown-key');
    assert.match(diagnostic.message, /Did you mean `skill_ttl_hours`/);
    assert.deepEqual(diagnostic.suggestions, ['skill_ttl_hours']);
    assert.deepEqual(diagnostic.range, {
      start: { line: 1, character: 0 },
      end: { line: 1, character: 14 },
    });
  });

  it('does not call a misspelt key missing as well', () => {
    assert.deepEqual(found('a.skill.yaml', 'nam: x\n'), ['unknown-key ⟨nam⟩']);
  });

  it('names each missing key where the mapping begins', () => {
    assert.deepEqual(found('a.skill.yaml', 'hidden: true\n'), ['missing-key ⟨hidden⟩']);
  });

  it('speaks of wrong types, and offers quotes for text', () => {
    const doc = specOf('a.skill.yaml', 'name: 5\n');
    const [diagnostic] = validateSpec(doc);
    assert.equal(diagnostic?.code, 'wrong-type');
    assert.deepEqual(diagnostic.suggestions, ["'5'"]);
    has(skill('hidden: yes\n'), 'wrong-type ⟨yes⟩');
    has(skill('skill_ttl_hours: many\n'), 'wrong-type ⟨many⟩');
    has(skill('public_name: Reader\n'), 'wrong-type ⟨Reader⟩');
    has(skill('skill_ttl_hours: 1.5\n'), 'wrong-type ⟨1.5⟩');
  });

  it('keeps numbers in their range', () => {
    has(skill('skill_ttl_hours: 0\n'), 'out-of-range ⟨0⟩');
  });

  it('takes only the values of an enum', () => {
    const list = found('a.project.yaml', 'assignments_issuing_type: AUTOMATD\n');
    has(list, 'not-allowed-value ⟨AUTOMATD⟩');
  });

  it('warns of an optional key without a value and refuses a required one', () => {
    has(skill('private_comment:\n'), 'missing-value ⟨private_comment⟩');
    const doc = specOf('a.skill.yaml', 'name:\n');
    assert.equal(validateSpec(doc)[0]?.severity, 'error');
  });

  it('takes null where nothing needs to stand, as the platform sends it', () => {
    assert.deepEqual(found('a.skill.json', '{ "name": "x", "private_comment": null }'), []);
  });

  it('finds a key that stands twice', () => {
    has(skill('hidden: true\nhidden: false\n'), 'duplicate-key ⟨hidden⟩');
  });

  it('accepts what the platform adds', () => {
    const returned = 'id: "7"\nowner: { id: a, myself: true }\ncreated: 2020-01-01T00:00:00\n';
    assert.deepEqual(skill(returned), []);
  });

  it('refuses a day that does not exist', () => {
    has(
      found('a.pool.yaml', "will_expire: '2030-02-30T00:00:00'\n"),
      "not-allowed-value ⟨'2030-02-30T00:00:00'⟩",
    );
  });

  it('says of an empty file what it begins with', () => {
    assert.deepEqual(found('a.project.yaml', ''), ['missing-key ⟨⟩']);
  });
});

describe('choosing the branch that the author meant', () => {
  const field = (spec: string): readonly string[] =>
    found(
      'a.project.yaml',
      `task_spec:\n  input_spec:\n    a: ${spec}\n  output_spec: {}\n`,
    ).filter((item) => !item.startsWith('missing-key'));

  it('judges a field spec by its type', () => {
    assert.deepEqual(field('{ type: integer, min_value: 1 }'), []);
    assert.deepEqual(field('{ type: integer, min_length: 1 }'), ['unknown-key ⟨min_length⟩']);
  });

  it('says only that the type is wrong when it is', () => {
    assert.deepEqual(field('{ type: strng, min_length: 1 }'), ['not-allowed-value ⟨strng⟩']);
  });

  it('has no files among inputs', () => {
    assert.deepEqual(field('{ type: file }'), ['not-allowed-value ⟨file⟩']);
  });

  it('judges a collector by its type', () => {
    const list = found(
      'a.pool.yaml',
      'quality_control:\n  configs:\n    - collector_config: { type: INCOME, parameters: { history_size: 5 } }\n      rules: []\n',
    );
    has(list, 'unknown-key ⟨history_size⟩');
    has(list, 'out-of-range ⟨[⟩');
  });

  it('judges a filter by category and key', () => {
    const filter = (leaf: string) =>
      found('a.pool.yaml', `filter: { and: [${leaf}] }\n`).filter(
        (item) => !item.startsWith('missing-key'),
      );
    assert.deepEqual(filter('{ category: profile, key: languages, operator: IN, value: EN }'), []);
    assert.deepEqual(filter('{ category: profile, key: languages, operator: EQ, value: EN }'), [
      'not-allowed-value ⟨EQ⟩',
    ]);
    assert.deepEqual(filter('{ category: computed, key: rating, operator: GT, value: much }'), [
      'wrong-type ⟨much⟩',
    ]);
    assert.deepEqual(filter("{ category: skill, key: '12', operator: EQ }"), []);
  });
});

describe('the interface config', () => {
  const project = (config: string): string =>
    `public_name: x
assignments_issuing_type: AUTOMATED
task_spec:
  input_spec: { text: { type: string } }
  output_spec: { answer: { type: string } }
  view_spec:
    type: tb
    config: ${config}
`;

  it('is judged in place as a mapping', () => {
    const list = found('a.project.yaml', project('{ view: { type: view.txt } }'));
    assert.deepEqual(list, ['unknown-component ⟨view.txt⟩']);
  });

  it('is judged inside a block scalar of JSON', () => {
    const text = project(
      '|\n      {\n        "view": { "type": "view.text", "contnt": "x" }\n      }',
    );
    assert.deepEqual(found('a.project.yaml', text), ['unknown-key ⟨"contnt"⟩']);
  });

  it('is judged inside a quoted text of JSON', () => {
    const text = project('\'{"view": {"type": "action.set"}}\'');
    assert.deepEqual(found('a.project.yaml', text), ['component-not-allowed ⟨"action.set"⟩']);
  });

  it('is judged inside a JSON spec', () => {
    const config = JSON.stringify('{"view":{"type":"field.text","label":"ä"}}');
    const list = found(
      'a.project.json',
      `{"public_name":"x","assignments_issuing_type":"AUTOMATED","task_spec":{"input_spec":{},"output_spec":{},"view_spec":{"type":"tb","config":${config}}}}`,
    );
    assert.deepEqual(list, ['missing-key ⟨\\"view\\"⟩']);
  });

  it('says where JSON breaks off', () => {
    const list = found('a.project.yaml', project('\'{"view": {"type" "view.text"}}\''));
    assert.deepEqual(list, ['config-json-invalid ⟨"view.text"⟩']);
  });

  it('may come from a file', () => {
    const outside: Outside = {
      file: () => ({ state: 'found', text: 'view: { type: view.text }' }),
    };
    assert.deepEqual(found('a.project.yaml', project('{ $file: ui.yaml }'), outside), []);
    const broken: Outside = { file: () => ({ state: 'found', text: 'view: {' }) };
    assert.deepEqual(found('a.project.yaml', project('{ $file: ui.yaml }'), broken), [
      'missing-key in ui.yaml 0:0',
      'config-json-invalid in ui.yaml 0:6',
    ]);
  });

  it('lets data hold objects with a type of their own', () => {
    const list = found(
      'a.project.yaml',
      project(
        '{ view: { type: view.action-button, label: x, action: { type: action.set, data: { type: data.output, path: answer }, payload: { type: mine } } } }',
      ),
    );
    assert.deepEqual(list, []);
  });
});

describe('authoring forms', () => {
  it('stand for texts and ids', () => {
    const list = found(
      'a.training.yaml',
      `project_id: { $id: ./a.project.yaml }
private_name: x
training_tasks_in_task_suite_count: 1
inherited_instructions: false
public_instructions: { $file: ./i.html }
$tasks: [{ $file: t.tsv, kind: training, sample: 3, seed: 1 }]
`,
    );
    assert.deepEqual(list, []);
  });

  it('stand nowhere else', () => {
    has(skill('skill_ttl_hours: { $file: x }\n'), 'wrong-type ⟨$file⟩');
    has(found('a.pool.yaml', 'project_id: { $file: x }\n'), 'wrong-type ⟨$file⟩');
    has(found('a.skill.yaml', 'name: x\n$tasks: []\n'), 'unknown-key ⟨$tasks⟩');
  });

  it('name files that exist inside the workspace', () => {
    const missing: Outside = { file: () => ({ state: 'missing' }) };
    const leaving: Outside = { file: () => ({ state: 'outside' }) };
    const text = 'name: x\nprivate_comment: { $file: ../a.txt }\n';
    assert.deepEqual(found('a.skill.yaml', text, missing), ['file-missing ⟨../a.txt⟩']);
    assert.deepEqual(found('a.skill.yaml', text, leaving), ['file-outside-workspace ⟨../a.txt⟩']);
    assert.deepEqual(found('a.skill.yaml', 'name: { $file: /etc/passwd }\n'), [
      'file-outside-workspace ⟨/etc/passwd⟩',
    ]);
  });
});

describe('broken notation', () => {
  it('spoils only its own part of a YAML file', () => {
    const list = found('a.skill.yaml', 'name: "x\nhidden: maybe\npublic_nam: { EN: x }\n');
    has(list, 'wrong-type ⟨maybe⟩');
    has(list, 'unknown-key ⟨public_nam⟩');
    assert.ok(list.some((item) => item.startsWith('syntax-error')));
  });

  it('spoils only its own part of a JSON file', () => {
    const list = found('a.skill.json', '{ "name": "x", "hidden": , "skill_ttl_hours": 0 }');
    has(list, 'out-of-range ⟨0⟩');
    assert.ok(list.some((item) => item.startsWith('syntax-error')));
  });

  it('is told for tabs, second documents and unknown anchors', () => {
    assert.ok(found('a.skill.yaml', '\tname: x\n').some((item) => item.startsWith('syntax-error')));
    has(skill('---\nname: y\n'), 'several-documents ⟨---⟩');
    has(skill('private_comment: *x\n'), 'unknown-anchor ⟨*x⟩');
  });
});

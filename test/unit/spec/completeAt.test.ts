import assert from 'node:assert/strict';
import { completeAt, type CompletionItem } from '../../../src/spec';
import { textOf, withCursor } from './cursor';

function items(name: string, fixture: string): readonly CompletionItem[] {
  const { doc, position } = withCursor(name, fixture);
  return completeAt(doc, position);
}
const labels = (name: string, fixture: string): readonly string[] =>
  items(name, fixture).map(({ label }) => label);

describe('completing keys', () => {
  it('offers required keys first, then the rest, and documents them', () => {
    const list = items('a.skill.yaml', '|');
    assert.equal(list[0]?.label, 'name');
    assert.match(list[0].detail ?? '', /required/);
    assert.match(list[0].documentation ?? '', /only you see it/);
    assert.ok(list.length > 8);
  });

  it('leaves out what is there already', () => {
    const list = labels('a.skill.yaml', 'name: x\nhid|\nskill_ttl_hours: 5\n');
    assert.ok(!list.includes('name'));
    assert.ok(!list.includes('skill_ttl_hours'));
    assert.ok(list.includes('hidden'));
  });

  it('replaces the word at the cursor', () => {
    const { doc, position } = withCursor('a.skill.yaml', 'name: x\nhid|\n');
    const item = completeAt(doc, position).find(({ label }) => label === 'hidden');
    assert.equal(item && textOf(doc, item.replace), 'hid');
    assert.equal(item?.insertText, 'hidden: ${1|false,true|}');
  });

  it('writes only the name where a colon stands', () => {
    const item = items('a.skill.yaml', 'nam|: x\n').find(({ label }) => label === 'name');
    assert.equal(item?.insertText, 'name');
  });

  it('goes by the indentation of an empty line', () => {
    const text = (cursor: string) =>
      `public_name: x\ntask_spec:\n  input_spec: {}\n${cursor}\npublic_description: y\n`;
    assert.ok(labels('a.project.yaml', text('  |')).includes('view_spec'));
    assert.ok(labels('a.project.yaml', text('|')).includes('sensitive'));
  });

  it('indents what follows behind the dash of a list item', () => {
    const list = items('a.pool.yaml', 'quality_control:\n  configs:\n    - |\n');
    const item = list.find(({ label }) => label === 'rules');
    assert.equal(item?.insertText, 'rules:\n    - $1');
  });

  it('works in braces', () => {
    const list = items('a.project.yaml', 'task_spec:\n  input_spec:\n    a: { type: string, | }\n');
    const item = list.find(({ label }) => label === 'allowed_values');
    assert.equal(item?.insertText, 'allowed_values: [$1]');
    assert.ok(!list.some(({ label }) => label === 'min_value'));
  });

  it('works in JSON', () => {
    const item = items('a.skill.json', '{ "name": "x", "hid|" }').find(
      ({ label }) => label === 'hidden',
    );
    assert.equal(item?.insertText, '"hidden": ${1|false,true|}');
    assert.ok(labels('a.skill.json', '{ | }').includes('name'));
    assert.ok(labels('a.skill.json', '{ "name": "x" |').includes('hidden'));
  });

  it('works in a broken file', () => {
    const list = labels('a.skill.yaml', 'name: "x\nbroken\npublic_name: [\nhid|\n');
    assert.ok(list.includes('hidden'));
  });

  it('knows the properties of a component', () => {
    const list = labels(
      'a.project.yaml',
      'task_spec:\n  view_spec:\n    type: tb\n    config:\n      view:\n        type: view.audio\n        |\n',
    );
    assert.equal(list[0], 'url');
    assert.ok(list.includes('validation'));
    assert.ok(!list.includes('options'));
  });

  it('is silent in comments and block scalars', () => {
    assert.deepEqual(labels('a.skill.yaml', 'name: x # hid|\n'), []);
    assert.deepEqual(labels('a.skill.yaml', 'private_comment: >\n  hid|\n'), []);
  });
});

describe('completing values', () => {
  it('offers the values of an enum with their meaning', () => {
    const list = items('a.project.yaml', 'assignments_issuing_type: |\n');
    assert.deepEqual(
      list.map(({ label }) => label),
      ['AUTOMATED', 'MAP_SELECTOR'],
    );
    assert.match(list[0]?.documentation ?? '', /by itself/);
  });

  it('puts a blank after a colon that has none', () => {
    assert.equal(items('a.skill.yaml', 'hidden:|')[0]?.insertText, ' true');
  });

  it('quotes in JSON', () => {
    assert.equal(
      items('a.project.json', '{ "assignments_issuing_type": | }')[0]?.insertText,
      '"AUTOMATED"',
    );
    assert.equal(
      items('a.project.json', '{ "assignments_issuing_type": "A|" }')[0]?.insertText,
      '"AUTOMATED"',
    );
  });

  it('quotes what YAML would read otherwise', () => {
    const list = items(
      'a.pool.yaml',
      'filter:\n  and:\n    - { category: profile, key: languages, operator: IN, value: | }\n',
    );
    assert.equal(list.find(({ label }) => label === 'NO')?.insertText, "'NO'");
    assert.equal(list.find(({ label }) => label === 'EN')?.documentation, 'English');
  });

  it('offers only what a collector counts and can lead to', () => {
    const rule = (rest: string) =>
      `quality_control:\n  configs:\n    - collector_config: { type: INCOME }\n      rules:\n        - ${rest}\n`;
    assert.deepEqual(labels('a.pool.yaml', rule('conditions: [{ key: | }]')), [
      'income_sum_for_last_24_hours',
    ]);
    assert.ok(!labels('a.pool.yaml', rule('action: { type: | }')).includes('CHANGE_OVERLAP'));
  });

  it('offers components for their slot', () => {
    const config = (rest: string) =>
      `task_spec:\n  view_spec:\n    type: tb\n    config:\n      ${rest}\n`;
    const views = labels('a.project.yaml', config('view: { type: | }'));
    assert.ok(views.includes('layout.columns') && !views.includes('action.set'));
    const plugins = labels('a.project.yaml', config('plugins: [{ type: | }]'));
    assert.ok(plugins.includes('plugin.hotkeys') && !plugins.includes('view.text'));
  });

  it('offers field ids as paths', () => {
    const list = labels(
      'a.project.yaml',
      'task_spec:\n  input_spec: { sound: { type: url } }\n  view_spec: { type: tb, config: { view: { type: view.audio, url: { type: data.input, path: | } } } }\n',
    );
    assert.equal(list[0], 'sound');
  });

  it('offers forms for ids and files', () => {
    assert.equal(
      items('a.pool.yaml', 'project_id: |\n')[0]?.insertText,
      '{ \\$id: ${1:./name.project.yaml} \\}',
    );
    assert.equal(labels('a.project.yaml', 'public_instructions: |\n')[0], '{ $file: … }');
  });

  it('offers regions by name', () => {
    const list = items(
      'a.pool.yaml',
      'filter: { and: [{ category: computed, key: region_by_ip, operator: IN, value: | }] }\n',
    );
    assert.equal(list.find(({ label }) => label.startsWith('France'))?.insertText, '124');
  });
});

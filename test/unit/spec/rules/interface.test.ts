import assert from 'node:assert/strict';
import { told } from './told';

/** A project with outputs and a Template Builder config, both in flow notation. */
const project = (outputs: string, config: string, inputs = '{ text: { type: string } }'): string =>
  `public_name: x
assignments_issuing_type: AUTOMATED
task_spec:
  input_spec: ${inputs}
  output_spec: { ${outputs} }
  view_spec: { type: tb, config: { ${config} } }
`;

const out = (path: string): string => `data: { type: data.output, path: ${path} }`;
const radio = (values: string, path = 'a'): string =>
  `{ type: field.radio-group, ${out(path)}, options: [${values}] }`;
const option = (value: string): string => `{ label: x, value: ${value} }`;

interface Case {
  readonly code: string;
  readonly outputs?: string;
  readonly inputs?: string;
  readonly wrong: string;
  readonly told: readonly string[];
  /** Configs like it with which nothing is wrong. */
  readonly right: readonly string[];
}

const cases: readonly Case[] = [
  {
    code: 'output-type-mismatch',
    outputs: 'a: { type: array_string }, b: { type: json }, c: { type: integer }',
    wrong: `view: { type: field.checkbox-group, ${out('a')}, options: [${option('q')}] }`,
    told: ['error a'],
    right: [
      `view: { type: field.checkbox-group, ${out('b')}, options: [${option('q')}] }`,
      `view: { type: field.number, ${out('c')} }`,
      `view: { type: field.list, ${out('a')}, render: { type: field.text, data: { type: data.relative } }, buttonLabel: x }`,
      `view: { type: field.file, ${out('c.0')}, accept: [a/b] }`,
      `view: ${radio(`{ label: x, value: { type: data.input, path: text } }`, 'c')}`,
    ],
  },
  {
    code: 'output-type-mismatch',
    outputs: 'a: { type: integer }',
    wrong: `view: ${radio(option("'5'"))}`,
    told: ['warning a'],
    right: [`view: ${radio(option('5'))}`],
  },
  {
    code: 'option-not-allowed',
    outputs: 'a: { type: string, allowed_values: [yes, no] }',
    wrong: `view: ${radio(`${option('yes')}, ${option('nope')}`)}`,
    told: ['error nope'],
    right: [`view: ${radio(`${option('yes')}, ${option('no')}`)}`],
  },
  {
    code: 'number-beyond-spec',
    outputs: 'a: { type: integer, min_value: 1, max_value: 5 }',
    wrong: `view: { type: field.number, ${out('a')}, minimum: 0, maximum: 6 }`,
    told: ['warning 0', 'warning 6'],
    right: [`view: { type: field.number, ${out('a')}, minimum: 1, maximum: 5 }`],
  },
  {
    code: 'bounds-crossed',
    outputs: 'a: { type: integer }',
    wrong: `view: { type: field.number, ${out('a')}, minimum: 6, maximum: 5 }`,
    told: ['error 6'],
    right: [`view: { type: field.number, ${out('a')}, minimum: 5, maximum: 5 }`],
  },
  {
    code: 'output-written-twice',
    outputs: 'a: { type: string }',
    wrong: `view: { type: view.list, items: [{ type: field.text, ${out('a')} }, { type: field.textarea, ${out('a')} }] }`,
    told: ['warning a'],
    right: [
      `view: { type: helper.if, condition: { type: condition.empty, data: 1 }, then: { type: field.text, ${out('a')} }, else: { type: field.textarea, ${out('a')} } }`,
      `view: { type: view.list, items: [{ type: field.button-radio, ${out('a')}, valueToSet: x }, { type: field.button-radio, ${out('a')}, valueToSet: y }] }`,
      `view: { type: helper.switch, cases: [{ condition: { type: condition.empty, data: 1 }, result: { type: field.text, ${out('a')} } }, { condition: { type: condition.empty, data: 2 }, result: { type: field.textarea, ${out('a')} } }] }`,
    ],
  },
  {
    code: 'required-output-can-hide',
    outputs: 'a: { type: string, required: true }',
    wrong: `view: { type: helper.if, condition: { type: condition.empty, data: 1 }, then: { type: field.text, ${out('a')} } }`,
    told: ['warning a'],
    right: [
      `view: { type: helper.if, condition: { type: condition.empty, data: 1 }, then: { type: field.text, ${out('a')} }, else: { type: field.textarea, ${out('a')} } }`,
      `view: { type: field.text, ${out('a')} }`,
      `view: { type: helper.if, condition: { type: condition.empty, data: 1 }, then: { type: field.text, ${out('a')} } }, plugins: [{ type: plugin.hotkeys, k: { type: action.set, ${out('a')}, payload: x } }]`,
    ],
  },
  {
    code: 'path-into-plain-value',
    inputs: '{ text: { type: string }, more: { type: json } }',
    wrong: 'view: { type: view.text, content: { type: data.input, path: text.first } }',
    told: ['warning text.first'],
    right: [
      'view: { type: view.text, content: { type: data.input, path: more.first } }',
      'view: { type: view.text, content: { type: data.input, path: text.0 } }',
    ],
  },
  {
    code: 'relative-outside-list',
    outputs: 'a: { type: array_string }',
    wrong: 'view: { type: field.text, data: { type: data.relative } }',
    told: ['error data.relative'],
    right: [
      `view: { type: field.list, ${out('a')}, buttonLabel: x, render: { $ref: vars.item } }, vars: { item: { type: field.text, data: { type: data.relative } } }`,
      'view: { type: view.text, content: x }, vars: { unused: { type: field.text, data: { type: data.relative } } }',
    ],
  },
  {
    code: 'hotkey-twice',
    outputs: 'a: { type: string }',
    wrong: `view: { type: field.text, ${out('a')} }, plugins: [{ type: plugin.hotkeys, k: { type: action.set, ${out('a')}, payload: x } }, { type: plugin.hotkeys, k: { type: action.set, ${out('a')}, payload: y } }]`,
    told: ['warning k'],
    right: [
      `view: { type: field.text, ${out('a')} }, plugins: [{ type: plugin.hotkeys, k: { type: action.set, ${out('a')}, payload: x } }, { type: plugin.hotkeys, l: { type: action.set, ${out('a')}, payload: y } }]`,
    ],
  },
  {
    code: 'action-wrong-target',
    wrong:
      'view: { type: view.list, items: [{ type: view.text, content: x }] }, plugins: [{ type: plugin.hotkeys, k: { type: action.play-pause, view: { $ref: view.items.0 } } }]',
    told: ['error view.items.0'],
    right: [
      'view: { type: view.list, items: [{ type: view.audio, url: x }] }, plugins: [{ type: plugin.hotkeys, k: { type: action.play-pause, view: { $ref: view.items.0 } } }]',
      'view: { type: view.list, items: [{ $ref: vars.a }] }, vars: { a: { type: view.image, url: x } }, plugins: [{ type: plugin.hotkeys, k: { type: action.rotate, view: { $ref: view.items.0 } } }]',
    ],
  },
  {
    code: 'condition-without-data',
    wrong: 'view: { type: view.text, content: x, validation: { type: condition.required } }',
    told: ['error condition.required'],
    right: [
      `view: { type: field.text, ${out('a')}, validation: { type: condition.any, conditions: [{ type: condition.required }] } }`,
      `view: { type: view.text, content: x, validation: { type: condition.required, ${out('a')} } }`,
      `view: { type: view.text, content: x }, plugins: [{ type: plugin.trigger, onChangeOf: { type: data.output, path: a }, condition: { type: condition.required } }]`,
    ],
    outputs: 'a: { type: string }',
  },
  {
    code: 'condition-never-holds',
    outputs: 'a: { type: string }',
    wrong: `view: { type: field.radio-group, ${out('a')}, options: [${option('yes')}], validation: { type: condition.equals, to: maybe } }`,
    told: ['error maybe'],
    right: [
      `view: { type: field.radio-group, ${out('a')}, options: [${option('maybe')}], validation: { type: condition.equals, to: maybe } }`,
    ],
  },
  {
    code: 'condition-never-holds',
    outputs: 'a: { type: string }',
    wrong: `view: { type: field.text, ${out('a')}, validation: { type: condition.all, conditions: [{ type: condition.equals, to: x }, { type: condition.equals, to: y }] } }`,
    told: ['error y'],
    right: [
      `view: { type: field.text, ${out('a')}, validation: { type: condition.any, conditions: [{ type: condition.equals, to: x }, { type: condition.equals, to: y }] } }`,
    ],
  },
  {
    code: 'condition-outside-player',
    outputs: 'a: { type: string }',
    wrong: `view: { type: field.text, ${out('a')}, validation: { type: condition.played } }`,
    told: ['error condition.played'],
    right: [
      'view: { type: view.audio, url: x, validation: { type: condition.all, conditions: [{ type: condition.played }] } }',
    ],
  },
];

describe('rules on an interface and its data', () => {
  for (const { code, outputs = '', inputs, wrong, told: expected, right } of cases)
    it(`${code}: ${expected.join(', ')}`, () => {
      assert.deepEqual(told(code, 'a.project.yaml', project(outputs, wrong, inputs)), expected);
      for (const config of right)
        assert.deepEqual(
          told(code, 'a.project.yaml', project(outputs, config, inputs)),
          [],
          config,
        );
    });

  it('say nothing of types where the platform derives the specs', () => {
    const text = project(
      'a: { type: array_string }',
      `view: { type: field.text, ${out('a')} }`,
    ).replace('type: tb,', 'type: tb, inferDataSpec: true,');
    assert.deepEqual(told('output-type-mismatch', 'a.project.yaml', text), []);
  });

  it('come to an end where references go in circles', () => {
    const text = project(
      '',
      'view: { $ref: vars.a }, vars: { a: { $ref: vars.b }, b: { $ref: vars.a } }',
    );
    assert.deepEqual(told('relative-outside-list', 'a.project.yaml', text), []);
  });
});

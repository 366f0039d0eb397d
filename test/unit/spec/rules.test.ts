import assert from 'node:assert/strict';
import { validateSpec, type Outside } from '../../../src/spec';
import { specOf, textOf } from './cursor';

/** Diagnostics of one code: severity and underlined text. */
function told(code: string, name: string, text: string, outside: Outside = {}): readonly string[] {
  const doc = specOf(name, text);
  return validateSpec(doc, outside)
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ severity, range }) => `${severity} ${textOf(doc, range)}`);
}

const project = (config: string, specs = ''): string => `public_name: x
assignments_issuing_type: AUTOMATED
task_spec:
  input_spec: { text: { type: string }, secret: { type: string, hidden: true } }
  output_spec: { answer: { type: string${specs} } }
  view_spec:
    type: tb
    config: ${config}
`;

const pool = (lines: string): string => `project_id: '1'\nprivate_name: x\n${lines}\n`;

const quality = (collector: string, condition: string, action: string, more = ''): string =>
  pool(
    `${more}quality_control:\n  configs:\n    - collector_config: ${collector}\n      rules:\n        - conditions: [${condition}]\n          action: ${action}`,
  );

const ban =
  '{ type: RESTRICTION_V2, parameters: { scope: POOL, duration: 1, duration_unit: DAYS } }';
const skips = '{ key: skipped_in_row_count, operator: GTE, value: 3 }';

describe('rules on an interface', () => {
  it('read only declared inputs', () => {
    const text = project('{ view: { type: view.text, content: { type: data.input, path: txt } } }');
    assert.deepEqual(told('undeclared-input', 'a.project.yaml', text), ['error txt']);
    const nested = project(
      '{ view: { type: view.text, content: { type: data.input, path: text.0.a } } }',
    );
    assert.deepEqual(told('undeclared-input', 'a.project.yaml', nested), []);
  });

  it('write only declared outputs, also in JSON text', () => {
    const text = project(
      '\'{"view":{"type":"field.text","data":{"type":"data.output","path":"anser"}}}\'',
    );
    assert.deepEqual(told('undeclared-output', 'a.project.yaml', text), ['error "anser"']);
  });

  it('say where in a referenced file a path stands', () => {
    const outside: Outside = {
      file: () => ({
        state: 'found',
        text: 'view:\n  type: view.text\n  content: { type: data.input, path: txt }\n',
      }),
    };
    const doc = specOf('a.project.yaml', project('{ $file: ui.yaml }'));
    const [diagnostic] = validateSpec(doc, outside);
    assert.equal(diagnostic?.path, 'ui.yaml');
    assert.deepEqual(diagnostic.range.start, { line: 2, character: 37 });
  });

  it('hold still when the platform derives the specs', () => {
    const text = project('{ view: { type: view.text, content: { type: data.input, path: txt } } }');
    assert.deepEqual(
      told('undeclared-input', 'a.project.yaml', `${text}    inferDataSpec: true\n`),
      [],
    );
  });

  it('warn of hidden inputs', () => {
    const text = project(
      '{ view: { type: view.text, content: { type: data.input, path: secret } } }',
    );
    assert.deepEqual(told('hidden-input-read', 'a.project.yaml', text), ['warning secret']);
  });

  it('warn of a required output that nothing writes, unless a path is computed', () => {
    const text = project('{ view: { type: view.text, content: x } }', ', required: true');
    assert.deepEqual(told('output-never-written', 'a.project.yaml', text), ['warning answer']);
    const computed = project(
      '{ view: { type: field.text, data: { type: data.output, path: { type: helper.join, items: [] } } } }',
      ', required: true',
    );
    assert.deepEqual(told('output-never-written', 'a.project.yaml', computed), []);
  });

  it('follow references', () => {
    const text = project(
      '{ view: { $ref: vars.a }, vars: { a: { type: view.text, content: { $ref: vars.b.0 } }, b: [x] } }',
    );
    assert.deepEqual(told('broken-ref', 'a.project.yaml', text), []);
    assert.deepEqual(told('broken-ref', 'a.project.yaml', text.replace('vars.b.0', 'vars.b.1')), [
      'error vars.b.1',
    ]);
  });

  it('know the fields of classic markup', () => {
    const markup = `public_name: x
task_spec:
  input_spec: {}
  output_spec: { result: { type: json } }
  view_spec:
    markup: |
      <div>
        {{field type="input" name="result.key"}}
        {{field type="input" name="rslt"}}
      </div>
`;
    assert.deepEqual(told('undeclared-output', 'a.project.yaml', markup), ['error rslt']);
  });

  it('want a map view for tasks on a map', () => {
    assert.deepEqual(
      told('map-view-missing', 'a.project.yaml', 'assignments_issuing_type: MAP_SELECTOR\n'),
      ['error MAP_SELECTOR'],
    );
  });

  it('want bounds in their order', () => {
    const text =
      'task_spec: { input_spec: { a: { type: integer, min_value: 5, max_value: 1 } }, output_spec: {} }';
    assert.deepEqual(told('bounds-crossed', 'a.project.yaml', text), ['error 5']);
  });
});

describe('rules on quality control', () => {
  it('pass what fits together', () => {
    const text = quality('{ type: SKIPPED_IN_ROW_ASSIGNMENTS }', skips, ban);
    for (const code of [
      'condition-not-for-collector',
      'action-not-for-collector',
      'ban-duration-missing',
    ])
      assert.deepEqual(told(code, 'a.pool.yaml', text), []);
  });

  it('hold conditions and actions against the collector', () => {
    assert.deepEqual(
      told('condition-not-for-collector', 'a.pool.yaml', quality('{ type: INCOME }', skips, ban)),
      ['error skipped_in_row_count'],
    );
    const overlap = '{ type: CHANGE_OVERLAP, parameters: { delta: 1 } }';
    assert.deepEqual(
      told('action-not-for-collector', 'a.pool.yaml', quality('{ type: INCOME }', skips, overlap)),
      ['error CHANGE_OVERLAP'],
    );
    const copy =
      "{ type: SET_SKILL_FROM_OUTPUT_FIELD, parameters: { skill_id: '1', from_field: fail_rate } }";
    assert.deepEqual(
      told(
        'from-field-not-for-collector',
        'a.pool.yaml',
        quality('{ type: GOLDEN_SET }', skips, copy),
      ),
      ['error fail_rate'],
    );
  });

  it('need review where verdicts are counted or given', () => {
    const reject = '{ type: REJECT_ALL_ASSIGNMENTS, parameters: { public_comment: x } }';
    const text = quality('{ type: ACCEPTANCE_RATE }', skips, reject);
    assert.deepEqual(told('review-needed', 'a.pool.yaml', text), [
      'warning ACCEPTANCE_RATE',
      'warning REJECT_ALL_ASSIGNMENTS',
    ]);
    const reviewed = quality(
      '{ type: ACCEPTANCE_RATE }',
      skips,
      reject,
      'auto_accept_solutions: false\n',
    );
    assert.deepEqual(told('review-needed', 'a.pool.yaml', reviewed), []);
  });

  it('want a duration unless a ban is permanent', () => {
    const missing = '{ type: RESTRICTION_V2, parameters: { scope: POOL, duration_unit: DAYS } }';
    assert.deepEqual(
      told('ban-duration-missing', 'a.pool.yaml', quality('{ type: INCOME }', '', missing)),
      ['error DAYS'],
    );
    const idle =
      '{ type: RESTRICTION_V2, parameters: { scope: POOL, duration: 3, duration_unit: PERMANENT } }';
    assert.deepEqual(
      told('ban-duration-idle', 'a.pool.yaml', quality('{ type: INCOME }', '', idle)),
      ['warning duration'],
    );
  });

  it('know that one answer is no majority', () => {
    const majority = '{ type: MAJORITY_VOTE, parameters: { answer_threshold: 4 } }';
    const overlap = (n: number) => `defaults: { default_overlap_for_new_task_suites: ${n} }\n`;
    assert.deepEqual(
      told('majority-needs-overlap', 'a.pool.yaml', quality(majority, '', ban, overlap(1))),
      ['warning MAJORITY_VOTE'],
    );
    assert.deepEqual(
      told('majority-needs-overlap', 'a.pool.yaml', quality(majority, '', ban, overlap(3))),
      ['warning 4'],
    );
    assert.deepEqual(
      told('majority-needs-overlap', 'a.pool.yaml', quality(majority, '', ban, overlap(5))),
      [],
    );
  });

  it('see thresholds that mean nothing', () => {
    const fast =
      '{ type: ASSIGNMENT_SUBMIT_TIME, parameters: { fast_submit_threshold_seconds: 600, history_size: 5 } }';
    const often = '{ key: fast_submitted_count, operator: GT, value: 5 }';
    const text = quality(fast, often, ban, 'assignment_max_duration_seconds: 600\n');
    assert.deepEqual(told('fast-threshold-too-high', 'a.pool.yaml', text), ['warning 600']);
    assert.deepEqual(told('rule-never-fires', 'a.pool.yaml', text), ['warning 5']);
    assert.deepEqual(
      told('rule-never-fires', 'a.pool.yaml', text.replace('value: 5', 'value: 4')),
      [],
    );
  });
});

describe('rules on a pool', () => {
  it('want a period where answers are judged', () => {
    assert.deepEqual(
      told('auto-accept-period-missing', 'a.pool.yaml', pool('auto_accept_solutions: false')),
      ['error auto_accept_solutions'],
    );
    assert.deepEqual(
      told(
        'auto-accept-period-missing',
        'a.pool.yaml',
        pool('auto_accept_solutions: false\nauto_accept_period_day: 3'),
      ),
      [],
    );
  });

  it('want tasks on a page', () => {
    const mixer = (real: number, min: number) =>
      pool(
        `mixer_config: { real_tasks_count: ${real}, golden_tasks_count: 0, training_tasks_count: 0, min_real_tasks_count: ${min} }`,
      );
    assert.deepEqual(told('mixer-without-tasks', 'a.pool.yaml', mixer(0, 0)), [
      'error mixer_config',
    ]);
    assert.deepEqual(told('mixer-minimum-above-count', 'a.pool.yaml', mixer(3, 4)), ['error 4']);
    assert.deepEqual(told('mixer-minimum-above-count', 'a.pool.yaml', mixer(3, 3)), []);
  });

  it('know the smallest reward', () => {
    assert.deepEqual(
      told('reward-too-small', 'a.pool.yaml', pool('reward_per_assignment: 0.004')),
      ['error 0.004'],
    );
    assert.deepEqual(told('reward-too-small', 'a.pool.yaml', pool('reward_per_assignment: 0')), []);
  });
});

describe('rules across files', () => {
  it('want specs of the right kind', () => {
    assert.deepEqual(
      told('id-of-wrong-kind', 'a.pool.yaml', 'project_id: { $id: ./a.training.yaml }\n'),
      ['error ./a.training.yaml'],
    );
    assert.deepEqual(told('not-a-spec', 'a.pool.yaml', 'project_id: { $id: ./a.yaml }\n'), [
      'error ./a.yaml',
    ]);
    assert.deepEqual(
      told('id-of-wrong-kind', 'a.pipeline.yaml', 'recording: { project: a.pool.yaml }\n'),
      ['error a.pool.yaml'],
    );
  });

  it('want a budget that adds up', () => {
    assert.deepEqual(
      told('budget-crossed', 'a.pipeline.yaml', 'budget: { soft: 5, hard: 4, reserve: 6 }\n'),
      ['error 5', 'error 6'],
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { specOfApiJson, withRuleIdentities } from '../../../../src/deploy';

const project = {
  id: '12',
  public_name: 'Read',
  public_instructions: '<h1>A</h1>\n<p>b</p>',
  status: 'ACTIVE',
  assignments_issuing_type: 'AUTOMATED',
  brand_new_field: 1,
  task_spec: {
    input_spec: { text: { type: 'string', required: true, hidden: false } },
    output_spec: {},
    view_spec: {
      type: 'tb',
      config: '{"view":{"type":"view.text","content":"a"}}',
      lock: { core: '1.0.0', 'view.text': '1.0.0' },
    },
  },
};

describe('a spec from the JSON of the API', () => {
  it('is one text with the config as a mapping and the long texts in place', () => {
    const spec = specOfApiJson(JSON.stringify(project));
    assert.deepEqual([spec?.kind, spec?.id, spec?.leftOut], ['project', '12', ['brand_new_field']]);
    assert.equal(
      spec?.text,
      `public_name: Read
public_instructions: |-
  <h1>A</h1>
  <p>b</p>
task_spec:
  input_spec:
    text: { type: string, required: true }
  output_spec: {}
  view_spec:
    type: tb
    config:
      view: { type: view.text, content: a }
assignments_issuing_type: AUTOMATED
`,
    );
  });

  it('is made of each kind of object, and of the one object of a list', () => {
    const pool = { project_id: 1, private_name: 'P', reward_per_assignment: 0, defaults: {} };
    const training = { project_id: 1, private_name: 'T', training_tasks_in_task_suite_count: 1 };
    const kinds = [pool, training, { name: 'S', hidden: true }].map(
      (object) => specOfApiJson(JSON.stringify(object))?.kind,
    );
    assert.deepEqual(kinds, ['pool', 'training', 'skill']);
    const page = { items: [pool], has_more: false };
    assert.equal(specOfApiJson(JSON.stringify(page))?.kind, 'pool');
    assert.equal(specOfApiJson(JSON.stringify([training]))?.kind, 'training');
  });

  it('is not made of anything else', () => {
    const others = [
      '',
      'public_name: Read',
      '{',
      '[]',
      '{"name":"x"}',
      '[1]',
      'null',
      '{"items":[],"has_more":false}',
    ];
    for (const text of others) assert.equal(specOfApiJson(text), undefined, text);
  });
});

describe('identities of collectors', () => {
  const config = (type: string, more: object = {}) => ({
    collector_config: { type, ...more },
    rules: [],
  });
  const control = (...configs: readonly object[]) => ({ quality_control: { configs } });

  it('go along with the collector that has them on the platform', () => {
    const remote = control(config('CAPTCHA', { uuid: 'c' }), config('INCOME', { uuid: 'i' }));
    const local = control(config('INCOME'), config('ANSWER_COUNT'), config('CAPTCHA'));
    assert.deepEqual(
      withRuleIdentities(local, remote),
      control(
        config('INCOME', { uuid: 'i' }),
        config('ANSWER_COUNT'),
        config('CAPTCHA', { uuid: 'c' }),
      ),
    );
  });

  it('stay what the author wrote', () => {
    const local = control(config('INCOME', { uuid: 'mine' }));
    assert.deepEqual(withRuleIdentities(local, control(config('INCOME', { uuid: 'i' }))), local);
    assert.deepEqual(withRuleIdentities({ a: 1 }, local), { a: 1 });
  });
});

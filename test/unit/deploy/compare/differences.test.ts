import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { differencesOf, fingerprintOf } from '../../../../src/deploy';

const pool = {
  project_id: '12',
  private_name: 'Reading',
  will_expire: '2030-12-31T23:59:59',
  reward_per_assignment: 0.05,
  assignment_max_duration_seconds: 600,
  defaults: { default_overlap_for_new_task_suites: 3 },
};

const answered = {
  ...pool,
  id: '77',
  status: 'CLOSED',
  type: 'REGULAR',
  last_close_reason: 'MANUAL',
  created: '2024-01-01T00:00:00.123',
  owner: { id: 'abc', myself: true },
  auto_accept_solutions: true,
  may_contain_adult_content: false,
  priority: 0,
  public_instructions: null,
  quality_control: { configs: [] },
  metadata: { crowdsmith_key: ['k'] },
  will_expire: '2030-12-31T23:59:59.000Z',
};

const project = {
  public_name: 'Read',
  assignments_issuing_type: 'AUTOMATED',
  task_spec: {
    input_spec: { text: { type: 'string' } },
    output_spec: { good: { type: 'boolean', required: true, hidden: false } },
    view_spec: {
      type: 'tb',
      lock: { core: '1.0.0', 'view.text': '1.0.0' },
      config: '{"view":{"type":"view.list","items":[{"type":"view.text","content":"a"}]}}',
    },
  },
};

function withConfig(config: unknown): object {
  const { view_spec: view, ...fields } = project.task_spec;
  return { ...project, task_spec: { ...fields, view_spec: { ...view, config } } };
}

function withRules(...types: readonly string[]): object {
  const configs = types.map((type) => ({ collector_config: { type }, rules: [] }));
  return { ...pool, quality_control: { configs } };
}

describe('differences between a spec and its remote object', () => {
  it('are none for what the platform fills in, leaves out and writes in another way', () => {
    assert.deepEqual(differencesOf(pool, answered, 'pool'), []);
    assert.equal(fingerprintOf('pool', pool), fingerprintOf('pool', answered));
  });

  it('are told with the field and both values', () => {
    const remote = { ...answered, reward_per_assignment: 0.1, priority: 5 };
    assert.deepEqual(differencesOf({ ...pool, private_comment: 'mine' }, remote, 'pool'), [
      { field: 'reward_per_assignment', local: 0.05, remote: 0.1 },
      { field: 'private_comment', local: 'mine', remote: undefined },
      { field: 'priority', local: undefined, remote: 5 },
    ]);
    assert.notEqual(fingerprintOf('pool', pool), fingerprintOf('pool', remote));
  });

  it('are none between numbers and ids in different notations', () => {
    const remote = { ...answered, project_id: 12, reward_per_assignment: '0.050' };
    assert.deepEqual(differencesOf(pool, remote, 'pool'), []);
  });

  it('are looked for inside an interface config, however it is laid out', () => {
    const sameText =
      '{\n "view": {"items": [{"content": "a", "type": "view.text"}], "type": "view.list"}}';
    assert.deepEqual(differencesOf(project, withConfig(sameText), 'project'), []);
    assert.deepEqual(
      differencesOf(project, withConfig(sameText.replace('"a"', '"b"')), 'project'),
      [{ field: 'task_spec.view_spec.config.view.items.0.content', local: 'a', remote: 'b' }],
    );
  });

  it('are none for a null that stands for a default of fields that must be there', () => {
    assert.deepEqual(
      differencesOf(project, { ...project, assignments_issuing_type: null }, 'project'),
      [],
    );
  });

  it('keep a null that says something', () => {
    const filter = (value: unknown) => ({
      ...pool,
      filter: { category: 'skill', key: '7', operator: 'EQ', value },
    });
    assert.deepEqual(differencesOf(filter(null), filter(80), 'pool'), [
      { field: 'filter.value', local: null, remote: 80 },
    ]);
  });

  it('are none between filters that are grouped in different ways', () => {
    const [a, b] = ['EN', 'FR'].map((value) => ({
      ...{ category: 'profile', key: 'languages', operator: 'IN', value },
    }));
    const local = { ...pool, filter: { and: [a, { and: [b] }] } };
    const remote = { ...pool, filter: { and: [{ or: [b] }, { or: [a] }] } };
    assert.deepEqual(differencesOf(local, remote, 'pool'), []);
    assert.equal(differencesOf(local, { ...pool, filter: { or: [a, b] } }, 'pool').length, 2);
  });

  it('name the one rule that came or went, whatever the order', () => {
    const three = withRules('ANSWER_COUNT', 'INCOME', 'CAPTCHA');
    assert.deepEqual(
      differencesOf(three, withRules('CAPTCHA', 'ANSWER_COUNT', 'INCOME'), 'pool'),
      [],
    );
    assert.deepEqual(
      differencesOf(three, withRules('INCOME', 'CAPTCHA'), 'pool').map(({ field }) => field),
      ['quality_control.configs.0'],
    );
  });

  it('name the one item of an interface that was put in', () => {
    const items = (...texts: readonly string[]) =>
      withConfig({
        view: {
          type: 'view.list',
          items: texts.map((content) => ({ type: 'view.text', content })),
        },
      });
    assert.deepEqual(
      differencesOf(items('a', 'b', 'c'), items('a', 'x', 'b', 'c'), 'project').map(
        ({ field, local }) => ({ field, local }),
      ),
      [{ field: 'task_spec.view_spec.config.view.items.1', local: undefined }],
    );
  });

  it('take line breaks at the end of a text and of another system for none', () => {
    const local = { ...project, public_instructions: '<p>\nRead.</p>\n' };
    const remote = { ...project, public_instructions: '<p>\r\nRead.</p>' };
    assert.deepEqual(differencesOf(local, remote, 'project'), []);
  });

  it('leave objects as they were', () => {
    const before = JSON.stringify(answered);
    differencesOf(pool, answered, 'pool');
    assert.equal(JSON.stringify(answered), before);
  });
});

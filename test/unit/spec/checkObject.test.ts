import assert from 'node:assert/strict';
import { checkObject } from '../../../src/spec/schema/checkObject';

describe('the compiled schemas', () => {
  it('pass what is right, with what the platform adds', () => {
    assert.deepEqual(checkObject('skill', { name: 'x', hidden: null, id: '5', global: false }), []);
  });

  it('say what is wrong, and where, and not which branches were tried', () => {
    assert.deepEqual(checkObject('skill', { nam: 'x' }), [
      { path: '', message: 'the key `name` is missing' },
    ]);
    const filter = {
      and: [{ category: 'profile', key: 'languages', operator: 'EQ', value: 'EN' }],
    };
    const pool = {
      project_id: '1',
      private_name: 'x',
      will_expire: '2030-12-31T23:59:59',
      reward_per_assignment: 0,
      assignment_max_duration_seconds: 60,
      defaults: { default_overlap_for_new_task_suites: 1 },
    };
    assert.deepEqual(checkObject('pool', pool), []);
    assert.deepEqual(checkObject('pool', { ...pool, filter }), [
      { path: '/filter/and/0/operator', message: 'must be one of IN, NOT_IN' },
    ]);
  });

  it('know no authoring forms outside of pipelines', () => {
    assert.equal(checkObject('skill', { name: 'x', $tasks: [] }).length, 1);
    assert.equal(checkObject('skill', { name: { $file: 'x' } }).length, 1);
  });
});

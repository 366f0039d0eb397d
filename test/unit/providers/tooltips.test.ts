import assert from 'node:assert/strict';
import { poolTooltip } from '../../../src/providers/tree/tooltips';
import { closeReasonText, stateOf } from '../../../src/providers/tree/words';
import type { CloseReason, Pool } from '../../../src/spec/model';

const pool: Pool = {
  id: '7',
  project_id: '1',
  private_name: 'Pages',
  status: 'OPEN',
  will_expire: '2099-12-31T00:00:00',
  reward_per_assignment: 0.02,
  assignment_max_duration_seconds: 600,
  defaults: { default_overlap_for_new_task_suites: 3 },
};

describe('the tooltip of a pool', () => {
  it('says state, progress, reward, overlap and times at a glance', () => {
    const text = poolTooltip(pool, { percent: 42, cost: 1.5 });
    assert.match(text, /\| Status \| Open \|/);
    assert.match(text, /\| Done \| 42 % \|/);
    assert.match(text, /\| Can still cost \| about \$1\.50, fee included \|/);
    assert.match(text, /\$0\.02 per task suite/);
    assert.match(text, /\| Overlap \| 3 \|/);
    assert.match(text, /\| Time for a suite \| 10 min \|/);
    assert.match(text, /2099\\-12\\-31 00:00 UTC/);
  });

  it('leaves out what is not known', () => {
    assert.doesNotMatch(poolTooltip(pool), /Done|cost|Comment/);
  });

  it('takes no Markdown from the platform', () => {
    const text = poolTooltip({ ...pool, private_name: '[x](command:y) <b> |' });
    assert.ok(text.startsWith('**\\[x\\]\\(command:y\\) \\<b\\> \\|**'));
  });
});

describe('the state of a pool in words', () => {
  it('names why it closed', () => {
    assert.equal(
      stateOf({ status: 'CLOSED', last_close_reason: 'NOT_ENOUGH_BALANCE' }),
      'Closed: the balance is too small',
    );
  });

  it('shows a reason it does not know as the platform says it', () => {
    assert.equal(closeReasonText('SOMETHING_NEW' as CloseReason), 'SOMETHING_NEW');
  });
});

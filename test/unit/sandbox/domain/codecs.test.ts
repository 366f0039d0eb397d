import assert from 'node:assert/strict';
import { assignmentCodec } from '../../../../src/sandbox/domain/compact/assignmentCodec';
import { poolItemId } from '../../../../src/sandbox/domain/compact/numbers';
import type { AssignmentRow } from '../../../../src/sandbox/domain/rows';
import { toPlatformDate } from '../../../../src/sandbox/time/dates';

const item = (number: number): string => poolItemId('20000001', number);
const time = Date.UTC(2026, 0, 5, 12);

const active: AssignmentRow = {
  id: item(7),
  poolId: '20000001',
  suiteId: item(8),
  userId: 'f'.repeat(32),
  status: 'ACTIVE',
  reward: 0.005,
  taskIds: [item(1), item(2)],
  mixed: true,
  createdAt: time,
  dueAt: time + 600_000,
  captchas: [],
  verdicts: [],
};
const solutions = [{ output_values: { is_correct: 'yes' } }, { output_values: {} }];
const submitted: AssignmentRow = {
  ...active,
  status: 'SUBMITTED',
  solutions,
  // Where time is scaled it comes in fractions.
  submittedAt: time + 0.1 + 0.2,
};
const at = toPlatformDate(time + 5);

const assignments: Readonly<Record<string, AssignmentRow>> = {
  'in hand': active,
  submitted,
  'accepted at once': {
    ...submitted,
    status: 'ACCEPTED',
    acceptedAt: time + 5,
    verdicts: [{ status: 'ACCEPTED', by: 'auto', at }],
  },
  'rejected, then accepted': {
    ...submitted,
    status: 'ACCEPTED',
    rejectedAt: time + 4,
    acceptedAt: time + 5,
    publicComment: 'No. — Но да',
    verdicts: [
      { status: 'REJECTED', by: 'requester', at },
      { status: 'ACCEPTED', by: 'rule', at },
    ],
  },
  'skipped, with captchas': {
    ...active,
    status: 'SKIPPED',
    skippedAt: time,
    captchas: [true, false],
  },
  'of a training': { ...submitted, firstAttempts: solutions, expiredAt: time },
  'of a suite of the requester': { ...submitted, mixed: false, suiteId: item(2) },
  'with ids of another pool': {
    ...active,
    suiteId: 'x',
    taskIds: [poolItemId('20000002', 1), 'y'],
  },
};

describe('what is kept as bytes', () => {
  for (const [name, row] of Object.entries(assignments)) {
    it(`gives back an assignment ${name}`, () => {
      const text = JSON.stringify(assignmentCodec.encode(row));
      assert.deepEqual(assignmentCodec.decode(JSON.parse(text)), row);
    });
  }
  it('takes less than 200 bytes for what most assignments are', () => {
    const usual = { ...assignments['accepted at once']!, taskIds: [item(1)] };
    const row = { ...usual, solutions: solutions.slice(0, 1), submittedAt: time };
    assert.ok(JSON.stringify(assignmentCodec.encode(row)).length < 200);
  });
});

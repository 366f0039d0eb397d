import assert from 'node:assert/strict';
import type { AnalyticsRequest, PlatformClient } from '../../../src/api';
import { costOf, PoolFigures } from '../../../src/providers/tree/poolFigures';

type Asking = Pick<PlatformClient, 'analytics' | 'operations'>;

/** Analytics that answer by a table: `12 completion_percentage`. */
function platform(answers: Readonly<Record<string, unknown>>) {
  const asked: (readonly AnalyticsRequest[])[] = [];
  const client = {
    analytics: {
      start: (requests: readonly AnalyticsRequest[]) => {
        asked.push(requests);
        if (requests.some(({ subject_id: id }) => id === 'broken')) {
          return Promise.reject(new Error('nobody home'));
        }
        const value = requests.map((request) => ({
          request,
          result: answers[`${request.subject_id} ${request.name}`],
        }));
        return Promise.resolve({ details: { value } });
      },
    },
    operations: { wait: (operation: unknown) => Promise.resolve(operation) },
  } as unknown as Asking;
  return { client, asked };
}

const { signal } = new AbortController();

describe('the figures of pools', () => {
  it('are asked for ten questions at a time', async () => {
    const { client, asked } = platform({});
    const ids = Array.from({ length: 12 }, (_, i) => String(i));
    await new PoolFigures().updateOpen(client, ids, signal);
    assert.deepEqual(
      asked.map(({ length }) => length),
      [10, 10, 4],
    );
  });

  it('tell what is left of the assignments that are to be paid for', async () => {
    const { client } = platform({
      '1 completion_percentage': { type: 'NORMAL', value: 75, infinite: false },
      '1 estimated_assignments_count': 41,
    });
    const figures = new PoolFigures();
    const told: string[] = [];
    figures.onDidChange((ids) => told.push(...ids));
    assert.equal(await figures.updateOpen(client, ['1'], signal), true);
    assert.deepEqual(figures.openPool('1'), { percent: 75, remaining: 11 });
    assert.equal(await figures.updateOpen(client, ['1'], signal), false);
    assert.deepEqual(told, ['1']);
  });

  it('leave out a pool about which there is no answer, and go on with the others', async () => {
    const { client } = platform({ '9 completion_percentage': 10 });
    const figures = new PoolFigures();
    const ids = ['broken', '1', '2', '3', '4', '9'];
    await figures.updateOpen(client, ids, signal);
    assert.equal(figures.openPool('broken'), undefined);
    assert.equal(figures.openPool('9')?.percent, 10);
  });

  it('count as waiting for review what is handed in and has no verdict', async () => {
    const { client } = platform({
      '1 submitted_assignments_count': 10,
      '1 approved_assignments_count': 6,
      '1 rejected_assignments_count': 1,
      '1 skipped_assignments_count': 2,
    });
    const figures = new PoolFigures();
    assert.equal(await figures.updateCounts(client, '1', signal), true);
    const counts = { submitted: 3, accepted: 6, rejected: 1, skipped: 2 };
    assert.deepEqual(figures.countsOf('1'), counts);
  });

  it('price what is left at the dearest interval, fee included, and training as free', () => {
    assert.equal(costOf({ reward_per_assignment: 0.1 }, 10).toFixed(2), '1.50');
    const intervals = [{ to: 50, reward_per_assignment: 0.1 }, { reward_per_assignment: 0.2 }];
    const dear = {
      reward_per_assignment: 0.1,
      dynamic_pricing_config: { type: 'SKILL', skill_id: '1', intervals },
    } as const;
    assert.equal(costOf(dear, 10).toFixed(2), '2.50');
    assert.equal(costOf({ reward_per_assignment: 0 }, 10), 0);
  });
});

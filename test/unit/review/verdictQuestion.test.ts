import assert from 'node:assert/strict';
import { verdictQuestion } from '../../../src/providers/review/verdictQuestion';
import type { VerdictChange } from '../../../src/review';

const connection = { profile: { label: 'Toloka' }, account: 'Jane' } as Parameters<
  typeof verdictQuestion
>[0];

const change = (id: string, poolId: string): VerdictChange => ({
  ...{ id, poolId, verdict: 'ACCEPTED', comment: '', from: 'SUBMITTED', reward: 0.02 },
});

describe('the question before many verdicts', () => {
  const detailOf = (...pools: readonly string[]): string => {
    const changes = pools.map((pool, index) => change(String(index), pool));
    return verdictQuestion(connection, { changes, already: 0, refused: [] }, 'v.tsv').detail;
  };

  it('names the sum, and the pools where there are several', () => {
    assert.match(detailOf('12', '12'), /^By v\.tsv, on Toloka as Jane\. Accepting pays \$0\.14/);
    assert.match(detailOf('12', '34', '12'), /They are in 2 pools: 12, 34\./);
    assert.match(detailOf('1', '2', '3', '4', '5', '6'), /in 6 pools: 1, 2, 3, 4, 5, …\./);
  });
});

import assert from 'node:assert/strict';
import { checkStart, limitReached } from '../../../src/pipeline/budget';

const budget = { soft: 10, hard: 15, reserve: 1 };

describe('the budget', () => {
  it('lets a run start that can be paid', () => {
    assert.equal(checkStart(budget, { estimate: 5, balance: 100 }), undefined);
  });

  it('refuses a run that the balance cannot pay, reserve included', () => {
    assert.throws(() => checkStart(budget, { estimate: 5, balance: 5.5 }), /\$5\.00.*\$5\.50/s);
    assert.equal(checkStart(budget, { estimate: 5, balance: 6 }), undefined);
  });

  it('refuses a run beyond the hard limit and warns beyond the soft one', () => {
    assert.throws(() => checkStart(budget, { estimate: 15.01, balance: 100 }), /budget\.hard/);
    assert.match(checkStart(budget, { estimate: 12, balance: 100 }) ?? '', /budget\.soft/);
  });

  it('stops new work at the soft limit', () => {
    assert.equal(limitReached(budget, { spent: 8, next: 2, work: 'new' }), undefined);
    assert.match(limitReached(budget, { spent: 8, next: 2.5, work: 'new' }) ?? '', /budget\.soft/);
  });

  it('lets judging use the reserve', () => {
    assert.equal(limitReached(budget, { spent: 8, next: 2.5, work: 'judging' }), undefined);
    assert.match(
      limitReached(budget, { spent: 8, next: 3.5, work: 'judging' }) ?? '',
      /budget\.soft/,
    );
  });

  it('stops everything at the hard limit', () => {
    assert.match(
      limitReached(budget, { spent: 14, next: 2, work: 'judging' }) ?? '',
      /budget\.hard/,
    );
  });
});

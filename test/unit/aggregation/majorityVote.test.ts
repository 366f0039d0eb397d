import assert from 'node:assert/strict';
import fc from 'fast-check';
import { majorityVote } from '../../../src/aggregation';
import { answersArbitrary } from './answersArbitrary';
import { labelsByTask } from './vectors';

describe('majority vote', () => {
  it('answers nothing when nothing was asked', () => {
    assert.deepEqual(majorityVote([]).results, []);
  });

  it('gives the winner its share of the votes as confidence', () => {
    const { results } = majorityVote([
      { task: 'a', worker: '1', label: 'yes' },
      { task: 'a', worker: '2', label: 'no' },
      { task: 'a', worker: '3', label: 'yes' },
    ]);
    assert.deepEqual(
      results.map(({ task, label }) => ({ task, label })),
      [{ task: 'a', label: 'yes' }],
    );
    assert.ok(Math.abs((results[0]?.confidence ?? 0) - 2 / 3) < 1e-12);
  });

  it('is as sure as the votes are counted, to the last bit: 8 of 10 are enough where 0.8 is asked for', () => {
    for (let all = 1; all <= 40; all++) {
      for (let yes = Math.ceil(all / 2 + 0.5); yes <= all; yes++) {
        const answers = Array.from({ length: all }, (_, at) => {
          return { task: 'a', worker: String(at), label: at < yes ? 'yes' : 'no' };
        });
        assert.equal(majorityVote(answers).results[0]?.confidence, yes / all, `${yes} of ${all}`);
      }
    }
  });

  it('gives a tie to the label that sorts first, whoever came first', () => {
    const tie = majorityVote([
      { task: 'a', worker: '1', label: 'yes' },
      { task: 'a', worker: '2', label: 'no' },
    ]);
    assert.equal(tie.results[0]?.label, 'no');
    assert.equal(tie.results[0].confidence, 0.5);
  });

  it('lets golden tasks keep what is known of them, also a label that nobody gave', () => {
    const answers = ['a', 'a', 'b'].map((task, i) => ({ task, worker: String(i), label: 'yes' }));
    const known = new Map([
      ['a', 'no'],
      ['c', 'maybe'],
    ]);
    const { results, labels, probabilities } = majorityVote(answers, { known });
    assert.deepEqual(results, [
      { task: 'a', label: 'no', confidence: 1 },
      { task: 'b', label: 'yes', confidence: 1 },
    ]);
    assert.deepEqual(labels, ['maybe', 'no', 'yes']);
    assert.deepEqual([...probabilities], [0, 1, 0, 0, 0, 1]);
  });

  it('keeps tasks in the order in which they appeared', () => {
    const answers = ['b', 'a', 'b', 'c'].map((task) => ({ task, worker: 'w', label: 'x' }));
    assert.deepEqual(
      majorityVote(answers).results.map(({ task }) => task),
      ['b', 'a', 'c'],
    );
  });

  it('does not change when every answer is given twice', () => {
    fc.assert(
      fc.property(answersArbitrary, (answers) => {
        const once = majorityVote(answers);
        const twice = majorityVote([...answers, ...answers]);
        assert.deepEqual(labelsByTask(twice), labelsByTask(once));
      }),
    );
  });

  it('has rows of probabilities that sum to one', () => {
    fc.assert(
      fc.property(answersArbitrary, (answers) => {
        const { labels, probabilities, results } = majorityVote(answers);
        results.forEach((_, row) => {
          const sum = probabilities
            .slice(row * labels.length, (row + 1) * labels.length)
            .reduce((a, b) => a + b, 0);
          assert.ok(Math.abs(sum - 1) < 1e-9);
        });
      }),
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Answer } from '../../../src/aggregation';
import { dawidSkene, majorityVote } from '../../../src/aggregation';
import { answersArbitrary } from './answersArbitrary';
import { distance, labelsByTask, vectorSets } from './vectors';

const sets = vectorSets();

describe('Dawid-Skene', () => {
  for (const [name, set] of Object.entries(sets)) {
    for (const expected of set.crowdkit) {
      const { maxIterations, tolerance } = expected;
      it(`gives crowd-kit's figures on ${name}, ${maxIterations} rounds, tolerance ${tolerance}`, () => {
        const found = dawidSkene(set.answers, { variant: 'crowd-kit', maxIterations, tolerance });
        assert.equal(found.iterations, expected.iterationsRun);
        // Without a round crowd-kit shows plain vote shares.
        assert.ok(distance(found, expected.probabilities) < 1e-12);
        assert.deepEqual(labelsByTask(found), expected.labels);
        found.labels.forEach((label, at) =>
          assert.ok(Math.abs((found.priors[at] ?? NaN) - (expected.priors[label] ?? NaN)) < 1e-12),
        );
      });
    }

    it(`reaches the exact maximum on ${name}`, () => {
      const found = dawidSkene(set.answers, { tolerance: 1e-13 });
      assert.ok(Math.abs(found.logLikelihood - set.em.logLikelihood) < 1e-8);
      assert.ok(distance(found, set.em.probabilities) < 1e-7);
      assert.deepEqual(labelsByTask(found), set.em.labels);
    });
  }

  it('never lowers the likelihood from round to round', () => {
    const reached = Array.from({ length: 12 }, (_, round) =>
      dawidSkene(sets.readings.answers, { maxIterations: round + 1, tolerance: -Infinity }),
    ).map(({ logLikelihood }) => logLikelihood);
    reached.forEach((value, round) => assert.ok(value >= (reached[round - 1] ?? -Infinity) - 1e-9));
  });

  it('trusts a good worker more than a crowd of guessers', () => {
    const { workers } = dawidSkene(crowdOfOneExpertAndGuessers());
    const expert = workers.find(({ worker }) => worker === 'expert');
    const guesser = workers.find(({ worker }) => worker === 'guesser-0');
    assert.ok((expert?.accuracy ?? 0) > (guesser?.accuracy ?? 1));
  });

  it('answers nothing when nothing was asked', () => {
    assert.deepEqual(dawidSkene([]).results, []);
    assert.deepEqual(dawidSkene([], { variant: 'crowd-kit' }).results, []);
  });

  it('believes a single worker', () => {
    const { results } = dawidSkene([
      { task: 'a', worker: 'w', label: 'yes' },
      { task: 'b', worker: 'w', label: 'no' },
    ]);
    assert.deepEqual(
      results.map(({ label }) => label),
      ['yes', 'no'],
    );
    results.forEach(({ confidence }) => assert.ok(confidence > 0.999));
  });

  it('refuses more labels than memory has room for, and says what helps', () => {
    const answers = Array.from({ length: 3000 }, (_, at) => {
      return { task: `t${at}`, worker: `w${at % 10}`, label: `my own words, ${at}` };
    });
    assert.throws(() => dawidSkene(answers), { name: 'RangeError', message: /majority vote/ });
    assert.equal(majorityVote(answers).results.length, 3000);
  });

  it('is sure when there is only one label', () => {
    const { results } = dawidSkene([
      { task: 'a', worker: '1', label: 'yes' },
      { task: 'a', worker: '2', label: 'yes' },
    ]);
    assert.deepEqual(results, [{ task: 'a', label: 'yes', confidence: 1 }]);
  });

  it('does not depend on the order of answers', () => {
    fc.assert(
      fc.property(answersArbitrary, (answers) => {
        const forth = confidences(answers);
        const back = confidences([...answers].reverse());
        for (const [task, confidence] of forth) close(back.get(task), confidence);
      }),
    );
  });

  it('renames its results when labels are renamed', () => {
    const renamed: Readonly<Record<string, string>> = { a: 'z', b: 'y', c: 'x' };
    fc.assert(
      fc.property(answersArbitrary, (answers) => {
        const plain = confidences(answers);
        const other = confidences(
          answers.map((answer) => ({ ...answer, label: renamed[answer.label] ?? '' })),
        );
        for (const [task, confidence] of plain) close(other.get(task), confidence);
      }),
    );
  });

  it('does not change when every answer is given twice and workers agree with themselves', () => {
    const answers = sets.small.answers;
    const twice = dawidSkene([...answers, ...answers]);
    assert.deepEqual(labelsByTask(twice), labelsByTask(dawidSkene(answers)));
  });

  it('gives probabilities between zero and one that sum to one', () => {
    fc.assert(
      fc.property(answersArbitrary, (answers) => {
        const { labels, probabilities, results } = dawidSkene(answers);
        assert.ok(probabilities.every((value) => value >= 0 && value <= 1));
        results.forEach((_, row) => {
          const share = probabilities.slice(row * labels.length, (row + 1) * labels.length);
          close(
            share.reduce((a, b) => a + b, 0),
            1,
          );
        });
      }),
    );
  });

  describe('with known labels', () => {
    const answers: readonly Answer[] = ['g1', 'g2', 'g3', 'g4', 'real'].flatMap((task) => [
      { task, worker: 'right', label: 'yes' },
      { task, worker: 'wrong-1', label: 'no' },
      { task, worker: 'wrong-2', label: 'no' },
    ]);
    const known = new Map(['g1', 'g2', 'g3', 'g4'].map((task) => [task, 'yes']));

    it('keeps golden tasks as they are', () => {
      const labels = labelsByTask(dawidSkene(answers, { known }));
      for (const [task, label] of known) assert.equal(labels[task], label);
    });

    it('learns from them who is right, against the majority', () => {
      const mixed: readonly Answer[] = [
        ...answers,
        ...['g5', 'g6'].flatMap((task) => [
          { task, worker: 'right', label: 'no' },
          { task, worker: 'wrong-1', label: 'yes' },
          { task, worker: 'wrong-2', label: 'yes' },
        ]),
      ];
      const anchored = new Map([...known, ['g5', 'no'], ['g6', 'no']] as const);
      assert.equal(labelsByTask(majorityVote(mixed)).real, 'no');
      assert.equal(labelsByTask(dawidSkene(mixed, { known: anchored })).real, 'yes');
    });

    it('takes a known label that nobody gave', () => {
      const found = dawidSkene([{ task: 'a', worker: 'w', label: 'no' }], {
        known: new Map([['a', 'maybe']]),
      });
      assert.deepEqual(labelsByTask(found), { a: 'maybe' });
    });
  });
});

/** Confidence of every task in its label; ties may fall either way, their confidence is the same. */
function confidences(answers: readonly Answer[]): ReadonlyMap<string, number> {
  // A fixed number of rounds: rounding must not decide which one is the last.
  const { results } = dawidSkene(answers, { maxIterations: 5, tolerance: -Infinity });
  return new Map(results.map(({ task, confidence }) => [task, confidence]));
}

function close(found: number | undefined, expected: number): void {
  assert.ok(Math.abs((found ?? NaN) - expected) < 1e-6, `${String(found)} is not ${expected}`);
}

function crowdOfOneExpertAndGuessers(): readonly Answer[] {
  return Array.from({ length: 60 }, (_, number) => number).flatMap((number) => {
    const truth = number % 3 === 0 ? 'no' : 'yes';
    const guess = (worker: number): string => ((number * 7 + worker * 5) % 4 < 2 ? 'no' : 'yes');
    const task = `t${number}`;
    return [
      { task, worker: 'expert', label: truth },
      { task, worker: 'second', label: number % 10 === 0 ? guess(0) : truth },
      ...[0, 1].map((worker) => ({ task, worker: `guesser-${worker}`, label: guess(worker) })),
    ];
  });
}

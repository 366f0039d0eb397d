import { dawidSkene, majorityVote, type Answer } from '../src/aggregation';
import { percentile, timesOf, type Measurement } from './measurement';

/** Seeded numbers from 0 to 1 (mulberry32), so that every run measures the same answers. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Five answers a task by workers who are right four times out of five. */
function answers(count: number): readonly Answer[] {
  const next = random(7);
  return Array.from({ length: count }, (_, index) => {
    const task = Math.floor(index / 5);
    const truth = task % 3 === 0 ? 'yes' : 'no';
    const wrong = truth === 'yes' ? 'no' : 'yes';
    return {
      task: `t${task}`,
      worker: `w${Math.floor(next() * 2000)}`,
      label: next() < 0.8 ? truth : wrong,
    };
  });
}

export function measureAggregation(): readonly Measurement[] {
  const million = answers(1_000_000);
  const measure = (name: string, aggregate: () => unknown): Measurement => ({
    name: `${name} of 1,000,000 answers`,
    figure: 'p50',
    value: percentile(timesOf(aggregate, 3, 1), 0.5),
    unit: 'ms',
    budget: 2000,
    samples: 3,
  });
  return [
    measure('majority vote', () => majorityVote(million)),
    measure('Dawid-Skene', () => dawidSkene(million)),
  ];
}

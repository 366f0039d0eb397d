import { readFileSync } from 'node:fs';
import type { Aggregation, Answer } from '../../../src/aggregation';

interface Expected {
  readonly priors: Readonly<Record<string, number>>;
  readonly probabilities: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly labels: Readonly<Record<string, string>>;
}

interface VectorSet {
  readonly answers: readonly Answer[];
  readonly crowdkit: readonly (Expected & {
    readonly maxIterations: number;
    readonly tolerance: number;
    readonly iterationsRun: number;
  })[];
  readonly em: Expected & { readonly logLikelihood: number };
}

type Rows = readonly (readonly [string, string, string])[];

/** Published results, kept as data beside the fixtures. */
export function vectorSets(): Readonly<Record<'small' | 'readings', VectorSet>> {
  const file = 'test/fixtures/aggregation/vectors.json';
  const raw = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'small' | 'readings',
    VectorSet & { rows: Rows }
  >;
  const withAnswers = (set: VectorSet & { rows: Rows }): VectorSet => ({
    ...set,
    answers: set.rows.map(([task, worker, label]) => ({ task, worker, label })),
  });
  return { small: withAnswers(raw.small), readings: withAnswers(raw.readings) };
}

/** Largest distance between any probability and the expected one. */
export function distance(
  aggregation: Aggregation,
  expected: Readonly<Record<string, Readonly<Record<string, number>>>>,
): number {
  const { labels, probabilities, results } = aggregation;
  const distances = results.flatMap(({ task }, row) =>
    labels.map((label, column) =>
      Math.abs(
        (probabilities[row * labels.length + column] ?? NaN) - (expected[task]?.[label] ?? NaN),
      ),
    ),
  );
  return Math.max(...distances);
}

export function labelsByTask(aggregation: Aggregation): Record<string, string> {
  return Object.fromEntries(aggregation.results.map(({ task, label }) => [task, label]));
}

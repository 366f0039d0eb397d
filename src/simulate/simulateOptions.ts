import type { CrowdSpec } from '../sandbox';
import type { Workspace } from '../workspace';
import type { SimulationReport } from './report/model';

export interface SimulateOptions {
  readonly workspace: Workspace;
  /** A pool or pipeline spec. */
  readonly path: string;
  readonly crowd: CrowdSpec;
  readonly seeds: readonly number[];
  /** Whether to run again without each rule, to see what it is worth. */
  readonly rules: 'one by one' | 'as they are';
  /** Makes up so many tasks instead of those of a pool's spec. */
  readonly tasks?: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SimulationProgress) => void;
  /** What is known so far; called when the first figures are there, and now and then later. */
  readonly onReport: (report: SimulationReport) => void;
}

export interface SimulationProgress {
  readonly done: number;
  readonly total: number;
  /** What is going on: `seed 3`, `without GOLDEN_SET`. */
  readonly label: string;
}

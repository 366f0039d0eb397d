import type { Answer } from './answers';
import { tabulate } from './answers';
import {
  evidenceBound,
  judgeTasks,
  judgeWorkers,
  raiseToSmallest,
  startingModel,
  workerQualities,
} from './dawidSkeneModel';
import type { WorkerQuality } from './dawidSkeneModel';
import type { Aggregation } from './result';
import { likeliestLabels } from './result';

export interface DawidSkeneOptions {
  /**
   * `exact` climbs the likelihood of the answers until it stands still. `crowd-kit` stops and rounds
   * as that published library does, to give the same labels and confidences as it.
   */
  readonly variant?: 'exact' | 'crowd-kit';
  /** Rounds at most; by default 1000 for `exact` and 100 for `crowd-kit`. */
  readonly maxIterations?: number;
  /** A round that gains less than this per answer is the last; by default 1e-8 and 1e-5. */
  readonly tolerance?: number;
  /**
   * Labels that are known for sure, by task: golden tasks. They stay as they are and teach how good
   * each worker is. They do not shift the expected shares of labels, because whoever chose golden
   * tasks chose their mix too.
   */
  readonly known?: ReadonlyMap<string, string>;
}

export interface DawidSkeneAggregation extends Aggregation {
  readonly iterations: number;
  /** Expected share of each label, in the order of `labels`. */
  readonly priors: Float64Array;
  /** Natural logarithm of the likelihood of all answers, as the last round found it. */
  readonly logLikelihood: number;
  readonly workers: readonly WorkerQuality[];
}

/**
 * A. P. Dawid and A. M. Skene, "Maximum likelihood estimation of observer error-rates using the EM
 * algorithm", 1979: every worker has a table of how often they say what when the truth is what, and
 * truths and tables are estimated by turns, starting from the shares of votes.
 */
export function dawidSkene(
  answers: readonly Answer[],
  options: DawidSkeneOptions = {},
): DawidSkeneAggregation {
  const exact = options.variant !== 'crowd-kit';
  const maxIterations = options.maxIterations ?? (exact ? 1000 : 100);
  const tolerance = options.tolerance ?? (exact ? 1e-8 : 1e-5);
  const known = options.known ?? new Map<string, string>();
  const model = startingModel(tabulate(answers, known.values()), known);
  let iterations = 0;
  let height = -Infinity;
  let logLikelihood = NaN;
  for (let gain = Infinity; iterations < maxIterations && gain >= tolerance; iterations++) {
    logLikelihood = judgeTasks(model);
    judgeWorkers(model);
    const reached = exact ? logLikelihood : evidenceBound(model);
    gain = (reached - height) / Math.max(1, answers.length);
    height = reached;
  }
  if (!exact && iterations > 0) raiseToSmallest(model.posteriors);
  return {
    results: likeliestLabels(model.table, model.posteriors),
    labels: model.table.labels,
    probabilities: model.posteriors,
    iterations,
    priors: model.priors,
    logLikelihood,
    workers: workerQualities(model),
  };
}

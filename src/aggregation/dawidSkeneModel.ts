/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside typed arrays by construction */
import type { AnswerTable } from './answers';
import { voteShares } from './majorityVote';

/** How often a worker is right, as the model expects it. */
export interface WorkerQuality {
  readonly worker: string;
  readonly answers: number;
  /** Expected share of right answers, 0 to 1. */
  readonly accuracy: number;
}

/** What the rounds of estimation change; its arrays are overwritten in place. */
export interface Model {
  readonly table: AnswerTable;
  /** Position of the known label of each task, or -1. */
  readonly known: Int32Array;
  /** One row a task, one column a label. */
  readonly posteriors: Float64Array;
  readonly priors: Float64Array;
  /** Natural logarithms, `[worker][label said][true label]`. */
  readonly logErrors: Float64Array;
}

/** Smallest probability that counts are raised to, so that logarithms stay finite. */
const smallest = 1e-10;
const unknown = -1;

/** Cells of all workers' tables together: more would fill the memory, and teach nothing about anybody. */
const mostCells = 20_000_000;

/**
 * Posteriors are the shares of votes, and workers are judged by them. Throws RangeError, for people, where there are
 * too many labels: free text is nothing that several performers give in the same words.
 */
export function startingModel(table: AnswerTable, known: ReadonlyMap<string, string>): Model {
  const width = table.labels.length;
  if (table.workers.length * width * width > mostCells) {
    throw new RangeError(
      `Dawid-Skene is for a few labels, and these are ${width} by ${table.workers.length} performers. Take the majority vote.`,
    );
  }
  const positions = new Map(table.labels.map((label, position) => [label, position]));
  const knownPosition = (task: string): number => {
    const label = known.get(task);
    return label === undefined ? unknown : (positions.get(label) ?? unknown);
  };
  const model = {
    table,
    known: Int32Array.from(table.tasks.map(knownPosition)),
    posteriors: voteShares(table),
    priors: new Float64Array(width),
    logErrors: new Float64Array(table.workers.length * width * width),
  };
  model.known.forEach((label, task) => pin(model, task, label));
  judgeWorkers(model);
  return model;
}

/** A known task is what it is, whatever was answered. */
function pin(model: Model, task: number, label: number): void {
  if (label === unknown) return;
  const width = model.priors.length;
  model.posteriors.fill(0, task * width, (task + 1) * width);
  model.posteriors[task * width + label] = 1;
}

/**
 * The E-step: posteriors of tasks from priors and workers' tables. Answers the logarithm of the
 * likelihood of all answers under those priors and tables.
 */
export function judgeTasks(model: Model): number {
  const { table, posteriors, logErrors, known } = model;
  const width = model.priors.length;
  const logPriors = model.priors.map((share) => Math.log(Math.max(share, smallest)));
  const row = new Float64Array(width);
  let logLikelihood = 0;
  for (let task = 0; task < table.tasks.length; task++) {
    row.set(logPriors);
    for (let at = table.start[task]!; at < table.start[task + 1]!; at++) {
      const said = (table.worker[at]! * width + table.label[at]!) * width;
      for (let truth = 0; truth < width; truth++) row[truth]! += logErrors[said + truth]!;
    }
    const pinned = known[task]!;
    if (pinned === unknown) logLikelihood += normalise(row, posteriors, task * width);
    else logLikelihood += row[pinned]!;
  }
  return logLikelihood;
}

/** Writes probabilities for a row of logarithms; answers the logarithm of the row's sum. */
function normalise(row: Float64Array, into: Float64Array, offset: number): number {
  let highest = -Infinity;
  for (const value of row) if (value > highest) highest = value;
  let sum = 0;
  for (let column = 0; column < row.length; column++) {
    const likelihood = Math.exp(row[column]! - highest);
    into[offset + column] = likelihood;
    sum += likelihood;
  }
  for (let column = 0; column < row.length; column++) into[offset + column]! /= sum;
  return highest + Math.log(sum);
}

/** The M-step: priors and workers' tables from the posteriors of tasks. */
export function judgeWorkers(model: Model): void {
  estimatePriors(model);
  const { logErrors } = model;
  countAnswers(model);
  const width = model.priors.length;
  const block = width * width;
  for (let worker = 0; worker < logErrors.length; worker += block) {
    for (let truth = 0; truth < width; truth++) {
      let sum = 0;
      for (let said = 0; said < width; said++) {
        const cell = worker + said * width + truth;
        if (logErrors[cell]! < smallest) logErrors[cell] = smallest;
        sum += logErrors[cell]!;
      }
      for (let said = 0; said < width; said++) {
        const cell = worker + said * width + truth;
        logErrors[cell] = Math.log(logErrors[cell]! / sum);
      }
    }
  }
}

/** Fills the workers' tables with expected counts (not yet logarithms). */
function countAnswers(model: Model): void {
  const { table, posteriors, logErrors } = model;
  const width = model.priors.length;
  logErrors.fill(0);
  for (let task = 0; task < table.tasks.length; task++) {
    for (let at = table.start[task]!; at < table.start[task + 1]!; at++) {
      const said = (table.worker[at]! * width + table.label[at]!) * width;
      for (let truth = 0; truth < width; truth++) {
        logErrors[said + truth]! += posteriors[task * width + truth]!;
      }
    }
  }
}

/** Mean posteriors of the tasks that are not known; of all tasks when all are. */
function estimatePriors(model: Model): void {
  const { priors, posteriors, known } = model;
  const width = priors.length;
  const everyTaskIsKnown = known.every((label) => label !== unknown);
  let tasks = 0;
  priors.fill(0);
  for (let task = 0; task < known.length; task++) {
    if (known[task] !== unknown && !everyTaskIsKnown) continue;
    tasks++;
    for (let label = 0; label < width; label++) priors[label]! += posteriors[task * width + label]!;
  }
  for (let label = 0; label < width; label++) priors[label]! /= Math.max(1, tasks);
}

export function raiseToSmallest(posteriors: Float64Array): void {
  for (let at = 0; at < posteriors.length; at++) {
    if (posteriors[at]! < smallest) posteriors[at] = smallest;
  }
}

/**
 * The bound that crowd-kit watches. It adds the logarithm of the prior once per answer, where the
 * model has it once per task: that is why it stops early, and why it is kept for matching only.
 */
export function evidenceBound(model: Model): number {
  const { table, posteriors, logErrors } = model;
  const width = model.priors.length;
  const logPriors = model.priors.map((share) => Math.log(share));
  let bound = 0;
  for (let task = 0; task < table.tasks.length; task++) {
    for (let truth = 0; truth < width; truth++) {
      const posterior = posteriors[task * width + truth]!;
      if (posterior === 0) continue;
      let joint = 0;
      for (let at = table.start[task]!; at < table.start[task + 1]!; at++) {
        const said = (table.worker[at]! * width + table.label[at]!) * width;
        joint += logErrors[said + truth]! + logPriors[truth]!;
      }
      bound += posterior * (joint - Math.log(posterior));
    }
  }
  return bound;
}

export function workerQualities(model: Model): readonly WorkerQuality[] {
  const { table, posteriors } = model;
  const width = model.priors.length;
  const answers = new Float64Array(table.workers.length);
  const right = new Float64Array(table.workers.length);
  for (let task = 0; task < table.tasks.length; task++) {
    for (let at = table.start[task]!; at < table.start[task + 1]!; at++) {
      answers[table.worker[at]!]! += 1;
      right[table.worker[at]!]! += posteriors[task * width + table.label[at]!]!;
    }
  }
  return table.workers.map((worker, number) => ({
    worker,
    answers: answers[number]!,
    accuracy: right[number]! / answers[number]!,
  }));
}

/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside typed arrays by construction */
/** One performer's answer about one task. */
export interface Answer {
  readonly task: string;
  readonly worker: string;
  readonly label: string;
}

/**
 * Answers as numbers, grouped by task: the answers about task `t` stand in `worker` and `label` from
 * `start[t]` up to `start[t + 1]`. Tasks and workers keep the order of their first appearance;
 * labels are sorted, so that a tie goes to the first in sorted order wherever it is broken.
 */
export interface AnswerTable {
  readonly tasks: readonly string[];
  readonly workers: readonly string[];
  readonly labels: readonly string[];
  readonly start: Int32Array;
  readonly worker: Int32Array;
  readonly label: Int32Array;
}

/** Gives equal texts one number each, counting from zero. */
class Numbering {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.length;
    this.#numbers.set(name, number);
    this.names.push(name);
    return number;
  }

  find(name: string): number | undefined {
    return this.#numbers.get(name);
  }
}

/**
 * Repeated answers of one worker about one task count each time: readings taken twice are two
 * readings. `anchorLabels` are labels that known solutions use and that answers may lack.
 */
export function tabulate(
  answers: readonly Answer[],
  anchorLabels: Iterable<string> = [],
): AnswerTable {
  const tasks = new Numbering();
  const workers = new Numbering();
  const seenLabels = new Numbering();
  const task = new Int32Array(answers.length);
  const worker = new Int32Array(answers.length);
  const label = new Int32Array(answers.length);
  answers.forEach((answer, row) => {
    task[row] = tasks.of(answer.task);
    worker[row] = workers.of(answer.worker);
    label[row] = seenLabels.of(answer.label);
  });
  for (const extra of anchorLabels) seenLabels.of(extra);
  const labels = sortedByCode(seenLabels.names);
  const position = positionsAfterSorting(seenLabels, labels);
  const start = startsOf(task, tasks.names.length);
  const table = {
    tasks: tasks.names,
    workers: workers.names,
    labels,
    start,
    worker: new Int32Array(answers.length),
    label: new Int32Array(answers.length),
  };
  const next = start.slice();
  for (let row = 0; row < task.length; row++) {
    const place = next[task[row]!]!++;
    table.worker[place] = worker[row]!;
    table.label[place] = position[label[row]!]!;
  }
  return table;
}

function sortedByCode(names: readonly string[]): readonly string[] {
  return [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function positionsAfterSorting(seen: Numbering, sorted: readonly string[]): Int32Array {
  const positions = new Int32Array(sorted.length);
  sorted.forEach((name, position) => {
    const number = seen.find(name);
    if (number !== undefined) positions[number] = position;
  });
  return positions;
}

/** Running totals of answers per task, with the grand total at the end. */
function startsOf(task: Int32Array, taskCount: number): Int32Array {
  const start = new Int32Array(taskCount + 1);
  for (const number of task) start[number + 1]! += 1;
  for (let number = 0; number < taskCount; number++) start[number + 1]! += start[number]!;
  return start;
}

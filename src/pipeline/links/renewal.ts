import type { Remote } from '../../api';
import type { Task } from '../../spec';

/** A task that should not be shown with its address any more, or a thing that lost all of its own. */
export interface Renewal {
  /** They are stopped; the last one is what the new one looks like. */
  readonly ending: readonly Remote<Task>[];
  /** Of the new task; 0: others see to it already, Infinity: as long as there are performers. */
  readonly copies: number;
  /** Copies that are wanted of the thing in all. */
  readonly wanted: number;
}

export interface LinkedTasks {
  readonly tasks: readonly Remote<Task>[];
  /** What a task is about; undefined for tasks that are none of ours. */
  readonly labelOf: (task: Task) => string | undefined;
  readonly isEnding: (task: Task) => boolean;
  /** Copies of a task that were taken and did not come back unanswered. */
  readonly taken: (task: Remote<Task>) => number;
  /** Copies that are wanted of each thing, at least. */
  readonly wanted: number;
}

/**
 * What is to be sent anew, told from the tasks alone, so that it does not matter where an earlier attempt
 * broke off or whether its journal is there. A task keeps the copies that were taken; only what is missing
 * then goes into a new one, so nobody is paid for more answers than were wished.
 */
export function renewalsOf(o: LinkedTasks): readonly Renewal[] {
  const byLabel = new Map<string, Remote<Task>[]>();
  for (const task of o.tasks) {
    const label = o.labelOf(task);
    if (label !== undefined) byLabel.set(label, [...(byLabel.get(label) ?? []), task]);
  }
  return [...byLabel.values()].flatMap((tasks) => {
    const ending = tasks.filter((task) => isOpen(task, o.taken) && o.isEnding(task));
    if (ending.length === 0) return [];
    const wanted = Math.max(o.wanted, ...tasks.map(copiesOf));
    const kept = tasks.reduce(
      (sum, task) => sum + (ending.includes(task) ? o.taken(task) : copiesOf(task)),
      0,
    );
    return [{ ending, copies: kept >= wanted ? 0 : wanted - kept, wanted }];
  });
}

/**
 * What somebody still took of an old task, between the look at it and its end, is one copy too many of the new one. `tasks`
 * are those of after that: a task that was stopped keeps what was taken of it.
 */
export function surplusOf(
  renewals: readonly Renewal[],
  { tasks, labelOf }: Pick<LinkedTasks, 'tasks' | 'labelOf'>,
): readonly { readonly task: Remote<Task>; readonly overlap: number }[] {
  return renewals.flatMap(({ ending, wanted }) => {
    const [first] = ending;
    const label = first && labelOf(first);
    const all = tasks.filter((task) => label !== undefined && labelOf(task) === label);
    const surplus = all.reduce((sum, task) => sum + copiesOf(task), 0) - wanted;
    const task = all.filter(({ id }) => ending.every((old) => old.id !== id)).at(-1);
    // Endless ones are for everybody.
    if (task === undefined || !Number.isFinite(surplus) || surplus <= 0) return [];
    return [{ task, overlap: Math.max(0, copiesOf(task) - surplus) }];
  });
}

/** Whether performers may still get it. */
export function isOpen(task: Remote<Task>, taken: LinkedTasks['taken']): boolean {
  return copiesOf(task) > taken(task);
}

function copiesOf({ overlap, infinite_overlap: infinite }: Task): number {
  return infinite === true ? Infinity : (overlap ?? 1);
}

/** The classes of an author's script, and what stands in for those that are missing or broken. */
import type { ClassicParts } from '../../frame';
import { TolokaAssignment } from './assignmentClass';
import { events } from './events';
import { TolokaHandlebarsTask } from './handlebarsTask';
import { TolokaHandlebarsTaskSuite, TolokaTaskSuite } from './suiteClass';
import { TolokaTask } from './taskClass';
import type {
  AssignmentObject,
  AssignmentOptions,
  Es5Class,
  SuiteObject,
  SuiteOptions,
  TaskObject,
  TaskOptions,
} from './types';

/** What a script may hand over; whatever is missing is the base class. */
interface Exports {
  readonly Assignment?: Es5Class<AssignmentObject, AssignmentOptions>;
  readonly TaskSuite?: Es5Class<SuiteObject, SuiteOptions>;
  readonly Task?: Es5Class<TaskObject, TaskOptions>;
}

export interface Classes {
  readonly Assignment: Es5Class<AssignmentObject, AssignmentOptions>;
  readonly TaskSuite: Es5Class<SuiteObject, SuiteOptions>;
  readonly Task: Es5Class<TaskObject, TaskOptions>;
}

export function baseClasses(kind: 'handlebars' | 'plain'): Classes {
  const Assignment = TolokaAssignment;
  return kind === 'handlebars'
    ? { Assignment, TaskSuite: TolokaHandlebarsTaskSuite, Task: TolokaHandlebarsTask }
    : { Assignment, TaskSuite: TolokaTaskSuite, Task: TolokaTask };
}

/**
 * Runs the author's script as the platform does: a function body with `exports`. What it handed over
 * before it failed counts.
 */
export function authorClasses(script: ClassicParts['script'], base: Classes): Classes {
  const module: { exports: Exports } = { exports: {} };
  events.guard(() => script?.(module.exports, module));
  const { Assignment, TaskSuite, Task } = module.exports;
  return {
    Assignment: Assignment ?? base.Assignment,
    TaskSuite: TaskSuite ?? base.TaskSuite,
    Task: Task ?? base.Task,
  };
}

/**
 * Makes the assignment with its suite and tasks. Where an author's class fails, the error is shown
 * and the platform's own class takes its place, so that the markup is drawn still.
 */
export function createAssignment(
  classes: Classes,
  base: Classes,
  options: Omit<AssignmentOptions, 'TaskClass' | 'TaskSuiteClass'>,
): AssignmentObject | undefined {
  const attempts: readonly Classes[] = [
    classes,
    { ...classes, Task: base.Task },
    { ...classes, TaskSuite: base.TaskSuite, Task: base.Task },
    base,
  ];
  for (const { Assignment, TaskSuite, Task } of attempts) {
    const made = events.guard(
      () => new Assignment({ ...options, TaskSuiteClass: TaskSuite, TaskClass: Task }),
    );
    if (made) return made;
  }
  return undefined;
}

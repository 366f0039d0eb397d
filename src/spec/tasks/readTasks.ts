import type { Diagnostic } from '../validate/diagnostic';
import type { TasksFileOptions } from './parseTasksFile';
import { Piecewise } from './piecewise';
import { TaskReader, type NewTask } from './taskReader';
import { tasksStream } from './tasksStream';

/** A tasks file that is being read. Hand over its text in pieces of any size, then call `end` once. */
export interface TasksReading {
  push(piece: string): void;
  end(): void;
}

/** Takes what a tasks file holds, in its order. */
export interface TasksSink {
  /** `line`: zero-based, where the task begins. */
  task(task: NewTask, line: number): void;
  problem(diagnostic: Diagnostic): void;
}

/** Reads a tasks file as a stream: memory for one row and one piece. Rows in error are problems, not tasks. */
export function readTasks(how: TasksFileOptions, sink: TasksSink): TasksReading {
  const source = new Piecewise();
  const reader = new TaskReader(how, {
    problem: (code, severity, message, start, end) =>
      sink.problem({ code, severity, message, range: source.range(start, end) }),
    task: (task, start) => sink.task(task, source.range(start, start).start.line),
  });
  const stream = tasksStream(source, how, reader);
  return {
    push: (piece) => {
      source.push(piece);
      stream.read('complete');
    },
    end: () => stream.read('all'),
  };
}

import type { Diagnostic, Severity } from '../validate/diagnostic';
import { DuplicateRows } from './duplicateRows';
import type { TasksFileOptions } from './parseTasksFile';
import { Piecewise } from './piecewise';
import { TaskReader, type NewTask } from './taskReader';
import { tasksStream, type TasksStream } from './tasksStream';

/** Tasks that a pool takes. Source: the platform's guide on uploading. */
const mostTasks = 1_000_000;

/** A tasks file under examination. Hand over its text in pieces of any size, then call `end` once. */
export interface TasksCheck {
  /** What the piece brought to light. */
  push(piece: string): readonly Diagnostic[];
  end(): readonly Diagnostic[];
  /** Rows without an error so far. */
  readonly tasks: number;
  /** Whether so much is wrong that nothing more will be told; the rest need not be read. */
  readonly full: boolean;
}

export interface TasksCheckOptions extends TasksFileOptions {
  /** Complaints after which the check ends; 1,000 when left out. */
  readonly most?: number;
}

/**
 * Checks a tasks file as a stream: header, values, known answers, hints, repeated rows, delimiter and
 * encoding. Memory is bounded: one row, and 12 bytes for each row already seen.
 */
export function createTasksCheck(how: TasksCheckOptions): TasksCheck {
  return new StreamedCheck(how);
}

/** Checks a tasks file whose text comes in pieces; yields what is wrong as it is found. */
export function* validateTasks(
  pieces: Iterable<string>,
  how: TasksCheckOptions,
): Generator<Diagnostic> {
  const check = createTasksCheck(how);
  for (const piece of pieces) {
    yield* check.push(piece);
    if (check.full) return;
  }
  yield* check.end();
}

class StreamedCheck implements TasksCheck {
  readonly #source = new Piecewise();
  readonly #stream: TasksStream;
  readonly #most: number;
  readonly #rows = new DuplicateRows();
  readonly #ids = new DuplicateRows();
  readonly #unique: string | undefined;
  #found: Diagnostic[] = [];
  #told = 0;
  #tasks = 0;
  #undecodable = false;

  constructor(how: TasksCheckOptions) {
    this.#most = how.most ?? 1000;
    this.#unique = how.unique;
    const reader = new TaskReader(how, {
      problem: (code, severity, message, start, end) =>
        this.#report(code, severity, message, start, end),
      task: (task, start) => this.#task(task, start),
    });
    this.#stream = tasksStream(this.#source, how, reader);
  }

  get tasks(): number {
    return this.#tasks;
  }

  get full(): boolean {
    return this.#told >= this.#most;
  }

  push(piece: string): readonly Diagnostic[] {
    if (this.full) return [];
    const before = this.#source.text.length;
    this.#source.push(piece);
    this.#checkEncoding(before);
    this.#stream.read('complete');
    return this.#taken();
  }

  end(): readonly Diagnostic[] {
    if (!this.full) this.#stream.read('all');
    return this.#taken();
  }

  #taken(): readonly Diagnostic[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  #report(code: string, severity: Severity, message: string, start: number, end: number): void {
    if (this.full) return;
    this.#told++;
    this.#found.push({ code, severity, message, range: this.#source.range(start, end) });
  }

  #task(task: NewTask, start: number): void {
    this.#tasks++;
    const { line } = this.#source.range(start, start).start;
    const earlier = this.#rows.seen(JSON.stringify(task.input_values), line);
    if (earlier !== undefined) {
      const message = `The same input stands in line ${earlier + 1} already: performers would do it twice.`;
      this.#report('task-duplicate', 'warning', message, start, start + 1);
    }
    this.#checkUnique(task, start, line);
    if (this.#tasks === mostTasks + 1) {
      const message = `A pool takes ${mostTasks.toLocaleString('en')} tasks; these are more. Spread them over several pools.`;
      this.#report('task-file-too-long', 'warning', message, start, start + 1);
    }
  }

  /** A pipeline's dataset has one row for each id. */
  #checkUnique({ input_values: values }: NewTask, start: number, line: number): void {
    if (this.#unique === undefined) return;
    const id = JSON.stringify(values[this.#unique] ?? null);
    const earlier = this.#ids.seen(id, line);
    if (earlier === undefined) return;
    const message = `\`${this.#unique}\` ${id} stands in line ${earlier + 1} already: each row needs one of its own.`;
    this.#report('text-id-repeated', 'error', message, start, start + 1);
  }

  /** Text that was not UTF-8 shows as replacement characters, UTF-16 read as UTF-8 has zeros in it. */
  #checkEncoding(from: number): void {
    if (this.#undecodable) return;
    const at = this.#source.text.slice(from).search(/[\0\uFFFD]/);
    if (at < 0) return;
    this.#undecodable = true;
    const message =
      'This character could not be read: the file is not UTF-8. Save it in UTF-8 (in VS Code: Save with Encoding).';
    this.#report('task-file-encoding', 'warning', message, from + at, from + at + 1);
  }
}

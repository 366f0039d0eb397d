import type { Task } from '../model';
import type { Severity } from '../validate/diagnostic';
import { holdValue, isRequired } from '../values';
import type { PlacedValue } from './placedValue';
import type { RowSink } from './rowSink';
import { specOfColumn, type TaskFileSpecs } from './taskFileSpecs';
import type { TaskColumn } from './taskColumns';
import { expectedBy, isOfWrongType } from './valueFaultWords';

/** A task before it has a pool. */
export type NewTask = Omit<Task, 'pool_id'>;

interface Row {
  readonly input: Record<string, unknown>;
  readonly golden: Record<string, unknown>;
  hint?: string;
  overlap?: number;
  /** A value of the wrong type was told already; it would be noise to call it missing, too. */
  wrong: boolean;
}

/** Makes tasks of rows and complains of what the platform would refuse. A row with an error makes no task. */
export class TaskReader {
  readonly specs: TaskFileSpecs;
  readonly #sink: RowSink;
  readonly #required: readonly string[];
  #errors = 0;

  constructor(specs: TaskFileSpecs, sink: RowSink) {
    this.specs = specs;
    this.#sink = sink;
    this.#required = Object.entries(specs.inputSpec ?? {})
      .filter(([, spec]) => isRequired(spec))
      .map(([field]) => field);
  }

  report(code: string, severity: Severity, message: string, start: number, end: number): void {
    if (severity === 'error') this.#errors++;
    this.#sink.problem(code, severity, message, start, end);
  }

  /** `whole` is the task as an API-shaped file gives it; it is kept as it is when the values are right. */
  add(values: readonly PlacedValue[], start: number, end: number, whole?: NewTask): void {
    const before = this.#errors;
    const row = this.#rowOf(values);
    this.#checkRow(row, start, end);
    if (this.#errors === before) this.#sink.task(whole ?? this.#taskOf(row), start);
  }

  #rowOf(values: readonly PlacedValue[]): Row {
    const row: Row = { input: {}, golden: {}, wrong: false };
    for (const value of values) {
      const known = this.#valueOf(value, row);
      if (known === undefined) continue;
      if (value.column.role === 'input') row.input[value.column.field] = known;
      if (value.column.role === 'golden') row.golden[value.column.field] = known;
      if (value.column.role === 'hint')
        row.hint = typeof known === 'string' ? known : JSON.stringify(known);
      if (value.column.role === 'overlap') row.overlap = Number(known);
    }
    return row;
  }

  #taskOf({ input, golden, hint, overlap }: Row): NewTask {
    const { kind } = this.specs;
    const solved = kind !== 'main' && Object.keys(golden).length > 0;
    return {
      input_values: input,
      ...(solved && { known_solutions: [{ output_values: golden, correctness_weight: 1 }] }),
      ...(hint !== undefined && kind === 'training' && { message_on_unknown_solution: hint }),
      ...(overlap !== undefined && { overlap }),
    };
  }

  /** The value, when it is of its type; what is out of bounds is told and kept. */
  #valueOf(value: PlacedValue, row: Row): unknown {
    const result = value.read(this.specs);
    if (result.state === 'empty') return undefined;
    if (result.state === 'unreadable') {
      this.#refuse('task-value-type', result.expected, value, row);
      return undefined;
    }
    const spec = specOfColumn(value.column, this.specs);
    const [fault] = spec ? holdValue(result.value, spec, '') : [];
    const expected = fault && expectedBy(fault);
    if (!fault || expected === undefined) return result.value;
    if (isOfWrongType(fault)) {
      this.#refuse('task-value-type', expected, value, row);
      return undefined;
    }
    // Known answers of a main file are not sent, so nobody refuses them.
    if (value.column.role === 'golden' && this.specs.kind === 'main') return result.value;
    // Only some of the platform's sources know patterns, so its word on them is not certain.
    if (fault.fault === 'pattern') this.#tell('warning', 'task-value-not-allowed', expected, value);
    else this.#refuse('task-value-not-allowed', expected, value, row);
    return result.value;
  }

  #refuse(code: string, expected: string, value: PlacedValue, row: Row): void {
    row.wrong = true;
    this.#tell('error', code, expected, value);
  }

  #tell(severity: Severity, code: string, expected: string, value: PlacedValue): void {
    const message = `${nameOf(value.column)} should be ${expected}, and ${value.shown()} is not.`;
    this.report(code, severity, message, value.start, value.end);
  }

  #checkRow(row: Row, start: number, end: number): void {
    for (const field of this.#required) {
      if (row.wrong || Object.hasOwn(row.input, field)) continue;
      const message = `The required input \`${field}\` is empty in this row.`;
      this.report('task-value-missing', 'error', message, start, end);
    }
    const { kind } = this.specs;
    if (kind === 'main' || row.wrong) return;
    if (Object.keys(row.golden).length === 0) {
      const message = `A ${kind} task needs a known answer: fill a GOLDEN: column.`;
      this.report('task-solution-missing', 'error', message, start, end);
    } else if (kind === 'training' && row.hint === undefined) {
      const message = 'This training task has no hint (HINT:text): whoever errs learns nothing.';
      this.report('task-hint-missing', 'warning', message, start, end);
    }
  }
}

function nameOf(column: TaskColumn): string {
  if (column.role === 'input') return `Input \`${column.field}\``;
  if (column.role === 'golden') return `The known answer \`${column.field}\``;
  return column.role === 'overlap' ? 'The overlap' : 'The hint';
}

import type { Assignment, AssignmentStatus } from '../../api';
import type { FieldSpecs, SuiteTask } from '../../spec';

/** One task of one assignment: a line of a results file. */
export interface ResultRow {
  readonly assignment: Assignment;
  readonly task: SuiteTask;
  /** Empty until the assignment is submitted. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** The tasks of an assignment with their answers. */
export function rowsOf(assignment: Assignment): readonly ResultRow[] {
  return (assignment.tasks ?? []).map((task, index) => ({
    assignment,
    task,
    outputs: assignment.solutions?.[index]?.output_values ?? {},
  }));
}

/** A column of a results file under the platform's own header. */
export interface ResultColumn {
  readonly header: string;
  value(row: ResultRow): unknown;
}

/**
 * The platform's columns in its order: inputs, outputs, golden answers, hint, the assignment, and the
 * two that a reviewer fills in.
 */
export function columnsOf(
  inputs: FieldSpecs,
  outputs: FieldSpecs,
  linkTo: (assignment: Assignment) => string,
): readonly ResultColumn[] {
  return [
    ...Object.keys(inputs).map((field) => ({
      header: `INPUT:${field}`,
      value: ({ task }: ResultRow) => task.input_values[field],
    })),
    ...Object.keys(outputs).map((field) => ({
      header: `OUTPUT:${field}`,
      value: (row: ResultRow) => row.outputs[field],
    })),
    ...Object.keys(outputs).map((field) => ({
      header: `GOLDEN:${field}`,
      value: ({ task }: ResultRow) => task.known_solutions?.[0]?.output_values[field],
    })),
    { header: 'HINT:text', value: ({ task }) => task.message_on_unknown_solution },
    { header: 'ASSIGNMENT:link', value: ({ assignment }) => linkTo(assignment) },
    ...assignmentColumns,
    { header: 'ACCEPT:verdict', value: ({ assignment }) => verdictSign(assignment.status) },
    { header: 'ACCEPT:comment', value: ({ assignment }) => assignment.public_comment },
  ];
}

const assignmentColumns: readonly ResultColumn[] = [
  { header: 'ASSIGNMENT:assignment_id', value: ({ assignment }) => assignment.id },
  { header: 'ASSIGNMENT:task_id', value: ({ task }) => task.id },
  { header: 'ASSIGNMENT:task_suite_id', value: ({ assignment }) => assignment.task_suite_id },
  { header: 'ASSIGNMENT:worker_id', value: ({ assignment }) => assignment.user_id },
  { header: 'ASSIGNMENT:status', value: ({ assignment }) => shownStatus(assignment.status) },
  { header: 'ASSIGNMENT:started', value: ({ assignment }) => assignment.created },
  { header: 'ASSIGNMENT:submitted', value: ({ assignment }) => assignment.submitted },
  { header: 'ASSIGNMENT:accepted', value: ({ assignment }) => assignment.accepted },
  { header: 'ASSIGNMENT:rejected', value: ({ assignment }) => assignment.rejected },
  { header: 'ASSIGNMENT:skipped', value: ({ assignment }) => assignment.skipped },
  { header: 'ASSIGNMENT:expired', value: ({ assignment }) => assignment.expired },
  { header: 'ASSIGNMENT:reward', value: ({ assignment }) => assignment.reward },
];

/** What a reviewer would have filled in; nothing where that is still to be done. */
function verdictSign(status: AssignmentStatus): '+' | '-' | undefined {
  if (status === 'ACCEPTED') return '+';
  return status === 'REJECTED' ? '-' : undefined;
}

/** Results files call accepted answers approved. */
function shownStatus(status: AssignmentStatus): string {
  return status === 'ACCEPTED' ? 'APPROVED' : status;
}

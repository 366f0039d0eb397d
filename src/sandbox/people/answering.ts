import type { FieldSpecs } from '../../spec/model';
import {
  assignmentOf,
  presentAssignment,
  skipAssignment,
  submitAssignment,
} from '../domain/assignments';
import { conflict, refuseFaults } from '../domain/fault';
import { projectOfPool } from '../domain/projectVersions';
import { presentRestriction } from '../domain/restrictions';
import type {
  AssignmentRow,
  PerformerRow,
  SolutionRow,
  TaskRow,
  UserRestrictionRow,
} from '../domain/rows';
import {
  checkBody,
  FaultCollector,
  isObject,
  validateFieldValues,
  type JsonObject,
} from '../domain/validation';
import { flag, list, object, optional, required } from '../domain/validation/rules';
import type { World } from '../domain/world';
import { correctness } from '../quality';

const submission = object({
  solutions: required(list(object({ output_values: required(object({})) }))),
  captchas: optional(list(flag)),
});

/** What a person gets to see who answered a training task wrongly. */
interface Hint extends JsonObject {
  readonly task_index: number;
  readonly message: string;
}

/**
 * Takes a person's answers. Output values are held against the project's fields; wrong answers to
 * training tasks come back with their hints, and the suite stays in hand until they are right: what
 * was answered first is what counts.
 */
export function submitByHand(
  world: World,
  person: PerformerRow,
  assignmentId: string,
  body: unknown,
): JsonObject {
  const assignment = inHand(world, person, assignmentId);
  const posted = checkBody(body, submission);
  const solutions = withoutEmptyFields(posted.solutions as readonly SolutionRow[]);
  refuseWrongValues(world, assignment, solutions);
  const hints = hintsFor(world, assignment, solutions);
  if (hints.length > 0) {
    const tried = { ...assignment, firstAttempts: assignment.firstAttempts ?? solutions };
    world.store.assignments.put(tried);
    return { assignment: presentAssignment(world, tried), hints };
  }
  const before = new Set(restrictionsOf(world, person).map((row) => JSON.stringify(row)));
  submitAssignment(world, assignment.id, {
    solutions,
    ...(assignment.firstAttempts && { firstAttempts: assignment.firstAttempts }),
    captchas: (posted.captchas ?? []) as readonly boolean[],
  });
  const restrictions = restrictionsOf(world, person).filter(
    (row) => !before.has(JSON.stringify(row)),
  );
  return {
    assignment: presentAssignment(world, assignmentOf(world, assignment.id)),
    ...(restrictions.length > 0 && { restrictions: restrictions.map(presentRestriction) }),
  };
}

function restrictionsOf(world: World, { id }: PerformerRow): readonly UserRestrictionRow[] {
  return world.store.userRestrictions.by('user', id);
}

export function skipByHand(world: World, person: PerformerRow, assignmentId: string): JsonObject {
  const { id } = inHand(world, person, assignmentId);
  skipAssignment(world, id);
  return presentAssignment(world, assignmentOf(world, id));
}

/** The person's own suite, as long as it can be worked on. */
export function inHand(world: World, person: PerformerRow, id: string): AssignmentRow {
  const row = assignmentOf(world, id);
  if (row.userId !== person.id) {
    throw conflict('CONFLICT_STATE', `The assignment ${id} is in somebody else's hands.`);
  }
  if (row.status === 'ACTIVE') return row;
  throw conflict('INAPPROPRIATE_STATUS', `The assignment ${id} is ${row.status}.`, {
    appropriate_statuses: ['ACTIVE'],
  });
}

/** Clients choke on nulls among output values: what was left empty is not there. */
function withoutEmptyFields(solutions: readonly SolutionRow[]): readonly SolutionRow[] {
  return solutions.map(({ output_values: values }) => ({
    output_values: Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
    ),
  }));
}

function refuseWrongValues(
  world: World,
  assignment: AssignmentRow,
  solutions: readonly SolutionRow[],
): void {
  const faults = new FaultCollector();
  const wanted = assignment.taskIds.length;
  if (solutions.length !== wanted) {
    const code =
      solutions.length < wanted ? 'ARRAY_SIZE_LESS_THAN_MIN' : 'ARRAY_SIZE_GREATER_THAN_MAX';
    faults.add('solutions', code, `One solution a task is expected: ${wanted}`, [wanted]);
  }
  const pool = world.store.pools.get(assignment.poolId);
  const project = pool && projectOfPool(world, pool);
  const output = project?.task_spec.output_spec ?? {};
  solutions.forEach((solution, index) => {
    const at = `solutions.${index}.output_values`;
    if (!isObject(solution)) return;
    validateFieldValues(solution.output_values, output, at, faults);
    checkFiles(world, assignment, { values: solution.output_values, output, at }, faults);
  });
  refuseFaults(faults.faults);
}

interface Answer {
  readonly values: SolutionRow['output_values'];
  readonly output: FieldSpecs;
  readonly at: string;
}

/** What stands in a file field is the id of a file that was uploaded for this very suite. */
function checkFiles(
  world: World,
  assignment: AssignmentRow,
  { values, output, at }: Answer,
  faults: FaultCollector,
): void {
  for (const [field, { type }] of Object.entries(output)) {
    const value = values[field];
    if (value === undefined || !(type === 'file' || type === 'array_file')) continue;
    const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
    const unknown = ids.find(
      (id) =>
        typeof id !== 'string' || world.store.attachments.get(id)?.assignmentId !== assignment.id,
    );
    if (unknown === undefined) continue;
    const message = `No file ${JSON.stringify(unknown)} was uploaded for this suite`;
    faults.add(`${at}.${field}`, 'ENTITY_DOES_NOT_EXIST', message);
  }
}

/** Training tasks that are answered wrongly; the known solution is told at the second try. */
function hintsFor(
  world: World,
  assignment: AssignmentRow,
  solutions: readonly SolutionRow[],
): readonly Hint[] {
  return assignment.taskIds.flatMap((id, index) => {
    const task = world.store.tasks.get(id);
    const answer = solutions[index]?.output_values;
    if (task?.kind !== 'training' || correctness(task, answer) === 1) return [];
    return [hintOf(task, index, assignment.firstAttempts !== undefined)];
  });
}

function hintOf(task: TaskRow, index: number, triedBefore: boolean): Hint {
  return {
    task_index: index,
    message: task.hint ?? 'The answer is not right.',
    ...(triedBefore && { known_solutions: task.knownSolutions }),
  };
}

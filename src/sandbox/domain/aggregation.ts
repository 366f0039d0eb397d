import { dawidSkene, type Answer } from '../../aggregation';
import type { FieldSpec, FieldValues } from '../../spec/model';
import { choices } from './choices';
import { conflict, missing, validationFault } from './fault';
import { recordOperation } from './operations';
import { regularPoolOf } from './pools';
import { projectOfPool } from './projectVersions';
import type { AggregatedSolution, AssignmentStatus, OperationRow, RegularPoolRow } from './rows';
import { skillValue } from './skills';
import { checkBody, shapes, type JsonObject } from './validation';
import { weightedVote, type WeightedLabel } from './weightedConfidence';
import type { World } from './world';

interface Request {
  readonly type: 'DAWID_SKENE' | 'WEIGHTED_DYNAMIC_OVERLAP';
  readonly poolId: string;
  readonly skillId: string;
  readonly fields: readonly string[];
}

/** `aggregate-by-pool`: done at once; the answer is a finished operation. */
export function aggregateByPool(world: World, body: unknown): OperationRow {
  const request = requestOf(checkBody(body, shapes.poolAggregation));
  const pool = poolFor(world, request);
  const solutions =
    request.type === 'DAWID_SKENE'
      ? byDawidSkene(world, pool, request.fields[0] ?? '')
      : byWeight(world, pool, request, tasksOf(world, pool));
  const operation = recordOperation(world, {
    type: 'SOLUTION.AGGREGATE',
    parameters: {
      pool_id: pool.id,
      pool_name: pool.spec.private_name,
      project_id: pool.projectId,
      algorithm: request.type,
      [request.type === 'DAWID_SKENE' ? 'aggregated_output_fields' : 'aggregated_fields']:
        request.fields,
    },
  });
  const sorted = [...solutions].sort((a, b) => (a.task_id < b.task_id ? -1 : 1));
  world.store.aggregations.put({ id: operation.id, solutions: sorted });
  return operation;
}

/** `aggregate-by-task`: the result itself. */
export function aggregateByTask(world: World, body: unknown): AggregatedSolution {
  const posted = checkBody(body, shapes.taskAggregation);
  const request = requestOf(posted);
  const pool = poolFor(world, request);
  const taskId = String(posted.task_id);
  const solutions =
    request.type === 'DAWID_SKENE'
      ? byDawidSkene(world, pool, request.fields[0] ?? '')
      : byWeight(world, pool, request, [taskId]);
  const solution = solutions.find((item) => item.task_id === taskId);
  if (!solution) throw missing('accepted answer to a task', taskId);
  return solution;
}

export function aggregatedSolutions(world: World, id: string): readonly AggregatedSolution[] {
  const row = world.store.aggregations.get(id);
  if (!row) throw missing('aggregation', id);
  return row.solutions;
}

function requestOf(posted: JsonObject): Request {
  const fields = posted.fields as readonly { readonly name: string }[];
  return {
    type: posted.type as Request['type'],
    poolId: String(posted.pool_id),
    skillId: String(posted.answer_weight_skill_id),
    fields: fields.map(({ name }) => name),
  };
}

function poolFor(world: World, request: Request): RegularPoolRow {
  const pool = regularPoolOf(world, request.poolId);
  if (request.type === 'WEIGHTED_DYNAMIC_OVERLAP' && !pool.spec.mixer_config) {
    throw conflict('ONLY_FOR_POOL_WITH_MIXER', `The pool ${pool.id} has no smart mixing.`);
  }
  if (request.type === 'DAWID_SKENE' && request.fields.length !== 1) {
    const message = 'DAWID_SKENE aggregates one field a request';
    throw validationFault({ fields: { code: 'ARRAY_SIZE_GREATER_THAN_MAX', message } });
  }
  const output = projectOfPool(world, pool)?.task_spec.output_spec ?? {};
  for (const name of request.fields) {
    refuseField(name, Object.hasOwn(output, name) ? output[name] : undefined);
  }
  return pool;
}

const notAggregatable = /^(?:array_.*|file|coordinates|json)$/;

function refuseField(name: string, spec: FieldSpec | undefined): void {
  if (spec && !notAggregatable.test(spec.type)) return;
  const message = spec
    ? `Fields of type ${spec.type} cannot be aggregated`
    : `The project has no output field ${name}`;
  throw validationFault({ fields: { code: 'VALUE_NOT_ALLOWED', message } });
}

interface GivenAnswer {
  readonly task: string;
  readonly worker: string;
  readonly values: FieldValues;
}

/** Answers of one task, or of the whole pool, in suites of these statuses. */
function answersOf(
  world: World,
  pool: RegularPoolRow,
  statuses: readonly AssignmentStatus[],
  taskId?: string,
): readonly GivenAnswer[] {
  const rows =
    taskId === undefined
      ? world.store.assignments.by('pool', pool.id)
      : world.store.assignments.by('task', taskId);
  return rows
    .filter((row) => statuses.includes(row.status))
    .flatMap((row) =>
      row.taskIds.flatMap((task, index) => {
        const values = row.solutions?.[index]?.output_values;
        if (!values || (taskId !== undefined && task !== taskId)) return [];
        return [{ task, worker: row.userId, values }];
      }),
    );
}

/** Accepted answers only; control and training tasks are among them. */
function byDawidSkene(
  world: World,
  pool: RegularPoolRow,
  field: string,
): readonly AggregatedSolution[] {
  const answers: Answer[] = answersOf(world, pool, ['ACCEPTED']).flatMap(
    ({ task, worker, values }) =>
      values[field] === undefined ? [] : [{ task, worker, label: JSON.stringify(values[field]) }],
  );
  if (answers.length === 0) return [];
  return dawidSkene(answers).results.map(({ task, label, confidence }) => ({
    pool_id: pool.id,
    task_id: task,
    confidence,
    output_values: { [field]: JSON.parse(label) as unknown },
  }));
}

function tasksOf(world: World, pool: RegularPoolRow): readonly string[] {
  return world.store.tasks.by('pool', pool.id).map(({ id }) => id);
}

function byWeight(
  world: World,
  pool: RegularPoolRow,
  { fields, skillId }: Request,
  taskIds: readonly string[],
): readonly AggregatedSolution[] {
  return taskIds.flatMap((taskId) => {
    const answers = answersOf(world, pool, ['ACCEPTED'], taskId);
    const votes = votesOf(world, pool, taskId, skillId, fields, answers);
    if (votes.length === 0) return [];
    const values = votes.map(({ field, label }) => [field, JSON.parse(label) as unknown] as const);
    return [
      {
        pool_id: pool.id,
        task_id: taskId,
        confidence: leastConfidence(votes),
        output_values: Object.fromEntries(values),
      },
    ];
  });
}

/** How sure the answers to a task are so far, judged or not, 0 to 1; 0 without any. */
export function taskConfidence(
  world: World,
  pool: RegularPoolRow,
  taskId: string,
  skillId: string,
  fields: readonly string[],
): number {
  const answers = answersOf(world, pool, ['ACCEPTED', 'SUBMITTED'], taskId);
  const votes = votesOf(world, pool, taskId, skillId, fields, answers);
  return votes.length === 0 ? 0 : leastConfidence(votes);
}

/** What subscribers are told about a task whose dynamic overlap is settled. */
export function settledTask(world: World, poolId: string, taskId: string): JsonObject | undefined {
  const pool = world.store.pools.get(poolId);
  const config = pool?.kind === 'pool' ? pool.spec.dynamic_overlap_config : undefined;
  if (pool?.kind !== 'pool' || !config) return undefined;
  const fields = config.fields.map(({ name }) => name);
  const answers = answersOf(world, pool, ['ACCEPTED', 'SUBMITTED'], taskId);
  const votes = votesOf(world, pool, taskId, config.answer_weight_skill_id, fields, answers);
  const values = votes.map(({ field, label }) => [field, JSON.parse(label) as unknown] as const);
  return {
    task_id: taskId,
    confidence: leastConfidence(votes),
    assignment_ids: world.store.assignments.by('task', taskId).map(({ id }) => id),
    output_values: Object.fromEntries(values),
  };
}

interface FieldVote extends WeightedLabel {
  readonly field: string;
}

/** The least sure of the fields gives the confidence of the task. */
function leastConfidence(votes: readonly FieldVote[]): number {
  return Math.min(...votes.map(({ confidence }) => confidence));
}

/** One vote a field; machine answers count as further people. */
function votesOf(
  world: World,
  pool: RegularPoolRow,
  taskId: string,
  skillId: string,
  fields: readonly string[],
  answers: readonly GivenAnswer[],
): readonly FieldVote[] {
  if (answers.length === 0) return [];
  const output = projectOfPool(world, pool)?.task_spec.output_spec ?? {};
  const people = answers.map(({ worker, values }) => ({
    values,
    accuracy: (skillValue(world, worker, skillId) ?? choices.accuracyWithoutSkill * 100) / 100,
  }));
  const machines = (world.store.tasks.get(taskId)?.baselineSolutions ?? []).map((solution) => ({
    values: solution.output_values,
    accuracy: solution.confidence_weight ?? 1,
  }));
  return fields.flatMap((field) => {
    const labelled = [...people, ...machines].map(({ values, accuracy }) => ({
      label: JSON.stringify(values[field] ?? null),
      accuracy,
    }));
    const vote = weightedVote(labelled, optionCount(output[field]));
    return vote ? [{ field, ...vote }] : [];
  });
}

function optionCount(spec: FieldSpec | undefined): number {
  if (spec?.type === 'boolean') return 2;
  if (spec?.allowed_values) return spec.allowed_values.length;
  if (spec?.min_value !== undefined && spec.max_value !== undefined) {
    return spec.max_value - spec.min_value + 1;
  }
  return 2;
}

import { dawidSkene, type Answer } from '../../aggregation';
import type { FieldSpec, FieldValues } from '../../spec/model';
import { conflict, missing, validationFault } from './fault';
import { recordOperation } from './operations';
import { regularPoolOf } from './pools';
import type { AggregatedSolution, OperationRow, RegularPoolRow } from './rows';
import { skillValue } from './skills';
import { checkBody, shapes, type JsonObject } from './validation';
import { weightedVote } from './weightedConfidence';
import type { World } from './world';

/** Accuracy of people who have not the weight skill, 0 to 1: as good as a coin on two options. */
const accuracyWithoutSkill = 0.5;

interface Request {
  readonly type: 'DAWID_SKENE' | 'WEIGHTED_DYNAMIC_OVERLAP';
  readonly poolId: string;
  readonly skillId: string;
  readonly fields: readonly string[];
}

/** `aggregate-by-pool`: done at once; the answer is a finished operation. */
export function aggregateByPool(world: World, body: unknown): OperationRow {
  const request = requestOf(checkBody(body, shapes.aggregationRequest));
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
  const posted = checkBody(body, shapes.aggregationRequest);
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
  const output = world.store.projects.get(pool.projectId)?.spec.task_spec.output_spec ?? {};
  for (const name of request.fields) refuseField(name, output[name]);
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

/** Accepted answers only, control and training tasks included. */
function acceptedAnswers(
  world: World,
  pool: RegularPoolRow,
  taskId?: string,
): readonly { readonly task: string; readonly worker: string; readonly values: FieldValues }[] {
  const rows =
    taskId === undefined
      ? world.store.assignments.by('pool', pool.id)
      : world.store.assignments.by('task', taskId);
  return rows
    .filter((row) => row.status === 'ACCEPTED')
    .flatMap((row) =>
      row.taskIds.flatMap((task, index) => {
        const values = row.solutions?.[index]?.output_values;
        if (!values || (taskId !== undefined && task !== taskId)) return [];
        return [{ task, worker: row.userId, values }];
      }),
    );
}

function byDawidSkene(
  world: World,
  pool: RegularPoolRow,
  field: string,
): readonly AggregatedSolution[] {
  const answers: Answer[] = acceptedAnswers(world, pool).flatMap(({ task, worker, values }) =>
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

/** The least sure of the fields gives the confidence of the task. */
function byWeight(
  world: World,
  pool: RegularPoolRow,
  { fields, skillId }: Request,
  taskIds: readonly string[],
): readonly AggregatedSolution[] {
  const output = world.store.projects.get(pool.projectId)?.spec.task_spec.output_spec ?? {};
  return taskIds.flatMap((taskId) => {
    const answers = acceptedAnswers(world, pool, taskId).map(({ worker, values }) => ({
      values,
      accuracy: (skillValue(world, worker, skillId) ?? accuracyWithoutSkill * 100) / 100,
    }));
    if (answers.length === 0) return [];
    const votes = fields.flatMap((field) => {
      const labelled = answers.map(({ values, accuracy }) => ({
        label: JSON.stringify(values[field] ?? null),
        accuracy,
      }));
      const vote = weightedVote(labelled, optionCount(output[field]));
      return vote ? [{ field, ...vote }] : [];
    });
    const values = votes.map(({ field, label }) => [field, JSON.parse(label) as unknown] as const);
    return [
      {
        pool_id: pool.id,
        task_id: taskId,
        confidence: Math.min(...votes.map(({ confidence }) => confidence)),
        output_values: Object.fromEntries(values),
      },
    ];
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

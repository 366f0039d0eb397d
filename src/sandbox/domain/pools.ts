import type { Pool, Training } from '../../spec/model';
import { parsePlatformDate } from '../time/dates';
import { choices } from './choices';
import { conflict, missing, validationFault } from './fault';
import { nextDecimalId } from './ids';
import { referencedProject, withRuleUuids } from './projects';
import { ownerOf } from './requester';
import type { PoolRow, RegularPoolRow, TrainingRow } from './rows';
import { createTrainingSkill } from './skills';
import { checkBody, shapes, withoutNulls, type JsonObject } from './validation';
import type { World } from './world';

const readOnly = [
  ...['id', 'status', 'last_close_reason', 'created', 'last_started', 'last_stopped'],
  ...['owner', 'type', 'training'],
];

export function createPool(world: World, body: unknown): RegularPoolRow {
  const spec = poolSpec(world, body);
  return putNewPool(world, spec);
}

function putNewPool(world: World, spec: Pool): RegularPoolRow {
  const row: RegularPoolRow = { ...newLife(world, spec.project_id), kind: 'pool', spec };
  world.store.pools.put(row);
  return row;
}

export function createTraining(world: World, body: unknown): TrainingRow {
  return putNewTraining(world, trainingSpec(world, body));
}

function putNewTraining(world: World, spec: Training): TrainingRow {
  const project = referencedProject(world, spec.project_id);
  const skill = createTrainingSkill(world, project.spec.public_name);
  const life = newLife(world, spec.project_id);
  const row: TrainingRow = { ...life, kind: 'training', spec, skillId: skill.id };
  world.store.pools.put(row);
  return row;
}

/** Same settings under a new id: no tasks, no statistics, CLOSED. Rule `uuid`s are carried over. */
export function copyPool(world: World, source: PoolRow): PoolRow {
  return source.kind === 'pool'
    ? putNewPool(world, source.spec)
    : putNewTraining(world, source.spec);
}

export function replacePool(world: World, id: string, body: unknown): RegularPoolRow {
  const before = regularPoolOf(world, id);
  refuseOpenOrArchived(before);
  const row: RegularPoolRow = { ...before, spec: poolSpec(world, body, before.projectId) };
  world.store.pools.put(row);
  return row;
}

export function replaceTraining(world: World, id: string, body: unknown): TrainingRow {
  const before = trainingOf(world, id);
  refuseOpenOrArchived(before);
  const row: TrainingRow = { ...before, spec: trainingSpec(world, body, before.projectId) };
  world.store.pools.put(row);
  return row;
}

/** Only `priority` can be patched, open or closed. */
export function patchPool(world: World, id: string, body: unknown): RegularPoolRow {
  const before = regularPoolOf(world, id);
  if (before.status === 'ARCHIVED') throw inappropriate(before, ['OPEN', 'CLOSED']);
  const { priority } = checkBody(body, shapes.poolPatch);
  if (typeof priority !== 'number') return before;
  const row: RegularPoolRow = { ...before, spec: { ...before.spec, priority } };
  world.store.pools.put(row);
  return row;
}

/** A pool or a training: trainings answer under `/pools` too. */
export function poolOf(world: World, id: string): PoolRow {
  const row = world.store.pools.get(id);
  if (!row) throw missing('pool', id);
  return row;
}

export function regularPoolOf(world: World, id: string): RegularPoolRow {
  const row = poolOf(world, id);
  if (row.kind !== 'pool') throw conflict('POOL_IS_TRAINING', `${id} is a training.`);
  return row;
}

export function trainingOf(world: World, id: string): TrainingRow {
  const row = world.store.pools.get(id);
  if (row?.kind !== 'training') throw missing('training', id);
  return row;
}

export function inappropriate(row: PoolRow, appropriate: readonly string[]): Error {
  return conflict(
    'INAPPROPRIATE_STATUS',
    `The pool ${row.id} is ${row.status}; this needs ${appropriate.join(' or ')}.`,
    { appropriate_statuses: appropriate },
  );
}

/** How a pool shows itself; a training is shown as the pool that it is underneath. */
export function presentPool(world: World, row: PoolRow): JsonObject {
  return row.kind === 'pool'
    ? { ...row.spec, type: 'REGULAR', ...presentLife(world, row) }
    : { ...trainingAsPool(row), ...presentLife(world, row) };
}

export function presentTraining(world: World, row: TrainingRow): JsonObject {
  return { ...row.spec, ...presentLife(world, row) };
}

function presentLife(world: World, row: PoolRow): JsonObject {
  return {
    id: row.id,
    project_id: row.projectId,
    status: row.status,
    last_close_reason: row.lastCloseReason,
    created: row.created,
    ...(row.lastStarted !== undefined && { last_started: row.lastStarted }),
    ...(row.lastStopped !== undefined && { last_stopped: row.lastStopped }),
    owner: ownerOf(world),
  };
}

function trainingAsPool(row: TrainingRow): JsonObject {
  const { spec } = row;
  return {
    private_name: spec.private_name,
    type: 'TRAINING',
    may_contain_adult_content: spec.may_contain_adult_content ?? false,
    will_expire: '2100-01-01T00:00:00',
    reward_per_assignment: 0,
    assignment_max_duration_seconds: trainingSeconds(spec),
    auto_accept_solutions: true,
    auto_close_after_complete_delay_seconds: 0,
    defaults: {
      default_overlap_for_new_tasks: choices.trainingOverlap,
      default_overlap_for_new_task_suites: choices.trainingOverlap,
    },
    mixer_config: {
      real_tasks_count: 0,
      golden_tasks_count: 0,
      training_tasks_count: spec.training_tasks_in_task_suite_count,
      mix_tasks_in_creation_order: spec.mix_tasks_in_creation_order ?? true,
      shuffle_tasks_in_task_suite: spec.shuffle_tasks_in_task_suite ?? true,
    },
    quality_control: {
      configs: [
        {
          collector_config: {
            type: 'TRAINING',
            uuid: `${row.id.padStart(8, '0')}-0000-4000-8000-000000000000`,
          },
          rules: [
            {
              conditions: [
                {
                  key: 'submitted_assignments_count',
                  operator: 'EQ',
                  value: spec.task_suites_required_to_pass ?? 1,
                },
              ],
              action: {
                type: 'SET_SKILL_FROM_OUTPUT_FIELD',
                parameters: { skill_id: row.skillId, from_field: 'correct_answers_rate' },
              },
            },
          ],
        },
      ],
    },
  };
}

export function trainingSeconds(spec: Training): number {
  return spec.assignment_max_duration_seconds ?? choices.trainingSeconds;
}

function newLife(world: World, projectId: string): Omit<RegularPoolRow, 'kind' | 'spec'> {
  return {
    id: nextDecimalId(world, 'pool'),
    projectId,
    status: 'CLOSED',
    lastCloseReason: 'MANUAL',
    created: world.date(),
    openings: 0,
    lastMovement: world.clock.now(),
  };
}

function refuseOpenOrArchived(row: PoolRow): void {
  if (row.status !== 'CLOSED') throw inappropriate(row, ['CLOSED']);
}

function poolSpec(world: World, body: unknown, projectId?: string): Pool {
  const posted = stripped(checkBody(body, shapes.pool));
  const project = referencedProject(world, projectId ?? posted.project_id);
  refuseUnknownTraining(world, posted, project.id);
  const spec: JsonObject = {
    auto_accept_solutions: true,
    auto_close_after_complete_delay_seconds: 0,
    may_contain_adult_content: false,
    priority: 0,
    ...withRuleUuids(world, posted),
    project_id: project.id,
  };
  return spec as unknown as Pool;
}

function trainingSpec(world: World, body: unknown, projectId?: string): Training {
  const posted = stripped(checkBody(body, shapes.training));
  const project = referencedProject(world, projectId ?? posted.project_id);
  const spec: JsonObject = {
    mix_tasks_in_creation_order: true,
    shuffle_tasks_in_task_suite: true,
    inherited_instructions: false,
    ...posted,
    project_id: project.id,
  };
  return spec as unknown as Training;
}

function stripped(object: JsonObject): JsonObject {
  const entries = Object.entries(withoutNulls(object));
  return Object.fromEntries(entries.filter(([key]) => !readOnly.includes(key)));
}

/** `training_requirement` must name a training of the same project. */
function refuseUnknownTraining(world: World, posted: JsonObject, projectId: string): void {
  const control = posted.quality_control as Pool['quality_control'];
  const requirement = control?.training_requirement;
  if (!requirement) return;
  const training = world.store.pools.get(requirement.training_pool_id);
  if (training?.projectId === projectId) return;
  throw validationFault({
    'quality_control.training_requirement.training_pool_id': {
      code: 'ENTITY_DOES_NOT_EXIST',
      message: `There is no training ${requirement.training_pool_id} in project ${projectId}`,
    },
  });
}

/** When a pool closes by itself; undefined for trainings, which do not expire. */
export function expiryOf(row: PoolRow): number | undefined {
  return row.kind === 'pool' ? parsePlatformDate(row.spec.will_expire) : undefined;
}

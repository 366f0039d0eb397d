import assert from 'node:assert/strict';
import { createPerformer } from '../../../src/sandbox/crowd/performers';
import {
  issueAssignment,
  skipAssignment,
  submitAssignment,
} from '../../../src/sandbox/domain/assignments';
import { runBatch } from '../../../src/sandbox/domain/batches';
import { watchPools } from '../../../src/sandbox/domain/watchPools';
import { offerOf } from '../../../src/sandbox/domain/mixing';
import { openPool } from '../../../src/sandbox/domain/poolLife';
import { createPool, createTraining } from '../../../src/sandbox/domain/pools';
import { createProject } from '../../../src/sandbox/domain/projects';
import { createRequester } from '../../../src/sandbox/domain/requester';
import type {
  AssignmentRow,
  PerformerProfile,
  PerformerRow,
  PoolRow,
} from '../../../src/sandbox/domain/rows';
import { createGlobalSkills } from '../../../src/sandbox/domain/skills';
import { taskBatch } from '../../../src/sandbox/domain/tasks';
import { createWorld, type World } from '../../../src/sandbox/domain/world';
import { watchQuality } from '../../../src/sandbox/quality';
import { Agenda } from '../../../src/sandbox/time/agenda';
import { createJumpingClock } from '../../../src/sandbox/time/clock';
import { choiceProject, poolOf, type Json } from './platform';

/** The platform without HTTP and without a crowd: the test is everybody, and time stands still. */
export function quietWorld(): World {
  const clock = createJumpingClock(() => Date.UTC(2026, 0, 1));
  const world = createWorld({ seed: 1, clock, agenda: new Agenda() });
  createRequester(world);
  createGlobalSkills(world);
  watchPools(world);
  watchQuality(world);
  return world;
}

export const flags = {
  asyncMode: false,
  skipInvalidItems: false,
  allowDefaults: true,
  openPool: false,
};

export function addPerformer(
  world: World,
  key: string,
  profile: Partial<PerformerProfile> = {},
): PerformerRow {
  const plain = createPerformer(world, key);
  const performer = { ...plain, profile: { ...plain.profile, ...profile } };
  world.store.performers.put(performer);
  return performer;
}

export interface Setting {
  readonly world: World;
  readonly projectId: string;
  readonly poolId: string;
}

/** An open pool of yes-no tasks. `golden` is the known answer of as many control tasks. */
export function openSetting(
  o: { pool?: Json; project?: Json; tasks?: number; golden?: number; overlap?: number } = {},
): Setting {
  const world = quietWorld();
  const project = createProject(world, { ...choiceProject, ...o.project });
  const pool = createPool(world, poolOf(project.id, o.pool));
  addTasks(world, pool.id, { main: o.tasks ?? 10, golden: o.golden ?? 0, overlap: o.overlap ?? 2 });
  openPool(world, pool.id);
  return { world, projectId: project.id, poolId: pool.id };
}

export function addTasks(
  world: World,
  poolId: string,
  o: { main?: number; golden?: number; training?: number; overlap?: number },
): void {
  const kinds = [
    ['main', o.main ?? 0],
    ['golden', o.golden ?? 0],
    ['training', o.training ?? 0],
  ] as const;
  for (const [kind, count] of kinds) {
    const tasks = Array.from({ length: count }, (_, index) => ({
      pool_id: poolId,
      input_values: { text: `${kind} ${index}` },
      overlap: o.overlap ?? 2,
      ...(kind !== 'main' && { known_solutions: [{ output_values: { is_correct: 'yes' } }] }),
      ...(kind === 'training' && { message_on_unknown_solution: 'It is fine.' }),
    }));
    if (count > 0) runBatch(world, taskBatch(world), tasks, flags);
  }
}

export function addTraining(world: World, projectId: string, changes: Json = {}): PoolRow {
  return createTraining(world, {
    project_id: projectId,
    private_name: 'training',
    training_tasks_in_task_suite_count: 2,
    task_suites_required_to_pass: 1,
    inherited_instructions: true,
    ...changes,
  });
}

/** Gives the person their next suite; fails when there is none. */
export function take(world: World, performer: PerformerRow, poolId: string): AssignmentRow {
  const assignment = tryToTake(world, performer, poolId);
  assert.ok(assignment, `no suite in ${poolId} for performer ${performer.key}`);
  return assignment;
}

export function tryToTake(
  world: World,
  performer: PerformerRow,
  poolId: string,
): AssignmentRow | undefined {
  const pool = world.store.pools.get(poolId)!;
  const offer = offerOf(world, performer.id, pool);
  return offer.state === 'suite' ? issueAssignment(world, performer, pool, offer) : undefined;
}

export interface Manner {
  readonly answer?: string;
  readonly seconds?: number;
  readonly captchas?: readonly boolean[];
}

/** Takes the next suite and answers all of it the same way, after some simulated seconds. */
export function work(
  { world, poolId }: Pick<Setting, 'world' | 'poolId'>,
  performer: PerformerRow,
  { answer = 'yes', seconds = 120, captchas = [] }: Manner = {},
): AssignmentRow {
  const { id, taskIds } = take(world, performer, poolId);
  pass(world, seconds);
  const solutions = taskIds.map(() => ({ output_values: { is_correct: answer } }));
  submitAssignment(world, id, { solutions, captchas });
  return world.store.assignments.get(id)!;
}

export function skip({ world, poolId }: Setting, performer: PerformerRow): void {
  skipAssignment(world, take(world, performer, poolId).id);
}

/** Lets simulated time go by. */
export function pass(world: World, seconds: number): void {
  world.clock.advanceTo(world.clock.now() + seconds * 1000);
}

export function rule(
  type: string,
  parameters: Json,
  conditions: [string, string, unknown][],
  action: Json,
): Json {
  return {
    collector_config: { type, parameters },
    rules: [
      {
        conditions: conditions.map(([key, operator, value]) => ({ key, operator, value })),
        action,
      },
    ],
  };
}

export const ban = {
  type: 'RESTRICTION_V2',
  parameters: { scope: 'POOL', duration_unit: 'PERMANENT', private_comment: 'by a rule' },
};

export function bansOf(world: World, performer: PerformerRow): number {
  return world.store.userRestrictions.by('user', performer.id).length;
}

export function skillOf(
  world: World,
  performer: PerformerRow,
  skillId: string,
): number | undefined {
  return world.store.userSkills.by('userSkill', `${performer.id}|${skillId}`)[0]?.exactValue;
}

/** Runs everything that is planned as work. */
export function finishWork(world: World): void {
  while (world.agenda.hasWork) world.agenda.step(world.clock);
}

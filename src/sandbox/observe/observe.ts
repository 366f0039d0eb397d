import type { AssignmentRow, PerformerRow, PoolRow } from '../domain/rows';
import type { World } from '../domain/world';
import { rulesOf } from '../quality';
import type { NotedBan } from './banBook';
import { createJudge, type Judge } from './judge';
import type {
  Observation,
  ObservedAnswer,
  ObservedPerson,
  ObservedPool,
  ObservedSuite,
} from './observation';

/** Looks at everything there is. Costs as much as there are assignments. */
export function observe(world: World, bans: readonly NotedBan[]): Observation {
  const pools = [...world.store.pools.values()];
  const keys = new Map<string, string>();
  for (const pool of pools) {
    for (const { name, key } of rulesOf(world, pool)) keys.set(name, key);
  }
  return {
    pools: pools.map((pool) => observePool(world, pool)),
    people: new Map([...world.store.performers.values()].map((row) => [row.id, personOf(row)])),
    bans: bans.map(({ ruleName, ...ban }) => ({
      ...ban,
      rule: ruleName === undefined ? undefined : keys.get(ruleName),
    })),
  };
}

function personOf({ id, group, traits, key }: PerformerRow): ObservedPerson {
  return { id, group, unwanted: traits?.unwanted ?? false, newcomer: key.includes('.') };
}

function observePool(world: World, pool: PoolRow): ObservedPool {
  const { asked, answered } = world.progress.of(pool.id);
  const rows = world.store.assignments.by('pool', pool.id);
  const judge = createJudge(world, pool);
  return {
    id: pool.id,
    kind: pool.kind,
    name: pool.spec.private_name,
    isComplete: world.progress.isComplete(pool.id),
    closeReason: pool.status === 'OPEN' ? 'OPEN' : pool.lastCloseReason,
    asked,
    answered,
    rules: rulesOf(world, pool).map(({ key, config, index, name }) => ({
      ...{ key, config, index },
      firings: world.firings.get(name) ?? 0,
    })),
    suites: rows.map(suiteOf),
    answers: pool.kind === 'training' ? [] : rows.flatMap((row) => answersOf(world, row, judge)),
  };
}

function suiteOf(row: AssignmentRow): ObservedSuite {
  return {
    userId: row.userId,
    status: row.status,
    reward: row.reward,
    tasks: row.taskIds.length,
    createdAt: row.createdAt,
    endedAt: row.submittedAt ?? row.skippedAt ?? row.expiredAt,
  };
}

function answersOf(world: World, row: AssignmentRow, judge: Judge): readonly ObservedAnswer[] {
  const { solutions, submittedAt } = row;
  if (!solutions || submittedAt === undefined) return [];
  return row.taskIds.flatMap((taskId, index): ObservedAnswer[] => {
    const task = world.store.tasks.get(taskId);
    const values = solutions[index]?.output_values;
    if (!task || !values || task.kind !== 'main') return [];
    const found = judge(task, values);
    const isKept = row.status !== 'REJECTED';
    return [{ taskId, userId: row.userId, at: submittedAt, isKept, ...found }];
  });
}

import { crowdOf } from '../crowd';
import { judge as putVerdict } from '../domain/assignments';
import type { AssignmentRow, PoolRow } from '../domain/rows';
import type { World } from '../domain/world';
import { createJudge, type Judge } from '../observe';
import { randomStream } from '../random/stream';

const hour = 60 * 60 * 1000;

/**
 * A requester in a person's place: pools without automatic acceptance get their verdicts, as the
 * crowd's review policy has it. Somebody who looks at everything and mostly sees what is wrong.
 */
export function reviewManually(world: World): void {
  const judges = new Map<string, Judge>();
  world.listen((event) => {
    if (event.type !== 'assignment-submitted' || event.assignment.status !== 'SUBMITTED') return;
    const pool = world.store.pools.get(event.assignment.poolId);
    if (pool?.kind !== 'pool') return;
    let judge = judges.get(pool.id);
    if (!judge) judges.set(pool.id, (judge = createJudge(world, pool)));
    planVerdict(world, pool, event.assignment, judge);
  });
}

function planVerdict(world: World, pool: PoolRow, assignment: AssignmentRow, judge: Judge): void {
  const { afterHours } = crowdOf(world).review;
  const { id } = assignment;
  world.agenda.plan(world.clock.now() + afterHours * hour, 'work', () => {
    const row = world.store.assignments.get(id);
    if (row?.status !== 'SUBMITTED') return;
    const status = isGood(world, row, judge) ? 'ACCEPTED' : 'REJECTED';
    const comment = status === 'REJECTED' ? { publicComment: 'Too much of it is wrong.' } : {};
    putVerdict(world, { ...row, ...comment }, { status, by: 'requester' });
    // What was rejected may have to be done again by somebody else.
    world.announce({ type: 'work-added', poolId: pool.id });
  });
}

function isGood(world: World, row: AssignmentRow, judge: Judge): boolean {
  const { acceptFrom, mistakes } = crowdOf(world).review;
  const errs = randomStream(world.seed, 'review', row.id).chance(mistakes);
  const known = row.taskIds.flatMap((taskId, index) => {
    const task = world.store.tasks.get(taskId);
    const values = row.solutions?.[index]?.output_values;
    const right = task && values ? judge(task, values).isRight : undefined;
    return right === undefined ? [] : [right];
  });
  const share = known.length === 0 ? 1 : known.filter(Boolean).length / known.length;
  return errs ? share < acceptFrom : share >= acceptFrom;
}

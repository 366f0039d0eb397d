import { toPlatformDate } from '../time/dates';
import { planClosing } from './completion';
import { nextPoolItemId } from './ids';
import { isFor } from './mixing';
import type { AssignmentRow, PoolRow, RegularPoolRow, SolutionRow, TaskRow } from './rows';
import { SameInputs } from './sameInputs';
import type { World } from './world';

/** An answer that another task gets, too. */
interface Share {
  readonly task: TaskRow;
  readonly solution: SolutionRow;
}

/**
 * `assignments_automerge_enabled`: an answer counts for every general task of the project's open
 * pools that has the same inputs. Only where tasks are mixed, answers accepted at once and paid for.
 * The copies are marked `automerged`, cost nothing, and use up the other tasks' overlap.
 */
export function watchAutomerge(world: World): void {
  const twins = new SameInputs(world);
  world.listen((event) => {
    if (event.type !== 'assignment-judged' || event.assessment !== 'ACCEPT') return;
    const { assignment } = event;
    const pool = world.store.pools.get(assignment.poolId);
    if (assignment.automerged === true || !pool || !merges(world, pool)) return;
    for (const [poolId, shares] of sharesOf(world, twins, pool, assignment)) {
      putCopy(world, poolId, assignment.userId, shares);
    }
  });
}

function merges(world: World, pool: PoolRow): pool is RegularPoolRow {
  if (pool.kind === 'training' || !pool.spec.mixer_config) return false;
  if (pool.spec.auto_accept_solutions === false || pool.spec.reward_per_assignment === 0) {
    return false;
  }
  return world.store.projects.get(pool.projectId)?.spec.assignments_automerge_enabled === true;
}

function sharesOf(
  world: World,
  twins: SameInputs,
  pool: RegularPoolRow,
  { taskIds, solutions, userId }: AssignmentRow,
): ReadonlyMap<string, readonly Share[]> {
  const shares = new Map<string, Share[]>();
  taskIds.forEach((id, index) => {
    const task = world.store.tasks.get(id);
    const solution = solutions?.[index];
    if (task?.kind !== 'main' || !solution) return;
    for (const twin of twins.of(pool.projectId, task)) {
      if (!takesShare(world, twin, userId)) continue;
      const share = { task: twin, solution };
      const others = shares.get(twin.poolId);
      if (others) others.push(share);
      else shares.set(twin.poolId, [share]);
    }
  });
  return shares;
}

function takesShare(world: World, twin: TaskRow, userId: string): boolean {
  const pool = world.store.pools.get(twin.poolId);
  if (pool?.status !== 'OPEN' || !merges(world, pool)) return false;
  if (world.progress.hasSeen(userId, twin.poolId, twin.id) || !isFor(twin, userId)) return false;
  return world.progress.remaining(twin) > 0;
}

/** One suite and one assignment a pool, with all answers that it shares. */
function putCopy(world: World, poolId: string, userId: string, shares: readonly Share[]): void {
  const now = world.clock.now();
  const at = toPlatformDate(now);
  const suiteId = nextPoolItemId(world, poolId);
  const taskIds = shares.map(({ task }) => task.id);
  world.store.assignments.put({
    ...{ id: nextPoolItemId(world, poolId), poolId, suiteId, userId, taskIds, reward: 0 },
    mixed: true,
    automerged: true,
    status: 'ACCEPTED',
    solutions: shares.map(({ solution }) => solution),
    ...{ createdAt: now, dueAt: now, submittedAt: now, acceptedAt: now },
    captchas: [],
    verdicts: [{ status: 'ACCEPTED', by: 'auto', at }],
  });
  planClosing(world, poolId);
}

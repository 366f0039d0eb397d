import { choices } from './choices';
import { refuseFaults, validationFault } from './fault';
import { recordOperation } from './operations';
import { poolOf } from './pools';
import { money } from './requester';
import type { AssignmentRow, OperationRow, PoolRow } from './rows';
import { FaultCollector, shapes, type JsonObject } from './validation';
import type { World } from './world';

type Metric = (world: World, pool: PoolRow) => unknown;

const rowsOf = (world: World, pool: PoolRow): readonly AssignmentRow[] =>
  world.store.assignments.by('pool', pool.id);

const isSubmitted = (row: AssignmentRow): boolean => row.submittedAt !== undefined;

/** What can be asked about a pool. */
const metrics: Readonly<Record<string, Metric>> = {
  completion_percentage: (world, pool) => ({
    type: 'NORMAL',
    value: world.progress.completionPercentage(pool.id),
    infinite: world.progress.of(pool.id).endless.size > 0,
    approximate: false,
  }),
  real_tasks_count: (world, pool) =>
    world.store.tasks.by('pool', pool.id).filter(({ kind }) => kind === 'main').length,
  submitted_assignments_count: (world, pool) => rowsOf(world, pool).filter(isSubmitted).length,
  skipped_assignments_count: (world, pool) => world.progress.of(pool.id).counts.SKIPPED,
  rejected_assignments_count: (world, pool) => world.progress.of(pool.id).counts.REJECTED,
  approved_assignments_count: (world, pool) => world.progress.of(pool.id).counts.ACCEPTED,
  avg_submit_assignment_millis: (world, pool) => {
    const times = rowsOf(world, pool).flatMap(({ submittedAt, createdAt }) =>
      submittedAt === undefined ? [] : [submittedAt - createdAt],
    );
    if (times.length === 0) return 0;
    return Math.round(times.reduce((sum, time) => sum + time, 0) / times.length);
  },
  spent_budget: (world, pool) => money(world.progress.of(pool.id).spent),
  unique_workers_count: (world, pool) => people(rowsOf(world, pool)),
  unique_submitters_count: (world, pool) => people(rowsOf(world, pool).filter(isSubmitted)),
  active_workers_by_filter_count: (world) => world.store.performers.size,
  estimated_assignments_count: (world, pool) => {
    const { asked } = world.progress.of(pool.id);
    const mixer = pool.kind === 'pool' ? pool.spec.mixer_config : undefined;
    return Math.ceil(asked / Math.max(1, mixer?.real_tasks_count ?? 1));
  },
};

/** `analytics-2`: up to ten questions, answered in one finished operation. */
export function analyse(world: World, body: unknown): OperationRow {
  const requests = Array.isArray(body) ? body : [];
  if (requests.length === 0 || requests.length > choices.analyticsPerRequest) {
    const message = `From 1 to ${choices.analyticsPerRequest} requests are expected`;
    throw validationFault({ '': { code: 'ARRAY_SIZE_OUT_OF_BOUNDS', message } });
  }
  const value = requests.map((request: unknown, index) => ({
    request,
    result: measured(world, request, String(index)),
    finished: world.date(),
  }));
  return recordOperation(
    world,
    { type: 'ANALYTICS', parameters: { value: requests } },
    { details: { value } },
  );
}

const question = shapes.analyticsRequest(Object.keys(metrics));

function measured(world: World, request: unknown, at: string): unknown {
  const faults = new FaultCollector();
  question(request, at, faults);
  refuseFaults(faults.faults);
  const { name, subject_id: poolId } = request as JsonObject;
  return metrics[String(name)]?.(world, poolOf(world, String(poolId)));
}

function people(rows: readonly AssignmentRow[]): number {
  return new Set(rows.map(({ userId }) => userId)).size;
}

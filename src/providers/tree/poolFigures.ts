import type { AnalyticsAnswer, AnalyticsName, PlatformClient } from '../../api';
import { feeFor } from '../../api/fee';
import type { Pool } from '../../spec/model';

/** What the platform's analytics tell of a pool that is open. */
export interface OpenPoolFigures {
  /** 0 to 100. */
  readonly percent: number;
  /** Assignments that performers may still hand in and that will be paid for; about. */
  readonly remaining: number;
}

/** How many assignments of a pool are in which state. */
export interface AssignmentCounts {
  readonly submitted: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly skipped: number;
}

type Asking = Pick<PlatformClient, 'analytics' | 'operations'>;

/** The platform takes ten questions at once, and answers them by an operation. */
const questionsAtOnce = 10;

const openQuestions: readonly AnalyticsName[] = [
  'completion_percentage',
  'estimated_assignments_count',
];
const countQuestions: readonly AnalyticsName[] = [
  'submitted_assignments_count',
  'approved_assignments_count',
  'rejected_assignments_count',
  'skipped_assignments_count',
];

/** Figures of pools, as last told. A pool without a figure is shown without one. */
export class PoolFigures {
  private readonly open = new Map<string, OpenPoolFigures>();
  private readonly counts = new Map<string, AssignmentCounts>();
  /** Told of pools whose figures are other ones now. */
  private readonly listeners = new Set<(poolIds: readonly string[]) => void>();

  onDidChange(listener: (poolIds: readonly string[]) => void): void {
    this.listeners.add(listener);
  }

  openPool(poolId: string): OpenPoolFigures | undefined {
    return this.open.get(poolId);
  }

  countsOf(poolId: string): AssignmentCounts | undefined {
    return this.counts.get(poolId);
  }

  clear(): void {
    this.open.clear();
    this.counts.clear();
  }

  /** Asks how far pools are. True when a figure has changed; failures are skipped. */
  async updateOpen(
    client: Asking,
    poolIds: readonly string[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const changed: string[] = [];
    for (const [id, value] of await answersOn(client, poolIds, openQuestions, signal)) {
      const percent = value('completion_percentage');
      const estimated = value('estimated_assignments_count');
      if (percent === undefined) continue;
      const remaining = Math.ceil(((estimated ?? 0) * (100 - percent)) / 100);
      const figures = { percent: Math.floor(percent), remaining };
      if (same(this.open.get(id), figures)) continue;
      this.open.set(id, figures);
      changed.push(id);
    }
    if (changed.length > 0) for (const listener of this.listeners) listener(changed);
    return changed.length > 0;
  }

  /** Asks how many assignments are in which state. True when that has changed. */
  async updateCounts(client: Asking, poolId: string, signal: AbortSignal): Promise<boolean> {
    const [answer] = await answersOn(client, [poolId], countQuestions, signal);
    if (answer === undefined) return false;
    const [, value] = answer;
    const handedIn = value('submitted_assignments_count');
    if (handedIn === undefined) return false;
    const accepted = value('approved_assignments_count') ?? 0;
    const rejected = value('rejected_assignments_count') ?? 0;
    const counts = {
      // The platform counts those as handed in that have a verdict by now.
      submitted: Math.max(0, handedIn - accepted - rejected),
      accepted,
      rejected,
      skipped: value('skipped_assignments_count') ?? 0,
    };
    if (same(this.counts.get(poolId), counts)) return false;
    this.counts.set(poolId, counts);
    return true;
  }
}

/** What an open pool can still cost in US dollars, at the dearest interval of its prices. */
export function costOf(
  pool: Pick<Pool, 'reward_per_assignment' | 'dynamic_pricing_config'>,
  remaining: number,
): number {
  const rewards = pool.dynamic_pricing_config?.intervals.map((each) => each.reward_per_assignment);
  const reward = Math.max(pool.reward_per_assignment, ...(rewards ?? []));
  return remaining * reward + feeFor(remaining, reward);
}

type Answers = readonly [poolId: string, value: (name: AnalyticsName) => number | undefined];

async function answersOn(
  client: Asking,
  poolIds: readonly string[],
  names: readonly AnalyticsName[],
  signal: AbortSignal,
): Promise<readonly Answers[]> {
  const answers: Answers[] = [];
  const atOnce = Math.floor(questionsAtOnce / names.length);
  for (let from = 0; from < poolIds.length; from += atOnce) {
    const ids = poolIds.slice(from, from + atOnce);
    // The tree must not fail for a figure: it is shown without.
    const values = await ask(client, ids, names, signal).catch(() => undefined);
    if (signal.aborted) break;
    if (values === undefined) continue;
    for (const id of ids) answers.push([id, (name) => values.get(`${id} ${name}`)]);
  }
  return answers;
}

async function ask(
  { analytics, operations }: Asking,
  poolIds: readonly string[],
  names: readonly AnalyticsName[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const requests = poolIds.flatMap((id) =>
    names.map((name) => ({ subject: 'POOL', subject_id: id, name }) as const),
  );
  const started = await analytics.start(requests, { signal });
  const { details } = await operations.wait(started, { signal });
  const values = new Map<string, number>();
  for (const { request, result } of answersIn(details)) {
    const value = numberIn(result);
    if (value !== undefined) values.set(`${request.subject_id} ${request.name}`, value);
  }
  return values;
}

function answersIn(details: unknown): readonly AnalyticsAnswer[] {
  const value = (details as { readonly value?: unknown } | undefined)?.value;
  return Array.isArray(value) ? (value as readonly AnalyticsAnswer[]) : [];
}

/** Completion comes as `{type, value, …}`, the others as plain numbers. */
function numberIn(result: unknown): number | undefined {
  const value =
    typeof result === 'object' && result !== null && 'value' in result ? result.value : result;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function same(before: object | undefined, after: object): boolean {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after);
}

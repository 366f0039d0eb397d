import { feeFor } from '../../api';
import type { MixerConfig, Pool, Task } from '../../spec';
import { cents, line, type EstimateLine } from './estimate';
import { retriesOf } from './retries';

/** What a pool's price depends on. */
export interface PricedPool {
  readonly reward_per_assignment: number;
  readonly dynamic_pricing_config?: Pool['dynamic_pricing_config'];
  readonly dynamic_overlap_config?: Pool['dynamic_overlap_config'];
  readonly quality_control?: Pool['quality_control'];
  readonly defaults?: Partial<Pool['defaults']>;
  readonly mixer_config?: MixerConfig;
}

/** What a task's price depends on. */
export type PricedTask = Pick<Task, 'overlap' | 'infinite_overlap' | 'known_solutions'>;

/**
 * The price of a pool for its tasks, which come one by one: answers wanted ÷ tasks on a page, rounded up,
 * times reward and fee. Golden and training tasks ride along on pages that are paid for anyway.
 */
export class PriceCounter {
  #tasks = 0;
  #answers = 0;
  /** With as many answers for each task as its pool may ask for. */
  #mostAnswers = 0;
  #largestOverlap = 0;
  #endless = 0;

  constructor(
    private readonly label: string,
    private readonly pool: PricedPool,
  ) {}

  add(task: PricedTask): void {
    // A page that is laid out by hand is paid for whatever is on it.
    const isGolden = (task.known_solutions?.length ?? 0) > 0;
    if (isGolden && this.pool.mixer_config !== undefined) return;
    this.#tasks += 1;
    if (task.infinite_overlap === true) {
      this.#endless += 1;
      return;
    }
    const overlap = task.overlap ?? overlapOf(this.pool);
    const most = Math.max(overlap, this.pool.dynamic_overlap_config?.max_overlap ?? 0);
    this.#answers += overlap;
    // A task that is done with asks for no more.
    this.#mostAnswers += overlap === 0 ? 0 : most;
    this.#largestOverlap = Math.max(this.#largestOverlap, most);
  }

  /** `pool`: as it is by now. */
  line(pool = this.pool): EstimateLine {
    const perPage = Math.max(1, pool.mixer_config?.real_tasks_count ?? 1);
    const reward = rewardOf(pool);
    const retries = retriesOf(pool);
    const notes = [...notesOn(pool, this.#endless), ...retries.notes];
    const plain = line(this.label, this.#tasks, Math.ceil(this.#answers / perPage), reward, notes);
    const most = this.#mostSuites(perPage, retries.share);
    return {
      ...plain,
      most: cents(most * reward + feeFor(most, reward)),
      ...(this.#endless > 0 && { endless: this.#endless }),
    };
  }

  /**
   * Nobody sees a task twice, so each of its answers is on a page of its own, and the last page for every
   * further answer may have gaps. Then come retries.
   */
  #mostSuites(perPage: number, retries: number): number {
    if (this.#mostAnswers === 0) return 0;
    const gaps = perPage === 1 ? 0 : this.#largestOverlap - 1;
    return Math.ceil((Math.ceil(this.#mostAnswers / perPage) + gaps) * (1 + retries));
  }
}

/** The price of a pool for tasks that are at hand. */
export function estimateTasks(
  label: string,
  pool: PricedPool,
  tasks: Iterable<PricedTask>,
): EstimateLine {
  const counter = new PriceCounter(label, pool);
  for (const task of tasks) counter.add(task);
  return counter.line();
}

/** What a new task gets where the pool mixes pages, what a new page gets elsewhere. */
function overlapOf({ defaults, mixer_config }: PricedPool): number {
  const [ofTasks, ofSuites] = [
    defaults?.default_overlap_for_new_tasks,
    defaults?.default_overlap_for_new_task_suites,
  ];
  return (mixer_config === undefined ? (ofSuites ?? ofTasks) : (ofTasks ?? ofSuites)) ?? 1;
}

/** With dynamic pricing the dearest interval: an estimate had better be too high. */
export function rewardOf({ reward_per_assignment, dynamic_pricing_config }: PricedPool): number {
  const rewards = dynamic_pricing_config?.intervals.map((each) => each.reward_per_assignment) ?? [];
  return Math.max(reward_per_assignment, ...rewards);
}

function notesOn(pool: PricedPool, endless: number): readonly string[] {
  const notes: string[] = [];
  if (endless > 0) notes.push(`${endless} tasks with endless overlap are not counted`);
  if (pool.dynamic_pricing_config !== undefined)
    notes.push('at the dearest interval of its prices');
  if (pool.dynamic_overlap_config !== undefined) {
    notes.push(
      `up to ${pool.dynamic_overlap_config.max_overlap} answers a task where they disagree`,
    );
  }
  return notes;
}

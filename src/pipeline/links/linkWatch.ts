import type { Remote } from '../../api';
import type { Task } from '../../spec';
import { overlapOf } from '../cost';
import type { Run } from '../run/context';
import { log } from '../run/context';
import { createTasks, isGeneral } from '../run/tasks';
import type { LabelledTask } from '../run/tasks';
import { recordingLabel } from '../stages/recordingLabel';
import { linkEnd } from '../storage/linkEnd';
import type { LinkedTasks, Renewal } from './renewal';
import { isOpen, renewalsOf, surplusOf } from './renewal';

/** Tasks of a pool or training that show an address. */
interface LinkedPool {
  readonly id: string;
  /** For people: `recordings to listen to`. */
  readonly name: string;
  /** Key of the steps that create them anew. */
  readonly step: string;
  readonly wanted: number;
  readonly labelOf: LinkedTasks['labelOf'];
}

/**
 * Signed addresses end, and the inputs of a task cannot be changed. What performers have not heard shortly
 * before goes out again as a new task with a fresh address; then the old one is shown to nobody any more. Time
 * is this machine's, also on a sandbox: it is the storage that counts.
 */
export class LinkWatch {
  readonly #run: Run;
  #next = -Infinity;
  #told = '';

  constructor(run: Run) {
    this.#run = run;
  }

  /** Looks at the pools when it is time to; costs nothing in between. */
  async check(): Promise<void> {
    const { linksLast } = this.#run.storage;
    if (linksLast === undefined || Date.now() < this.#next) return;
    this.#next = Date.now() + Math.max(shortestPause, (linksLast * 1000) / looksPerLink);
    const before = this.#run.pace.renewBefore ?? renewBefore(this.#run, linksLast);
    const border = Date.now() + before;
    const pools = linkedPools(this.#run);
    const found: number[] = [];
    for (const pool of pools) found.push(...(await this.#renew(pool, border)));
    this.#tell(found);
  }

  /** The ends of the addresses that performers may still be shown. */
  async #renew(pool: LinkedPool, border: number): Promise<readonly number[]> {
    const run = this.#run;
    const endOf = ({ input_values: values }: Task): number | undefined =>
      linkEnd(String(values[run.plan.spec.recording.audio]));
    const tasks = await tasksIn(run, pool);
    const asTold = ({ overlap, remaining_overlap: left = Infinity }: Task): number =>
      Math.max(0, (overlap ?? 0) - left);
    const isEnding = (task: Task): boolean => (endOf(task) ?? Infinity) <= border;
    const open = tasks.filter((task) => pool.labelOf(task) !== undefined && isOpen(task, asTold));
    if (open.some(isEnding)) {
      const { taken, performers } = await this.#takenIn(pool, open);
      const renewals = renewalsOf({ ...pool, tasks, isEnding, taken });
      await sendAnew(run, pool, { renewals, performers });
      await takeBackSurplus(run, pool, renewals);
    }
    return open.filter((task) => !isEnding(task)).flatMap((task) => endOf(task) ?? []);
  }

  /** Who took what; in trainings everybody gets everything, and nobody needs to be asked. */
  async #takenIn(pool: LinkedPool, open: readonly Task[]): Promise<Taken> {
    const counts = new Map<string, number>();
    const byLabel = new Map<string, Set<string>>();
    const isCounted = open.some(({ infinite_overlap: infinite }) => infinite !== true);
    const filter = { pool_id: pool.id, status: [...holding] };
    const { client, signal } = this.#run;
    for await (const one of isCounted ? client.assignments.list(filter, { signal }) : []) {
      for (const task of one.tasks ?? []) {
        const id = task.id ?? '';
        counts.set(id, (counts.get(id) ?? 0) + 1);
        const label = pool.labelOf({ ...task, pool_id: pool.id }) ?? '';
        byLabel.set(label, (byLabel.get(label) ?? new Set<string>()).add(one.user_id));
      }
    }
    return {
      taken: ({ id }) => counts.get(id) ?? 0,
      performers: (task) => [...(byLabel.get(pool.labelOf(task) ?? '') ?? [])].sort(),
    };
  }

  /** Whoever stops a run should know until when others can hear what is out. */
  #tell(ends: readonly number[]): void {
    const first = Math.min(...ends);
    const once = `${ends.length} ${first}`;
    if (once === this.#told || (ends.length === 0 && this.#told === '')) return;
    this.#told = once;
    const at = new Date(ends.length === 0 ? Date.now() : first).toISOString();
    const message =
      `Addresses of sound that performers may still be given are good until ${at.slice(0, 16).replace('T', ' ')} UTC. ` +
      'The run signs them anew before; while no run is under way, nobody does.';
    const what = { kind: 'link-expiry', stage: 'verification', at, items: ends.length } as const;
    this.#run.emit({ type: 'deadline', ...what, level: 'info', message });
  }
}

interface Taken {
  readonly taken: LinkedTasks['taken'];
  readonly performers: (task: Task) => readonly string[];
}

/** Assignments whose copy of a task does not come back. */
const holding = ['ACTIVE', 'SUBMITTED', 'ACCEPTED', 'REJECTED'] as const;

/** Every three and a half hours, when addresses are good for a week. */
const looksPerLink = 48;

/** Milliseconds; keys that are about to end make short-lived addresses, and nobody can mend that by looking. */
const shortestPause = 60_000;

/**
 * Early enough for a look that comes late, and for whoever takes a page in the last moment; never more than half
 * of what a fresh address has, which else would be sent anew at once, and again.
 */
function renewBefore({ plan }: Run, linksLast: number): number {
  const { assignment_max_duration_seconds: page } = plan.verification.pool.object;
  return Math.min(linksLast / 2, Math.max(linksLast / 8, 2 * page)) * 1000;
}

function linkedPools({ ids, plan }: Run): readonly LinkedPool[] {
  const { pool, training } = ids.verification;
  const recordings: LinkedPool = {
    ...{ id: pool, name: 'recordings to listen to', step: 'verification/tasks/renewed' },
    wanted: overlapOf(plan.verification.pool.object),
    labelOf: (task) =>
      isGeneral(task) && typeof task.input_values.assignment_id === 'string'
        ? recordingLabel(task.input_values.assignment_id, String(task.input_values.text_id))
        : undefined,
  };
  if (training === undefined) return [recordings];
  const clips: LinkedPool = {
    ...{ id: training, name: 'training recordings', step: 'verification/training/tasks/renewed' },
    wanted: 1,
    labelOf: ({ input_values: values }) =>
      `${String(values[plan.spec.recording.audio]).split('?')[0] ?? ''} ${String(values.text)}`,
  };
  return [recordings, clips];
}

/** First the new tasks, then the end of the old ones: a pool never looks as if it had everything. */
async function sendAnew(
  run: Run,
  pool: LinkedPool,
  o: { readonly renewals: readonly Renewal[]; readonly performers: Taken['performers'] },
): Promise<void> {
  const fresh: LabelledTask[] = [];
  const lost: string[] = [];
  const stopped: string[] = [];
  for (const { ending, copies } of o.renewals) {
    const last = ending.at(-1);
    if (last === undefined) continue;
    const address = await freshAddress(run, last);
    if (address === undefined) {
      lost.push(last.id);
      continue;
    }
    stopped.push(...ending.map(({ id }) => id));
    // The same task may be sent anew again, when a copy of it comes back later: its label says how often.
    const label = `${last.id} ${copies} ${o.performers(last).length}`;
    if (copies > 0) fresh.push({ label, task: taskLike(run, last, { ...o, address, copies }) });
  }
  await createTasks(run, { step: pool.step, name: pool.name, pool: pool.id, tasks: fresh });
  for (const id of stopped) {
    await run.client.tasks.setOverlapOrMin(id, 0, { signal: run.signal });
  }
  if (stopped.length > 0) {
    log(
      run,
      'warning',
      `The addresses in ${stopped.length} tasks (${pool.name}) end soon. They were sent anew with fresh ones.`,
    );
  }
  if (lost.length > 0) {
    log(
      run,
      'warning',
      `The addresses in ${lost.length} tasks (${pool.name}; the first is ${lost[0] ?? ''}) end soon and lead to another ` +
        `storage than ${run.storage.name}. Stop these tasks, or bring the storage back into the pipeline.`,
    );
  }
}

/** Somebody may have taken an old task just before its end: nobody is paid for an answer more than was wished. */
async function takeBackSurplus(
  run: Run,
  pool: LinkedPool,
  renewals: readonly Renewal[],
): Promise<void> {
  if (!renewals.some(({ copies }) => copies > 0 && Number.isFinite(copies))) return;
  const { labelOf } = pool;
  for (const { task, overlap } of surplusOf(renewals, {
    tasks: await tasksIn(run, pool),
    labelOf,
  })) {
    await run.client.tasks.setOverlapOrMin(task.id, overlap, { signal: run.signal });
  }
}

async function tasksIn({ client, signal }: Run, { id }: LinkedPool): Promise<Remote<Task>[]> {
  const tasks: Remote<Task>[] = [];
  for await (const task of client.tasks.list({ pool_id: id }, { signal })) tasks.push(task);
  return tasks;
}

async function freshAddress(run: Run, { input_values: values }: Task): Promise<string | undefined> {
  const key = run.storage.keyOf(String(values[run.plan.spec.recording.audio]));
  return key === undefined ? undefined : await run.storage.link(key, run.signal);
}

function taskLike(
  run: Run,
  task: Remote<Task>,
  o: {
    readonly address: string;
    readonly copies: number;
    readonly performers: Taken['performers'];
  },
): LabelledTask['task'] {
  const { known_solutions: known, message_on_unknown_solution: hint } = task;
  const unavailable = [...new Set([...(task.unavailable_for ?? []), ...o.performers(task)])];
  return {
    input_values: { ...task.input_values, [run.plan.spec.recording.audio]: o.address },
    ...(known !== undefined && { known_solutions: known }),
    ...(hint !== undefined && { message_on_unknown_solution: hint }),
    ...(unavailable.length > 0 && { unavailable_for: unavailable }),
    ...(Number.isFinite(o.copies) ? { overlap: o.copies } : { infinite_overlap: true }),
  };
}

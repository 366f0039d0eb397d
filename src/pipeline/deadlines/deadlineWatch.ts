import { minutesOf } from '../../spec';
import type { Pool } from '../../spec';
import { counted } from '../../spec/text/counted';
import type { DeadlineEvent } from '../events';
import type { Run } from '../run/context';
import { log } from '../run/context';
import type { HandedIn } from '../run/recordings';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Performers may object to a rejection for seven days; an answer is due, and archiving possible, after nine. */
const archiveAfterRejection = 9 * day;

/** Milliseconds between two looks while the run itself takes none. */
const usually = 10 * minute;

interface Seen {
  readonly waiting: readonly HandedIn[];
  readonly pool: Pool;
}

/** Whether the run does what it can, or is paused: then only a person helps. */
type Work = 'under-way' | 'held-up';

/**
 * The platform's own clocks: it pays for what nobody judged, closes a pool that expires, and archives
 * none with young rejections. Says so before, once for each, and lets what is near go first. A pause does not stop
 * those clocks: what was seen last is looked at again until `close`.
 */
export class DeadlineWatch {
  readonly #run: Run;
  readonly #warnBefore: number;
  readonly #every: number;
  readonly #clock: () => number;
  readonly #told = new Set<string>();
  #near = false;
  #timer: NodeJS.Timeout | undefined;

  /** `every`: milliseconds between two looks during a pause. `clock`: milliseconds since 1970. */
  constructor(run: Run, o: { readonly every?: number; readonly clock?: () => number } = {}) {
    this.#run = run;
    this.#every = o.every ?? usually;
    this.#clock = o.clock ?? Date.now;
    const { warn_before: before = 'P1D' } = run.plan.spec.deadlines ?? {};
    this.#warnBefore = (minutesOf(before) ?? 24 * 60) * minute;
  }

  /** Recordings are about to be paid for unheard: they cannot wait for company. */
  get areNear(): boolean {
    return this.#near;
  }

  check(waiting: readonly HandedIn[], pool: Pool): void {
    const seen = { waiting, pool };
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#look(seen, 'held-up'), this.#every).unref();
    this.#look(seen, 'under-way');
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #look({ waiting, pool }: Seen, work: Work): void {
    const now = this.#now(waiting);
    this.#checkAutoAccept(waiting, pool, { now, work });
    this.#checkExpiry(pool, now);
  }

  /** Once at the end: until when performers may object, and from when the pool can be archived. */
  static tellArchive(run: Run, rejected: readonly HandedIn[]): void {
    const last = Math.max(...rejected.map((one) => timeOf(one.rejected) ?? -Infinity));
    if (!Number.isFinite(last)) return;
    const at = new Date(last + archiveAfterRejection).toISOString();
    const message = `Performers may object to rejections for a week; the recording pool can be archived from ${at.slice(0, 10)}.`;
    const what = { kind: 'archive', stage: 'recording', at, items: rejected.length } as const;
    run.emit({ type: 'deadline', ...what, level: 'info', message });
  }

  /** A sandbox has a time of its own: not before the youngest thing in it. */
  #now(waiting: readonly HandedIn[]): number {
    if (!this.#run.profile.sandbox) return this.#clock();
    return Math.max(...waiting.map(({ submitted }) => timeOf(submitted) ?? 0), 0);
  }

  #checkAutoAccept(
    waiting: readonly HandedIn[],
    pool: Pool,
    { now, work }: { readonly now: number; readonly work: Work },
  ): void {
    const days = pool.auto_accept_period_day;
    const times = waiting.flatMap(({ submitted }) => timeOf(submitted) ?? []);
    this.#near = false;
    if (days === undefined || times.length === 0) return;
    const first = Math.min(...times) + days * day;
    const due = times.filter((time) => time + days * day - now <= this.#warnBefore).length;
    this.#near = due > 0;
    if (due > 0) {
      this.#tell(`auto-accept ${first} ${due}`, {
        ...{ type: 'deadline', kind: 'auto-accept', stage: 'recording', items: due },
        at: new Date(first).toISOString(),
        level: 'warning',
        message: `${counted(due, 'recording')} without a verdict will be paid for by the platform itself from ${clock(first)} on (auto_accept_period_day: ${days}). ${whatHelps[work]}`,
      });
    }
  }

  #checkExpiry(pool: Pool, now: number): void {
    const at = timeOf(pool.will_expire);
    if (at === undefined || now === 0 || at - now > this.#warnBefore) return;
    this.#tell(`pool-expiry ${at}`, {
      ...{ type: 'deadline', kind: 'pool-expiry', stage: 'recording', items: 1 },
      at: new Date(at).toISOString(),
      level: 'warning',
      message: `The recording pool expires at ${clock(at)} and closes then. Move will_expire ahead in its spec, deploy it, and go on.`,
    });
  }

  #tell(once: string, event: DeadlineEvent): void {
    if (this.#told.has(once)) return;
    this.#told.add(once);
    this.#run.emit(event);
    log(this.#run, 'warning', event.message);
  }
}

const whatHelps: Readonly<Record<Work, string>> = {
  'under-way': 'They go to the listeners first.',
  'held-up': 'The run is paused: let it go on, or give them their verdicts yourself.',
};

/** Milliseconds since 1970; the platform writes UTC without saying so. */
export function timeOf(date: string | undefined): number | undefined {
  if (date === undefined) return undefined;
  const time = Date.parse(/Z|[+-]\d\d:?\d\d$/.test(date) ? date : `${date}Z`);
  return Number.isNaN(time) ? undefined : time;
}

function clock(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

import { isObject } from '../answers';

export type Period = 'second' | 'minute' | 'hour' | 'day';

/** Length of each period in milliseconds. */
export const periodMs: Readonly<Record<Period, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** The parts of a request that limits are told by. */
export interface LimitedCall {
  readonly method: string;
  /** From the host's root, without a query: `/api/v1/pools/12`. */
  readonly path: string;
  readonly body?: unknown;
}

/** A limit that the platform publishes: so many calls, or things made by calls, in a period. */
export interface PublishedLimit {
  /** What is limited, for people: "creating projects". */
  readonly action: string;
  readonly method: string | readonly string[];
  readonly path: RegExp;
  readonly most: Partial<Record<Period, number>>;
  /** How many of `most` one call takes; 1 where absent. */
  readonly cost?: (body: unknown) => number;
  /** Each object has the limit for itself, told by its id (the first group of `path`). */
  readonly each?: 'object';
  /** Which bodies are meant, where not all are. */
  readonly when?: (body: unknown) => boolean;
}

/**
 * Limits for one account: the table "rateLimits" of the platform's API documentation and the texts
 * of its OpenAPI. Of tasks a day newer texts allow 4,000,000; older ones and the Python client say
 * half, so half it is. The limit on changes of a pool is published as "change overlap" beside the
 * call that replaces a pool; read as a limit for each pool, because one for all would stop everybody.
 */
export const publishedLimits: readonly PublishedLimit[] = [
  { action: 'requests', method: anyMethod(), path: /^\//, most: { second: 300 } },
  creating('projects', /^\/api\/v1\/projects$/, { minute: 20, day: 100 }),
  creating('pools', /^\/api\/v1\/pools$/, { minute: 20, day: 100 }),
  creating('trainings', /^\/api\/v1\/trainings$/, { minute: 20, day: 100 }),
  creating('skills', /^\/api\/v1\/skills$/, { minute: 10, day: 100 }),
  {
    ...creating('pools', /^\/api\/v1\/pools\/[^/]+\/clone$/, { minute: 20, day: 100 }),
    action: 'cloning pools',
  },
  {
    ...creating('trainings', /^\/api\/v1\/trainings\/[^/]+\/clone$/, { minute: 20, day: 100 }),
    action: 'cloning trainings',
  },
  {
    ...creating('tasks', /^\/api\/v1\/tasks$/, { minute: 100_000, day: 2_000_000 }),
    cost: itemsIn,
  },
  {
    ...creating('task suites', /^\/api\/v1\/task-suites$/, { minute: 100_000, day: 2_000_000 }),
    cost: itemsIn,
  },
  {
    action: 'paying bonuses',
    method: 'POST',
    path: /^\/api\/v1\/user-bonuses$/,
    most: { day: 10_000 },
    cost: itemsIn,
  },
  {
    action: 'changing one pool',
    method: 'PUT',
    path: /^\/api\/v1\/pools\/([^/]+)$/,
    most: { hour: 10 },
    each: 'object',
  },
  {
    action: 'setting skills of performers',
    method: 'PUT',
    path: /^\/api\/v1\/user-skills$/,
    most: { day: 100_000 },
  },
  {
    action: 'aggregating answers',
    method: ['POST', 'GET'],
    path: /^\/api\/v1\/aggregated-solutions\/(?!aggregate-by-task$)[^/]+$/,
    most: { minute: 5, hour: 30, day: 200 },
  },
  {
    action: 'writing to all performers',
    method: 'POST',
    path: /^\/api\/v1\/message-threads\/compose$/,
    most: { day: 1 },
    when: (body) => recipients(body) !== 'DIRECT',
  },
  {
    action: 'writing to chosen performers',
    method: 'POST',
    path: /^\/api\/v1\/message-threads\/compose$/,
    most: { day: 100_000 },
    cost: (body) =>
      isObject(body) && Array.isArray(body.recipients_ids) ? body.recipients_ids.length : 1,
    when: (body) => recipients(body) === 'DIRECT',
  },
];

function creating(what: string, path: RegExp, most: PublishedLimit['most']): PublishedLimit {
  return { action: `creating ${what}`, method: 'POST', path, most };
}

function anyMethod(): readonly string[] {
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
}

function itemsIn(body: unknown): number {
  return Array.isArray(body) ? body.length : 1;
}

function recipients(body: unknown): unknown {
  return isObject(body) ? body.recipients_select_type : undefined;
}

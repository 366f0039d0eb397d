/**
 * How often the platform lets a requester do something, as its documentation has published it.
 * What is not here is limited only by the number of requests a second.
 */
export const requestsPerSecond = 300;

export type Interval = 'MIN' | 'HOUR' | 'DAY';

export interface Limit {
  /** Endpoints that count together. */
  readonly name: string;
  readonly at: readonly Interval[];
  readonly most: Readonly<Partial<Record<Interval, number>>>;
  /** What is counted: requests, or the objects that a request brings. */
  readonly counts: 'requests' | 'items' | 'recipients';
}

function limit(name: string, most: Limit['most'], counts: Limit['counts'] = 'requests'): Limit {
  return { name, most, counts, at: Object.keys(most) as Interval[] };
}

const create = { MIN: 20, DAY: 100 };
const aggregation = limit('aggregation', { MIN: 5, HOUR: 30, DAY: 200 });

/** By method and route. */
export const publishedLimits: Readonly<Record<string, readonly Limit[]>> = {
  'POST /api/v1/projects': [limit('projects', create)],
  'POST /api/v1/pools': [limit('pools', create)],
  'POST /api/v1/trainings': [limit('trainings', create)],
  'POST /api/v1/pools/:id/clone': [limit('clones of pools', create)],
  'POST /api/v1/trainings/:id/clone': [limit('clones of trainings', create)],
  'PUT /api/v1/pools/:id': [limit('edits of pools', { HOUR: 10 })],
  'POST /api/v1/skills': [limit('skills', { MIN: 10, DAY: 100 })],
  'PUT /api/v1/user-skills': [limit("performers' skills", { DAY: 100_000 })],
  'POST /api/v1/tasks': [limit('tasks', { MIN: 200_000, DAY: 4_000_000 }, 'items')],
  'POST /api/v1/task-suites': [limit('suites', { MIN: 100_000, DAY: 2_000_000 }, 'items')],
  'POST /api/v1/user-bonuses': [limit('bonuses', { DAY: 10_000 }, 'items')],
  'POST /api/v1/message-threads/compose': [limit('messages', { DAY: 100_000 }, 'recipients')],
  'POST /api/v1/aggregated-solutions/aggregate-by-pool': [aggregation],
  'GET /api/v1/aggregated-solutions/:id': [aggregation],
};

/** A message to everybody is limited apart from those to chosen people. */
export const messagesToAll = limit('messages to all', { DAY: 1 });

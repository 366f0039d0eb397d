import type { FastifyInstance } from 'fastify';
import type { World } from '../domain/world';

/** What every route group gets. */
export interface ServerContext {
  readonly world: World;
  readonly stats: RequestStats;
}

/** Requests answered so far, by method and route. */
export interface RequestStats {
  readonly requests: Record<string, number>;
}

/** Adds the routes of one resource. */
export type RouteGroup = (app: FastifyInstance, context: ServerContext) => void;

export interface IdParams {
  readonly id: string;
}

import { fastify, type FastifyInstance, type FastifyRequest } from 'fastify';
import { choices } from '../domain/choices';
import type { World } from '../domain/world';
import { injectFaults, type FaultPlan } from '../faults';
import { enforceLimits, type Limits } from '../limits';
import { connectionOptions, type Patience } from './connections';
import type { RouteGroup } from './context';
import { answerErrors, refuseBrokenAddress } from './errors';
import { guard } from './guard';
import { readJson } from './jsonBodies';
import { noSchemaCompilers } from './noSchemaCompilers';
import { boundResources, type Resources } from './resources';
import { aggregationRoutes } from './routes/aggregation';
import { analyticsRoutes } from './routes/analytics';
import { assignmentRoutes } from './routes/assignments';
import { attachmentRoutes } from './routes/attachments';
import { crowdRoutes } from './routes/crowd';
import { messageRoutes } from './routes/messages';
import { mountRoutes } from './routes/mounts';
import { operationRoutes } from './routes/operations';
import { peopleRoutes } from './routes/people';
import { poolRoutes } from './routes/pools';
import { projectRoutes } from './routes/projects';
import { requesterRoutes } from './routes/requester';
import { resultsRoutes } from './routes/results';
import { skillRoutes } from './routes/skills';
import { statsRoutes } from './routes/stats';
import { taskRoutes } from './routes/tasks';
import { taskSuiteRoutes } from './routes/taskSuites';
import { userBonusRoutes } from './routes/userBonuses';
import { userMetadataRoutes } from './routes/userMetadata';
import { userRestrictionRoutes } from './routes/userRestrictions';
import { userSkillRoutes } from './routes/userSkills';
import { webhookRoutes } from './routes/webhooks';

const routeGroups: readonly RouteGroup[] = [
  requesterRoutes,
  projectRoutes,
  poolRoutes,
  taskRoutes,
  taskSuiteRoutes,
  operationRoutes,
  assignmentRoutes,
  attachmentRoutes,
  skillRoutes,
  userSkillRoutes,
  userRestrictionRoutes,
  userBonusRoutes,
  userMetadataRoutes,
  aggregationRoutes,
  analyticsRoutes,
  resultsRoutes,
  webhookRoutes,
  messageRoutes,
  mountRoutes,
  crowdRoutes,
  peopleRoutes,
  statsRoutes,
];

export interface AppOptions {
  readonly world: World;
  readonly token: string;
  /** Spoils some requests, for testing clients. */
  readonly faults?: FaultPlan;
  /** Holds clients to the platform's published limits. */
  readonly limits?: Limits;
  /** How long requests may take to arrive. */
  readonly patience?: Patience;
  /** What all clients together may take of this machine. */
  readonly resources?: Resources;
  /** Awaited before a request is handled: what the crowd is in the middle of comes first. */
  readonly settle: () => Promise<void>;
  /** Called before an answer goes out: what it says must not be lost. */
  readonly persist: () => void;
}

/**
 * What clients ask while they wait for a pool. The answers show nothing of the crowd's work but how
 * far it is, so they neither wait for it nor are a reason to write down a half of it.
 */
const waitingLooks: ReadonlySet<string> = new Set([
  'GET /api/v1/pools/:id',
  'GET /api/v1/operations/:id',
  'POST /api/staging/analytics-2',
]);

function isWaitingLook({ method, routeOptions }: FastifyRequest): boolean {
  return waitingLooks.has(`${method} ${routeOptions.url ?? ''}`);
}

/** The platform over HTTP. */
export function createApp(options: AppOptions): FastifyInstance {
  const { world, token, faults, patience, settle, persist } = options;
  const app = fastify({
    ...connectionOptions(patience),
    bodyLimit: choices.bodyLimit,
    routerOptions: { maxParamLength: 200 },
    exposeHeadRoutes: false,
    frameworkErrors: refuseBrokenAddress,
    schemaController: { compilersFactory: noSchemaCompilers },
  });
  const stats = { requests: {} as Record<string, number> };
  boundResources(app, options.resources);
  answerErrors(app);
  readJson(app);
  guard(app, token);
  if (options.limits === 'published') enforceLimits(app);
  if (faults) injectFaults(app, faults);
  app.addHook('onRequest', (request, _reply, done) => {
    const name = `${request.method} ${request.routeOptions.url ?? 'unknown'}`;
    stats.requests[name] = (stats.requests[name] ?? 0) + 1;
    done();
  });
  app.addHook('preHandler', async (request) => {
    if (!isWaitingLook(request)) await settle();
  });
  app.addHook('onSend', (request, _reply, payload, done) => {
    if (!isWaitingLook(request)) persist();
    done(null, payload);
  });
  for (const routes of routeGroups) routes(app, { world, stats });
  return app;
}

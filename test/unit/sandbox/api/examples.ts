import { carriers } from './carriers';
import type { EndpointFact } from './facts';
import type { Scenery } from './scenery';

/** How to call an endpoint so that it does what it is for. */
export interface Example {
  /** What stands for the `{…}` of the path. */
  readonly ids?: (scenery: Scenery) => readonly string[];
  readonly query?: (scenery: Scenery) => Readonly<Record<string, string>>;
  readonly body?: (scenery: Scenery) => unknown;
}

const byPool = { query: ({ poolId }: Scenery) => ({ pool_id: poolId }) };
const bySuitePool = { query: ({ suitePoolId }: Scenery) => ({ pool_id: suitePoolId }) };

/** Bodies are those of the field walk; here is what else a call needs. */
const examples: Readonly<Record<string, Example>> = {
  'GET /api/v1/projects': {},
  'POST /api/v1/projects': {},
  'GET /api/v1/projects/{id}': { ids: ({ projectId }) => [projectId] },
  'PUT /api/v1/projects/{id}': { ids: ({ mapProjectId }) => [mapProjectId] },
  'POST /api/v1/projects/{id}/archive': { ids: ({ emptyProjectId }) => [emptyProjectId] },
  'POST /api/staging/projects/{id}/check': { ids: ({ projectId }) => [projectId] },
  'GET /api/v1/pools': {},
  'POST /api/v1/pools': { query: () => ({ storage_key: 'tier' }) },
  'GET /api/v1/pools/{id}': { ids: ({ poolId }) => [poolId] },
  'PUT /api/v1/pools/{id}': { ids: ({ sparePoolId }) => [sparePoolId] },
  'PATCH /api/v1/pools/{id}': { ids: ({ poolId }) => [poolId] },
  'POST /api/v1/pools/{id}/open': { ids: ({ sparePoolId }) => [sparePoolId] },
  'POST /api/v1/pools/{id}/close-for-update': { ids: ({ sparePoolId }) => [sparePoolId] },
  'POST /api/v1/pools/{id}/close': { ids: ({ openPoolId }) => [openPoolId] },
  'POST /api/v1/pools/{id}/archive': { ids: ({ sparePoolId }) => [sparePoolId] },
  'POST /api/v1/pools/{id}/clone': { ids: ({ poolId }) => [poolId] },
  'GET /api/v1/trainings': {},
  'POST /api/v1/trainings': {},
  'GET /api/v1/trainings/{id}': { ids: ({ trainingId }) => [trainingId] },
  'PUT /api/v1/trainings/{id}': { ids: ({ trainingId }) => [trainingId] },
  'POST /api/v1/trainings/{id}/open': { ids: ({ spareTrainingId }) => [spareTrainingId] },
  'POST /api/v1/trainings/{id}/close-for-update': {
    ids: ({ spareTrainingId }) => [spareTrainingId],
  },
  'POST /api/v1/trainings/{id}/close': { ids: ({ openTrainingId }) => [openTrainingId] },
  'POST /api/v1/trainings/{id}/archive': { ids: ({ spareTrainingId }) => [spareTrainingId] },
  'POST /api/v1/trainings/{id}/clone': { ids: ({ trainingId }) => [trainingId] },
  'GET /api/v1/tasks': byPool,
  'POST /api/v1/tasks': {},
  'GET /api/v1/tasks/{id}': { ids: ({ fullTaskId }) => [fullTaskId] },
  'PATCH /api/v1/tasks/{id}': { ids: ({ taskId }) => [taskId] },
  'PATCH /api/v1/tasks/{id}/set-overlap-or-min': { ids: ({ taskId }) => [taskId] },
  'GET /api/v1/task-suites': bySuitePool,
  'POST /api/v1/task-suites': {},
  'GET /api/v1/task-suites/{id}': { ids: ({ fullSuiteId }) => [fullSuiteId] },
  'PATCH /api/v1/task-suites/{id}': { ids: ({ suiteId }) => [suiteId] },
  'PATCH /api/v1/task-suites/{id}/set-overlap-or-min': { ids: ({ suiteId }) => [suiteId] },
  'GET /api/v1/assignments': byPool,
  'GET /api/v1/assignments/{id}': { ids: ({ assignmentId }) => [assignmentId] },
  'PATCH /api/v1/assignments/{id}': { ids: ({ submitted }) => [submitted()] },
  'GET /api/v1/attachments': { query: ({ attachmentPoolId }) => ({ pool_id: attachmentPoolId }) },
  'GET /api/v1/attachments/{id}': { ids: ({ attachmentId }) => [attachmentId] },
  'GET /api/v1/attachments/{id}/download': { ids: ({ attachmentId }) => [attachmentId] },
  'GET /api/v1/skills': {},
  'POST /api/v1/skills': {},
  'GET /api/v1/skills/{id}': { ids: ({ skillId }) => [skillId] },
  'PUT /api/v1/skills/{id}': { ids: ({ skillId }) => [skillId] },
  'GET /api/v1/user-skills': {},
  'PUT /api/v1/user-skills': {},
  'GET /api/v1/user-skills/{id}': { ids: ({ userSkillId }) => [userSkillId] },
  'DELETE /api/v1/user-skills/{id}': { ids: ({ userSkillId }) => [userSkillId] },
  'GET /api/v1/user-restrictions': {},
  'PUT /api/v1/user-restrictions': {},
  'GET /api/v1/user-restrictions/{id}': { ids: ({ restrictionId }) => [restrictionId] },
  'DELETE /api/v1/user-restrictions/{id}': { ids: ({ restrictionId }) => [restrictionId] },
  'GET /api/v1/user-bonuses': {},
  'POST /api/v1/user-bonuses': {},
  'GET /api/v1/user-bonuses/{id}': { ids: ({ bonusId }) => [bonusId] },
  'GET /api/v1/user-metadata/{user_id}': { ids: ({ userId }) => [userId] },
  'GET /api/v1/requester': {},
  'GET /api/v1/operations': {},
  'GET /api/v1/operations/{id}': { ids: ({ batchOperationId }) => [batchOperationId] },
  'GET /api/v1/operations/{id}/log': { ids: ({ batchOperationId }) => [batchOperationId] },
  'POST /api/v1/aggregated-solutions/aggregate-by-pool': {},
  'POST /api/v1/aggregated-solutions/aggregate-by-task': {},
  'GET /api/v1/aggregated-solutions/{operation_id}': {
    ids: ({ aggregationId }) => [aggregationId],
  },
  'GET /api/v1/webhook-subscriptions': {},
  'PUT /api/v1/webhook-subscriptions': {},
  'GET /api/v1/webhook-subscriptions/{id}': { ids: ({ webhookId }) => [webhookId] },
  'POST /api/v1/webhook-subscriptions/{id}/test': { ids: ({ webhookId }) => [webhookId] },
  'DELETE /api/v1/webhook-subscriptions/{id}': { ids: ({ spareWebhookId }) => [spareWebhookId] },
  'GET /api/v1/message-threads': {},
  'POST /api/v1/message-threads/compose': {},
  'POST /api/v1/message-threads/{id}/reply': { ids: ({ threadId }) => [threadId] },
  'POST /api/v1/message-threads/{id}/add-to-folders': { ids: ({ threadId }) => [threadId] },
  'POST /api/v1/message-threads/{id}/remove-from-folders': { ids: ({ threadId }) => [threadId] },
  'POST /api/staging/analytics-2': {},
  'GET /api/new/requester/pools/{id}/assignments.tsv': { ids: ({ poolId }) => [poolId] },
};

export function exampleOf({ method, fullPath }: EndpointFact): Example | undefined {
  return examples[`${method} ${fullPath}`];
}

/** The body that the field walk sends for an endpoint's kind of body. */
export function bodyFor({ body }: EndpointFact, scenery: Scenery): unknown {
  const schema = body?.replace('[]', '').split(' ')[0];
  const carrier = carriers.find(
    (item) => item.schema === schema && (item.within === undefined || item.within === '0'),
  );
  return carrier?.sample(scenery);
}

export function pathOf({ fullPath }: EndpointFact, ids: readonly string[]): string {
  let used = 0;
  return fullPath.replace(/\{\w+\}/g, () => encodeURIComponent(ids[used++] ?? 'missing'));
}

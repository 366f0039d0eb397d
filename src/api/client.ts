import { authorizationOf, type AuthorizationKind } from './profiles';
import { isThisMachine, type ProxySettings } from './proxy';
import { sharedQuotas, type Quotas } from './quotas';
import { aggregationApi, type AggregationApi } from './resources/aggregation';
import { analyticsApi, type AnalyticsApi } from './resources/analytics';
import { assignmentsApi, type AssignmentsApi } from './resources/assignments';
import { attachmentsApi, type AttachmentsApi } from './resources/attachments';
import { messageThreadsApi, type MessageThreadsApi } from './resources/messageThreads';
import { operationsApi, type OperationsApi } from './resources/operations';
import { poolsApi, type PoolsApi } from './resources/pools';
import { projectsApi, type ProjectsApi } from './resources/projects';
import { requesterApi, type RequesterApi } from './resources/requester';
import { resultsApi, type ResultsApi } from './resources/results';
import { sandboxApi, type SandboxApi } from './resources/sandbox';
import { skillsApi, type SkillsApi } from './resources/skills';
import { tasksApi, type TasksApi } from './resources/tasks';
import { taskSuitesApi, type TaskSuitesApi } from './resources/taskSuites';
import { trainingsApi, type TrainingsApi } from './resources/trainings';
import { userBonusesApi, type UserBonusesApi } from './resources/userBonuses';
import { userMetadataApi, type UserMetadataApi } from './resources/userMetadata';
import { userRestrictionsApi, type UserRestrictionsApi } from './resources/userRestrictions';
import { userSkillsApi, type UserSkillsApi } from './resources/userSkills';
import {
  webhookSubscriptionsApi,
  type WebhookSubscriptionsApi,
} from './resources/webhookSubscriptions';
import { defaultRetry, type RetryPolicy } from './retry';
import { createTransport, platformUrl, type RequestEvent } from './transport';

export interface ClientOptions {
  /** `https://toloka.dev`; a copied `/api/v1` at the end is forgiven. */
  readonly baseUrl: string;
  readonly token: string;
  /** Default: told from the token's form. */
  readonly authorization?: AuthorizationKind;
  /** What differs from the default policy. */
  readonly retry?: Partial<RetryPolicy>;
  /** Milliseconds for one request; default 60,000. */
  readonly timeoutMs?: number;
  /** Largest JSON answer taken, in bytes; default 256 MiB. Downloads have no limit. */
  readonly maxAnswerBytes?: number;
  /**
   * `published` keeps within the platform's published rate limits before it has to refuse, together
   * with all other clients of the same account in this process. Default: so, but not on this machine.
   */
  readonly quotas?: 'published' | 'none';
  /** Default: none. */
  readonly proxy?: ProxySettings;
  readonly onRequest?: (event: RequestEvent) => void;
}

/** A platform's REST API with one account. Every method takes `{signal}` last. */
export interface PlatformClient {
  readonly baseUrl: string;
  readonly requester: RequesterApi;
  readonly projects: ProjectsApi;
  readonly pools: PoolsApi;
  readonly trainings: TrainingsApi;
  readonly tasks: TasksApi;
  readonly taskSuites: TaskSuitesApi;
  readonly operations: OperationsApi;
  readonly assignments: AssignmentsApi;
  readonly attachments: AttachmentsApi;
  readonly skills: SkillsApi;
  readonly userSkills: UserSkillsApi;
  readonly userRestrictions: UserRestrictionsApi;
  readonly userBonuses: UserBonusesApi;
  readonly aggregation: AggregationApi;
  readonly analytics: AnalyticsApi;
  readonly userMetadata: UserMetadataApi;
  readonly messageThreads: MessageThreadsApi;
  readonly webhookSubscriptions: WebhookSubscriptionsApi;
  readonly results: ResultsApi;
  readonly sandbox: SandboxApi;
  /** HTTP requests sent so far, repeated ones included. */
  requestCount(): number;
  /** Lets go of kept connections. */
  close(): void;
}

export function createPlatformClient(options: ClientOptions): PlatformClient {
  const transport = createTransport({
    baseUrl: options.baseUrl,
    token: options.token,
    authorization: options.authorization ?? authorizationOf(options.token),
    retry: { ...defaultRetry, ...options.retry },
    timeoutMs: options.timeoutMs ?? 60_000,
    maxAnswerBytes: options.maxAnswerBytes ?? 256 * 1024 * 1024,
    quotas: quotasFor(options),
    proxy: options.proxy,
    onRequest: options.onRequest,
  });
  const operations = operationsApi(transport);
  return {
    baseUrl: transport.baseUrl,
    requester: requesterApi(transport),
    projects: projectsApi(transport),
    pools: poolsApi(transport),
    trainings: trainingsApi(transport),
    tasks: tasksApi(transport),
    taskSuites: taskSuitesApi(transport),
    operations,
    assignments: assignmentsApi(transport),
    attachments: attachmentsApi(transport),
    skills: skillsApi(transport),
    userSkills: userSkillsApi(transport),
    userRestrictions: userRestrictionsApi(transport),
    userBonuses: userBonusesApi(transport),
    aggregation: aggregationApi(transport),
    analytics: analyticsApi(transport, operations),
    userMetadata: userMetadataApi(transport),
    messageThreads: messageThreadsApi(transport),
    webhookSubscriptions: webhookSubscriptionsApi(transport),
    results: resultsApi(transport),
    sandbox: sandboxApi(transport),
    requestCount: () => transport.requestCount(),
    close: () => transport.close(),
  };
}

/** A platform on this machine is a sandbox, which has no limits unless it is told to. */
function quotasFor({ baseUrl, token, quotas }: ClientOptions): Quotas | undefined {
  // However it was spelled: one account has one quota.
  const url = platformUrl(baseUrl);
  const wanted = quotas ?? (isThisMachine(new URL(url).hostname) ? 'none' : 'published');
  return wanted === 'none' ? undefined : sharedQuotas(url, token);
}

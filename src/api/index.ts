/** The platform's REST client. Knows Node and the network, no editor. */
export { agentsFor, type Agents } from './agents';
export { fieldProblems } from './answers';
export type { BatchOptions } from './batches';
export { createPlatformClient, type ClientOptions, type PlatformClient } from './client';
export { Deadline } from './deadline';
export {
  AnswerError,
  NetworkError,
  OperationFailedError,
  PlatformError,
  QuotaError,
  type NetworkFailure,
  type RequestName,
} from './errors';
export { feeFor, flatFee, type FeeModel } from './fee';
export type * from './model';
export {
  authorizationOf,
  builtInProfile,
  builtInProfiles,
  type AuthorizationKind,
  type Profile,
  type ProfileCapabilities,
} from './profiles';
export { proxyOfEnvironment, type ProxySettings } from './proxy';
export type { AggregationApi } from './resources/aggregation';
export type { AnalyticsApi } from './resources/analytics';
export type { AssignmentFilter, AssignmentsApi } from './resources/assignments';
export type { AttachmentFilter, AttachmentsApi } from './resources/attachments';
export type { MessageThreadFilter, MessageThreadsApi } from './resources/messageThreads';
export type { OperationFilter, OperationsApi, WaitOptions } from './resources/operations';
export type { PerformersApi } from './resources/performers';
export type { PoolFilter, PoolsApi } from './resources/pools';
export type { ProjectDifference, ProjectFilter, ProjectsApi } from './resources/projects';
export type { Remote } from './resources/remote';
export type { RequesterApi } from './resources/requester';
export type { ResultsApi, ResultsColumn, ResultsQuery } from './resources/results';
export type { SandboxApi } from './resources/sandbox';
export type { SkillFilter, SkillsApi } from './resources/skills';
export type { TaskChange, TaskFilter, TasksApi } from './resources/tasks';
export type { TaskSuiteChange, TaskSuiteFilter, TaskSuitesApi } from './resources/taskSuites';
export type { TrainingFilter, TrainingsApi } from './resources/trainings';
export type { UserBonusesApi, UserBonusFilter } from './resources/userBonuses';
export type { UserMetadataApi } from './resources/userMetadata';
export type { UserRestrictionFilter, UserRestrictionsApi } from './resources/userRestrictions';
export type { UserSkillFilter, UserSkillsApi } from './resources/userSkills';
export type { WebhookFilter, WebhookSubscriptionsApi } from './resources/webhookSubscriptions';
export { defaultRetry, type RetryPolicy } from './retry';
export { timedBody } from './timedBody';
export type { RequestEvent } from './transport';

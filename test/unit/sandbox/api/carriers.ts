import { at } from '../look';
import type { Json } from '../platform';
import {
  distributedPool,
  fullManualPool,
  fullPool,
  fullProject,
  fullTask,
  fullTaskSuite,
  fullTraining,
  templateBuilderView,
  type Cast,
} from './samples';

/** How objects of a schema reach the platform: in which request, and where in its body. */
export interface Carrier {
  readonly schema: string;
  readonly method: string;
  readonly path: (cast: Cast) => string;
  /** A whole body that is good; every field of the schema that can be sent is in it. */
  readonly sample: (cast: Cast) => unknown;
  /** Dotted path of the schema's object in body and answer; the body itself where absent. */
  readonly within?: string;
  /** Fields that this carrier's sample need not have: another one has them, or see the reason. */
  readonly without?: Readonly<Record<string, string>>;
  /** Fields that do not come back as they were sent, and why. */
  readonly transformed?: Readonly<Record<string, string>>;
  /** Nothing of the body comes back in the answer. */
  readonly answersOtherwise?: true;
}

const project = {
  method: 'POST',
  path: () => '/api/v1/projects',
  sample: () => fullProject,
} as const;

const pool = { method: 'POST', path: () => '/api/v1/pools', sample: fullPool } as const;
const manualPool = { ...pool, sample: fullManualPool } as const;
const mixedOtherwise = { ...pool, sample: distributedPool } as const;
const task = { method: 'POST', path: () => '/api/v1/tasks', sample: fullTask } as const;
const suite = { method: 'POST', path: () => '/api/v1/task-suites', sample: fullTaskSuite } as const;
const language = 'localization_config.additional_languages.0';
const classicOnly = 'of a classic interface; checked there';
const builderOnly = 'of a Template Builder interface; checked there';

export const carriers: readonly Carrier[] = [
  { schema: 'Project', ...project },
  { schema: 'TaskSpec', ...project, within: 'task_spec' },
  {
    schema: 'ViewSpec',
    ...project,
    within: 'task_spec.view_spec',
    without: {
      config: builderOnly,
      lock: builderOnly,
      localizationConfig: builderOnly,
      inferDataSpec: builderOnly,
    },
  },
  {
    schema: 'ViewSpec',
    ...project,
    sample: () => ({
      ...fullProject,
      task_spec: { ...(fullProject.task_spec as Json), view_spec: templateBuilderView },
    }),
    within: 'task_spec.view_spec',
    without: {
      settings: classicOnly,
      markup: classicOnly,
      script: classicOnly,
      styles: classicOnly,
      assets: classicOnly,
    },
  },
  { schema: 'ViewSettings', ...project, within: 'task_spec.view_spec.settings' },
  { schema: 'AssignmentsIssuingViewConfig', ...project, within: 'assignments_issuing_view_config' },
  { schema: 'ProjectLocalizationConfig', ...project, within: 'localization_config' },
  {
    schema: 'AdditionalLanguage',
    ...project,
    within: language,
    without: { message_on_unknown_solution: 'of a task; checked there' },
  },
  { schema: 'FieldTranslation', ...project, within: `${language}.public_name` },
  {
    schema: 'Pool',
    ...pool,
    without: {
      assignments_issuing_config: 'of pools without smart mixing; checked there',
      training: 'not to be set by requesters',
    },
  },
  { schema: 'PoolDefaults', ...pool, within: 'defaults' },
  { schema: 'DynamicPricingConfig', ...pool, within: 'dynamic_pricing_config' },
  { schema: 'DynamicPricingInterval', ...pool, within: 'dynamic_pricing_config.intervals.0' },
  {
    schema: 'SpeedQualityBalance',
    ...pool,
    within: 'speed_quality_balance',
    without: { count: 'of the other type; checked there' },
  },
  {
    schema: 'SpeedQualityBalance',
    ...manualPool,
    within: 'speed_quality_balance',
    without: { percent: 'of the other type; checked there' },
  },
  { schema: 'AssignmentsIssuingConfig', ...manualPool, within: 'assignments_issuing_config' },
  { schema: 'DynamicOverlapConfig', ...pool, within: 'dynamic_overlap_config' },
  {
    schema: 'MixerConfig',
    ...pool,
    within: 'mixer_config',
    without: {
      golden_task_distribution_function: 'instead of a count; checked there',
      training_task_distribution_function: 'instead of a count; checked there',
    },
  },
  {
    schema: 'MixerConfig',
    ...mixedOtherwise,
    within: 'mixer_config',
    without: {
      min_real_tasks_count: 'checked with counts',
      min_golden_tasks_count: 'checked with counts',
      min_training_tasks_count: 'checked with counts',
      force_last_assignment: 'checked with counts',
      force_last_assignment_delay_seconds: 'checked with counts',
      mix_tasks_in_creation_order: 'checked with counts',
      shuffle_tasks_in_task_suite: 'checked with counts',
    },
  },
  { schema: 'TrainingConfig', ...pool, within: 'training_config' },
  {
    schema: 'PoolPatch',
    method: 'PATCH',
    path: ({ poolId }) => `/api/v1/pools/${poolId}`,
    sample: () => ({ priority: 20 }),
  },
  { schema: 'Training', method: 'POST', path: () => '/api/v1/trainings', sample: fullTraining },
  { schema: 'Task', ...task },
  { schema: 'KnownSolution', ...task, within: 'known_solutions.0' },
  { schema: 'BaselineSolution', ...task, within: 'baseline_solutions.0' },
  { schema: 'TaskLocalizationConfig', ...task, within: 'localization_config' },
  {
    schema: 'TaskPatch',
    method: 'PATCH',
    path: ({ taskId }) => `/api/v1/tasks/${taskId}`,
    sample: () => ({
      overlap: 7,
      infinite_overlap: false,
      baseline_solutions: [{ output_values: { verdict: 'no' }, confidence_weight: 0.5 }],
      known_solutions: [{ output_values: { verdict: 'no' }, correctness_weight: 0.5 }],
      message_on_unknown_solution: 'Look closer',
    }),
  },
  {
    schema: 'TaskOverlapPatch',
    method: 'PATCH',
    path: ({ taskId }) => `/api/v1/tasks/${taskId}/set-overlap-or-min`,
    sample: () => ({ overlap: 5, infinite_overlap: false }),
  },
  {
    schema: 'TaskSuite',
    ...suite,
    transformed: { tasks: 'each task gets an id', mixed: 'said by the server' },
    without: { mixed: 'said by the server' },
  },
  {
    schema: 'SuiteTask',
    ...suite,
    within: 'tasks.0',
    without: { baseline_solutions: 'refused in suites' },
  },
  {
    schema: 'TaskSuitePatch',
    method: 'PATCH',
    path: ({ suiteId }) => `/api/v1/task-suites/${suiteId}`,
    sample: () => ({ infinite_overlap: false, overlap: 6, issuing_order_override: 2.5 }),
  },
  {
    schema: 'TaskSuiteOverlapPatch',
    method: 'PATCH',
    path: ({ suiteId }) => `/api/v1/task-suites/${suiteId}/set-overlap-or-min`,
    sample: () => ({ overlap: 5 }),
  },
  {
    schema: 'AssignmentPatch',
    method: 'PATCH',
    path: ({ submitted }) => `/api/v1/assignments/${submitted()}`,
    sample: () => ({ status: 'REJECTED', public_comment: 'Not what was asked' }),
  },
  {
    schema: 'Skill',
    method: 'POST',
    path: () => '/api/v1/skills',
    sample: () => ({
      name: 'walked',
      public_name: { EN: 'Walked' },
      private_comment: 'for the walk',
      public_requester_description: { EN: 'Walked' },
      hidden: false,
      skill_ttl_hours: 24,
      deprecated: false,
    }),
  },
  {
    schema: 'SetUserSkill',
    method: 'PUT',
    path: () => '/api/v1/user-skills',
    sample: ({ skillId, userId }) => ({
      skill_id: skillId,
      user_id: userId,
      value: 55,
      reason: 'a look at the work',
    }),
    transformed: { reason: 'a note to the platform; UserSkill has no such field' },
  },
  ...(['PROJECT', 'POOL'] as const).map((scope): Carrier => ({
    schema: 'UserRestriction',
    method: 'PUT',
    path: () => '/api/v1/user-restrictions',
    sample: ({ userId, projectId, poolId }) => ({
      scope,
      user_id: userId,
      ...(scope === 'PROJECT' ? { project_id: projectId } : { pool_id: poolId }),
      private_comment: 'careless',
      will_expire: '2100-01-01T00:00:00.000',
    }),
    without: scope === 'PROJECT' ? { pool_id: 'of another scope' } : { project_id: 'of another' },
  })),
  {
    schema: 'UserBonus',
    method: 'POST',
    path: () => '/api/v1/user-bonuses',
    sample: ({ userId, submitted }) => ({
      user_id: userId,
      amount: 0.5,
      private_comment: 'good work',
      public_title: { EN: 'Thanks' },
      public_message: { EN: 'Good work' },
      without_message: false,
      assignment_id: submitted(),
    }),
  },
  {
    schema: 'WebhookSubscription',
    method: 'PUT',
    path: () => '/api/v1/webhook-subscriptions',
    sample: ({ poolId }) => ({
      webhook_url: 'https://example.org/hook',
      event_type: 'POOL_CLOSED',
      pool_id: poolId,
      secret_key: 'secret',
    }),
  },
  ...(['DIRECT', 'FILTER'] as const).map((type): Carrier => ({
    schema: 'MessageThreadCompose',
    method: 'POST',
    path: () => '/api/v1/message-threads/compose',
    sample: ({ userId }) => ({
      recipients_select_type: type,
      topic: { EN: 'Hello' },
      text: { EN: 'Hello there' },
      answerable: true,
      ...(type === 'DIRECT'
        ? { recipients_ids: [userId] }
        : {
            recipients_filter: {
              category: 'profile',
              key: 'adult_allowed',
              operator: 'EQ',
              value: true,
            },
          }),
    }),
    without:
      type === 'DIRECT'
        ? { recipients_filter: 'of another type' }
        : { recipients_ids: 'of another type' },
    transformed: {
      recipients_select_type: 'stands in compose_details',
      recipients_ids: 'stands in compose_details',
      recipients_filter: 'stands in compose_details',
      text: 'stands in messages',
    },
  })),
  {
    schema: 'MessageThreadReply',
    method: 'POST',
    path: ({ threadId }) => `/api/v1/message-threads/${threadId}/reply`,
    sample: () => ({ text: { EN: 'And again' } }),
    transformed: { text: 'stands in messages' },
  },
  {
    schema: 'MessageThreadFolders',
    method: 'POST',
    path: ({ threadId }) => `/api/v1/message-threads/${threadId}/add-to-folders`,
    sample: () => ({ folders: ['IMPORTANT'] }),
    transformed: { folders: 'added to those the thread is in' },
  },
  {
    schema: 'AnalyticsRequest',
    method: 'POST',
    path: () => '/api/staging/analytics-2',
    sample: ({ poolId }) => [
      {
        subject: 'POOL',
        subject_id: poolId,
        name: 'active_workers_by_filter_count',
        interval_hours: 24,
      },
    ],
    within: '0',
    answersOtherwise: true,
  },
  {
    schema: 'PoolAggregatedSolutionRequest',
    method: 'POST',
    path: () => '/api/v1/aggregated-solutions/aggregate-by-pool',
    sample: ({ poolId, skillId }) => ({
      type: 'WEIGHTED_DYNAMIC_OVERLAP',
      pool_id: poolId,
      answer_weight_skill_id: skillId,
      fields: [{ name: 'verdict' }],
    }),
    answersOtherwise: true,
  },
  {
    schema: 'TaskAggregatedSolutionRequest',
    method: 'POST',
    path: () => '/api/v1/aggregated-solutions/aggregate-by-task',
    sample: ({ poolId, skillId, answeredTaskId }) => ({
      type: 'WEIGHTED_DYNAMIC_OVERLAP',
      pool_id: poolId,
      task_id: answeredTaskId,
      answer_weight_skill_id: skillId,
      fields: [{ name: 'verdict' }],
    }),
    answersOtherwise: true,
  },
];

/** A copy of a body with another value at a dotted path; without it where the value is undefined. */
export function changed(body: unknown, path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(body);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const owner = keys.length === 0 ? copy : at(copy, keys.join('.'));
  if (typeof owner !== 'object' || owner === null) throw new Error(`nothing stands at ${path}`);
  if (value === undefined) Reflect.deleteProperty(owner, last);
  else Reflect.set(owner, last, value);
  return copy;
}

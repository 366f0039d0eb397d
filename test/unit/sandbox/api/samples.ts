import { textAt } from '../look';
import { poolOf, type Json } from '../platform';
import { addPerformer, take } from '../world';
import { submitAssignment } from '../../../../src/sandbox/domain/assignments';
import type { Stage } from './stage';

/** What the samples refer to. */
export interface Cast {
  readonly projectId: string;
  readonly mapProjectId: string;
  /** Smart mixing, reviewed by hand, open. */
  readonly poolId: string;
  /** Suites made by the requester. */
  readonly suitePoolId: string;
  readonly trainingId: string;
  readonly skillId: string;
  readonly userId: string;
  readonly taskId: string;
  readonly suiteId: string;
  readonly threadId: string;
  /** A task with an accepted answer. */
  readonly answeredTaskId: string;
  /** Makes another suite that waits for a verdict. */
  readonly submitted: () => string;
}

const field = { type: 'string', required: true, hidden: false };

export const fullProject: Json = {
  public_name: 'Judge a text',
  public_description: 'Read and judge',
  public_instructions: '<p>Read</p>',
  private_comment: 'for the walk',
  task_spec: {
    input_spec: { text: field },
    output_spec: { verdict: { ...field, allowed_values: ['yes', 'no'] } },
    view_spec: {
      type: 'classic',
      settings: {
        showTimer: true,
        showTitle: false,
        showInstructions: true,
        showFullscreen: true,
        showSubmit: true,
        showSkip: false,
        showFinish: true,
        showMessage: true,
        showReward: true,
      },
      markup: '<p>{{text}}</p>',
      script: 'void 0;',
      styles: 'p{}',
      assets: { script_urls: ['https://example.org/a.js'], style_urls: [] },
    },
  },
  assignments_issuing_type: 'MAP_SELECTOR',
  assignments_issuing_view_config: {
    title_template: 'A text',
    description_template: 'Near you',
    map_provider: 'GOOGLE',
  },
  assignments_automerge_enabled: true,
  max_active_assignments_count: 5,
  quality_control: { configs: [] },
  metadata: { source: ['walk'] },
  sensitive: false,
  localization_config: {
    default_language: 'EN',
    additional_languages: [
      {
        language: 'FR',
        public_name: { value: 'Juger un texte', source: 'REQUESTER' },
        public_description: { value: 'Lire et juger', source: 'REQUESTER' },
        public_instructions: { value: '<p>Lire</p>', source: 'REQUESTER' },
        tb_view_spec: { keys: [{ key: 'title', value: 'Titre', source: 'REQUESTER' }] },
      },
    ],
  },
};

export const templateBuilderView: Json = {
  type: 'tb',
  config: JSON.stringify({ view: { type: 'view.text', content: 'Hello' } }),
  lock: { core: '1.0.0', 'view.text': '1.0.0' },
  localizationConfig: { keys: [{ key: 'title', defaultValue: 'Title' }] },
  inferDataSpec: false,
};

const plainProject: Json = {
  public_name: 'Judge a text',
  public_description: 'Read and judge',
  assignments_issuing_type: 'AUTOMATED',
  task_spec: {
    input_spec: { text: { type: 'string' }, note: { type: 'string', required: false } },
    output_spec: { verdict: { type: 'string', allowed_values: ['yes', 'no'] } },
    view_spec: { type: 'classic', markup: '', script: '', styles: '' },
  },
};

const distribution = {
  scope: 'POOL',
  distribution: 'UNIFORM',
  window_days: 7,
  intervals: [{ from: 1, to: 100, frequency: 5 }],
};

export function fullPool({ projectId, trainingId, skillId }: Cast): Json {
  return {
    project_id: projectId,
    private_name: 'walked',
    private_comment: 'for the walk',
    public_description: 'Another description',
    public_instructions: '<p>Another instruction</p>',
    may_contain_adult_content: true,
    will_expire: '2100-01-01T00:00:00',
    auto_close_after_complete_delay_seconds: 60,
    reward_per_assignment: 0.05,
    dynamic_pricing_config: {
      type: 'SKILL',
      skill_id: skillId,
      intervals: [{ from: 80, to: 100, reward_per_assignment: 0.1 }],
    },
    metadata: { source: ['walk'] },
    assignment_max_duration_seconds: 600,
    auto_accept_solutions: false,
    auto_accept_period_day: 7,
    filter: {
      and: [{ or: [{ category: 'profile', key: 'country', operator: 'EQ', value: 'US' }] }],
    },
    quality_control: {
      captcha_frequency: 'LOW',
      training_requirement: { training_pool_id: trainingId, training_passing_skill_value: 80 },
      checkpoints_config: {
        real_settings: { target_overlap: 5, task_distribution_function: distribution },
      },
      configs: [
        {
          collector_config: {
            type: 'MAJORITY_VOTE',
            uuid: '00000000-0000-4000-8000-000000000001',
            parameters: { answer_threshold: 2 },
          },
          rules: [
            {
              conditions: [
                { key: 'correct_answers_rate', operator: 'LT', value: 50 },
                { key: 'total_answers_count', operator: 'GTE', value: 5 },
              ],
              action: {
                type: 'RESTRICTION_V2',
                parameters: {
                  scope: 'PROJECT',
                  duration: 3,
                  duration_unit: 'DAYS',
                  private_comment: 'careless',
                },
              },
            },
          ],
        },
      ],
    },
    speed_quality_balance: { type: 'TOP_PERCENTAGE_BY_QUALITY', percent: 80 },
    dynamic_overlap_config: {
      type: 'BASIC',
      max_overlap: 5,
      min_confidence: 0.9,
      answer_weight_skill_id: skillId,
      fields: [{ name: 'verdict' }],
    },
    mixer_config: {
      real_tasks_count: 3,
      golden_tasks_count: 1,
      training_tasks_count: 1,
      min_real_tasks_count: 2,
      min_golden_tasks_count: 1,
      min_training_tasks_count: 0,
      force_last_assignment: true,
      force_last_assignment_delay_seconds: 60,
      mix_tasks_in_creation_order: true,
      shuffle_tasks_in_task_suite: false,
    },
    training_config: { training_skill_ttl_days: 30 },
    defaults: { default_overlap_for_new_task_suites: 3, default_overlap_for_new_tasks: 3 },
    priority: 10,
  };
}

/** What a pool cannot have together with the rest: suites made by hand, in order of creation. */
export function fullManualPool({ projectId }: Cast): Json {
  return poolOf(projectId, {
    mixer_config: undefined,
    assignments_issuing_config: { issue_task_suites_in_creation_order: true },
    speed_quality_balance: { type: 'BEST_CONCURRENT_USERS_BY_QUALITY', count: 20 },
  });
}

/** Special tasks that come by a distribution instead of a count. */
export function distributedPool({ projectId }: Cast): Json {
  return poolOf(projectId, {
    mixer_config: {
      real_tasks_count: 10,
      golden_tasks_count: 0,
      training_tasks_count: 0,
      golden_task_distribution_function: distribution,
      training_task_distribution_function: distribution,
    },
  });
}

export function fullTraining({ projectId }: Cast): Json {
  return {
    project_id: projectId,
    private_name: 'walked',
    may_contain_adult_content: false,
    assignment_max_duration_seconds: 600,
    mix_tasks_in_creation_order: false,
    shuffle_tasks_in_task_suite: false,
    training_tasks_in_task_suite_count: 3,
    task_suites_required_to_pass: 1,
    retry_training_after_days: 5,
    inherited_instructions: false,
    public_instructions: '<p>Learn</p>',
    public_description: 'Learn to judge',
    private_comment: 'for the walk',
    metadata: { source: ['walk'] },
  };
}

const localizedHint = {
  default_language: 'EN',
  additional_languages: [
    {
      language: 'FR',
      message_on_unknown_solution: { value: 'Regardez mieux', source: 'REQUESTER' },
    },
  ],
};

export function fullTask({ poolId, userId }: Cast): Json {
  return {
    pool_id: poolId,
    input_values: { text: 'walked' },
    known_solutions: [{ output_values: { verdict: 'yes' }, correctness_weight: 0.5 }],
    message_on_unknown_solution: 'Look closer',
    baseline_solutions: [{ output_values: { verdict: 'no' }, confidence_weight: 0.25 }],
    localization_config: localizedHint,
    overlap: 3,
    infinite_overlap: false,
    reserved_for: [userId],
    unavailable_for: ['0123456789abcdef0123456789abcdef'],
    traits_all_of: ['a'],
    traits_any_of: ['b'],
    traits_none_of_any: ['c'],
  };
}

export function fullTaskSuite({ suitePoolId, userId }: Cast): Json {
  return {
    pool_id: suitePoolId,
    tasks: [
      {
        input_values: { text: 'walked' },
        known_solutions: [{ output_values: { verdict: 'yes' }, correctness_weight: 1 }],
        message_on_unknown_solution: 'Look closer',
        localization_config: localizedHint,
      },
    ],
    overlap: 3,
    infinite_overlap: false,
    reserved_for: [userId],
    unavailable_for: ['0123456789abcdef0123456789abcdef'],
    issuing_order_override: 10.5,
    traits_all_of: ['a'],
    traits_any_of: ['b'],
    traits_none_of_any: ['c'],
    longitude: 37.6,
    latitude: 55.7,
  };
}

/** Objects that the samples can refer to, and performers who have answered. */
export async function castOf(stage: Stage): Promise<Cast> {
  const { world, platform } = stage;
  const made = async (path: string, body: unknown): Promise<string> =>
    textAt(await platform.json('POST', path, body), 'id');
  const projectId = await made('/api/v1/projects', plainProject);
  const mapProjectId = await made('/api/v1/projects', fullProject);
  const performer = addPerformer(world, 'walker', { adult_allowed: true });
  const reviewed = { auto_accept_solutions: false, auto_accept_period_day: 7 };
  const mixer = { real_tasks_count: 1, golden_tasks_count: 0, training_tasks_count: 0 };
  const poolId = await made(
    '/api/v1/pools',
    poolOf(projectId, { mixer_config: mixer, ...reviewed }),
  );
  const suitePoolId = await made('/api/v1/pools', poolOf(projectId, { mixer_config: undefined }));
  const trainingId = await made('/api/v1/trainings', {
    project_id: projectId,
    private_name: 'training',
    training_tasks_in_task_suite_count: 2,
    inherited_instructions: true,
  });
  const tasks = Array.from({ length: 60 }, (_, index) => ({
    pool_id: poolId,
    input_values: { text: `text ${index}` },
    overlap: 1,
  }));
  const { items } = await platform.json('POST', '/api/v1/tasks?open_pool=true', tasks);
  const suiteId = await made('/api/v1/task-suites', {
    pool_id: suitePoolId,
    tasks: [{ input_values: { text: 'a' } }],
    overlap: 2,
  });
  const message = { EN: 'Hello' };
  const threadId = await made('/api/v1/message-threads/compose', {
    recipients_select_type: 'DIRECT',
    recipients_ids: [performer.id],
    topic: message,
    text: message,
    answerable: true,
  });
  const submitted = (): string => {
    const { id, taskIds } = take(world, performer, poolId);
    stage.wait(60);
    const solutions = taskIds.map(() => ({ output_values: { verdict: 'yes' } }));
    submitAssignment(world, id, { solutions, captchas: [] });
    return id;
  };
  const answered = await platform.json('PATCH', `/api/v1/assignments/${submitted()}`, {
    status: 'ACCEPTED',
  });
  return {
    projectId,
    mapProjectId,
    poolId,
    suitePoolId,
    trainingId,
    skillId: await made('/api/v1/skills', { name: 'walked' }),
    userId: performer.id,
    taskId: textAt(items, '0.id'),
    suiteId,
    threadId,
    answeredTaskId: textAt(answered, 'tasks.0.id'),
    submitted,
  };
}

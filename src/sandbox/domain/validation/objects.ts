import { webhookEventTypes } from '../rows';
import { filter } from './filter';
import { poolQualityControl, projectQualityControl } from './qualityControl';
import {
  all,
  anything,
  date,
  decimal,
  flag,
  integer,
  isObject,
  join,
  list,
  mapOf,
  object,
  oneOf,
  optional,
  required,
  requiredWhen,
  text,
  webAddress,
  type Rule,
} from './rules';

const fieldTypes = [
  ...['boolean', 'string', 'integer', 'float', 'url', 'coordinates', 'json'].flatMap((type) => [
    type,
    `array_${type}`,
  ]),
];
const fileTypes = ['file', 'array_file'];

function fieldSpec(types: readonly string[]): Rule {
  return object({
    type: required(oneOf(...types)),
    required: optional(flag),
    hidden: optional(flag),
    allowed_values: optional(list(anything)),
    pattern: optional(regularExpression),
    min_length: optional(integer({ min: 0 })),
    max_length: optional(integer({ min: 0 })),
    min_value: optional(decimal()),
    max_value: optional(decimal()),
    min_size: optional(integer({ min: 0 })),
    max_size: optional(integer({ min: 0 })),
  });
}

function regularExpression(...[value, path, faults]: Parameters<Rule>): void {
  try {
    new RegExp(String(value), 'u');
  } catch {
    faults.add(path, 'INVALID_REGEX_SYNTAX', 'A regular expression is expected');
  }
}

const viewSpec: Rule = (value, path, faults) => {
  object({
    type: optional(oneOf('classic', 'tb')),
    settings: optional(object({})),
    markup: optional(text()),
    script: optional(text()),
    styles: optional(text()),
    config: requiredWhen((owner) => owner.type === 'tb', jsonText),
    lock: requiredWhen((owner) => owner.type === 'tb', mapOf(text())),
  })(value, path, faults);
};

const jsonText: Rule = (value, path, faults) => {
  try {
    if (typeof value === 'string' && isObject(JSON.parse(value))) return;
  } catch {
    // Falls through: what is no JSON is refused like what is no string.
  }
  faults.add(path, 'JSON_EXPECTED', 'A string with a JSON object is expected');
};

export const project: Rule = object({
  public_name: required(text({ notBlank: true })),
  public_description: optional(text()),
  public_instructions: optional(text()),
  private_comment: optional(text()),
  assignments_issuing_type: required(oneOf('AUTOMATED', 'MAP_SELECTOR')),
  assignments_issuing_view_config: requiredWhen(
    (owner) => owner.assignments_issuing_type === 'MAP_SELECTOR',
    object({ title_template: required(text()), description_template: required(text()) }),
  ),
  assignments_automerge_enabled: optional(flag),
  max_active_assignments_count: optional(integer({ min: 1 })),
  metadata: optional(mapOf(list(text()))),
  quality_control: optional(projectQualityControl),
  task_spec: required(
    object({
      input_spec: required(mapOf(fieldSpec(fieldTypes))),
      output_spec: required(mapOf(fieldSpec([...fieldTypes, ...fileTypes]))),
      view_spec: optional(viewSpec),
    }),
  ),
});

const overlap = integer({ min: 1, max: 30_000 });
const taskCount = integer({ min: 0, max: 500 });

const distribution: Rule = object({
  scope: required(oneOf('POOL', 'PROJECT')),
  distribution: required(oneOf('UNIFORM')),
  window_days: required(integer({ min: 1, max: 365 })),
  intervals: required(
    list(
      object({
        from: optional(integer({ min: 1, max: 1_000_000 })),
        to: optional(integer({ min: 1, max: 1_000_000 })),
        frequency: required(integer({ min: 1, max: 10_000_000 })),
      }),
      { min: 1, max: 10_000 },
    ),
  ),
});

const mixer: Rule = all(
  object({
    real_tasks_count: required(taskCount),
    golden_tasks_count: required(taskCount),
    training_tasks_count: required(taskCount),
    min_real_tasks_count: optional(taskCount),
    min_golden_tasks_count: optional(taskCount),
    min_training_tasks_count: optional(taskCount),
    force_last_assignment: optional(flag),
    force_last_assignment_delay_seconds: optional(integer({ min: 0, max: 86_400 })),
    mix_tasks_in_creation_order: optional(flag),
    shuffle_tasks_in_task_suite: optional(flag),
    golden_task_distribution_function: optional(distribution),
    training_task_distribution_function: optional(distribution),
  }),
  (value, path, faults) => {
    if (!isObject(value)) return;
    for (const kind of ['real', 'golden', 'training']) {
      const least = value[`min_${kind}_tasks_count`];
      const count = value[`${kind}_tasks_count`];
      if (typeof least === 'number' && typeof count === 'number' && least > count) {
        const at = join(path, `min_${kind}_tasks_count`);
        faults.add(at, 'VALUE_GREATER_THAN_MAX', 'The least may not exceed the count', [count]);
      }
    }
  },
);

const reward: Rule = all(decimal({ min: 0 }), (value, path, faults) => {
  if (typeof value === 'number' && value > 0 && value < 0.005) {
    faults.add(path, 'VALUE_OUT_OF_BOUNDS', 'A reward is 0 or at least 0.005');
  }
});

export const pool: Rule = object({
  project_id: required(anything),
  private_name: required(text({ notBlank: true })),
  private_comment: optional(text()),
  will_expire: required(date),
  reward_per_assignment: required(reward),
  assignment_max_duration_seconds: required(integer({ min: 5, max: 2_147_483_647 })),
  auto_accept_solutions: optional(flag),
  auto_accept_period_day: requiredWhen(
    (owner) => owner.auto_accept_solutions === false,
    integer({ min: 1, max: 21 }),
  ),
  auto_close_after_complete_delay_seconds: optional(integer({ min: 0, max: 259_200 })),
  may_contain_adult_content: optional(flag),
  metadata: optional(mapOf(list(text()))),
  filter: optional(filter),
  quality_control: optional(poolQualityControl),
  mixer_config: optional(mixer),
  defaults: required(
    object({
      default_overlap_for_new_task_suites: required(overlap),
      default_overlap_for_new_tasks: optional(overlap),
    }),
  ),
  dynamic_overlap_config: optional(
    object({
      type: required(oneOf('BASIC')),
      max_overlap: required(overlap),
      min_confidence: required(decimal({ min: 0, max: 1 })),
      answer_weight_skill_id: required(anything),
      fields: required(list(object({ name: required(text()) }), { min: 1 })),
    }),
  ),
  dynamic_pricing_config: optional(
    object({
      type: required(oneOf('SKILL')),
      skill_id: required(anything),
      intervals: required(
        list(object({ reward_per_assignment: required(reward) }), { min: 1, max: 10_000 }),
      ),
    }),
  ),
  priority: optional(integer({ min: -100, max: 100 })),
});

export const training: Rule = object({
  project_id: required(anything),
  private_name: required(text({ notBlank: true })),
  assignment_max_duration_seconds: optional(integer({ min: 5, max: 2_147_483_647 })),
  training_tasks_in_task_suite_count: required(taskCount),
  task_suites_required_to_pass: optional(taskCount),
  retry_training_after_days: optional(integer({ min: 1 })),
  inherited_instructions: optional(flag),
  mix_tasks_in_creation_order: optional(flag),
  shuffle_tasks_in_task_suite: optional(flag),
});

export const skill: Rule = object({
  name: required(text({ notBlank: true })),
  public_name: optional(mapOf(text())),
  public_requester_description: optional(mapOf(text())),
  private_comment: optional(text()),
  hidden: optional(flag),
  skill_ttl_hours: optional(integer({ min: 1 })),
});

export const poolPatch: Rule = object({ priority: optional(integer({ min: -100, max: 100 })) });

export const assignmentPatch: Rule = object({
  status: optional(oneOf('ACCEPTED', 'REJECTED')),
  public_comment: requiredWhen((owner) => owner.status === 'REJECTED', text({ max: 2048 })),
});

export const userSkill: Rule = object({
  skill_id: required(anything),
  user_id: required(anything),
  value: required(decimal({ min: 0, max: 100 })),
});

export const userRestriction: Rule = object({
  scope: required(oneOf('SYSTEM', 'ALL_PROJECTS', 'PROJECT', 'POOL')),
  user_id: required(anything),
  project_id: requiredWhen((owner) => owner.scope === 'PROJECT', anything),
  pool_id: requiredWhen((owner) => owner.scope === 'POOL', anything),
  private_comment: optional(text({ max: 499 })),
  will_expire: optional(date),
});

export const taskPatch: Rule = object({
  overlap: optional(integer({ min: 0, max: 30_000 })),
  infinite_overlap: optional(flag),
  known_solutions: optional(list(object({ output_values: required(object({})) }))),
  message_on_unknown_solution: optional(text()),
});

export const taskSuitePatch: Rule = object({
  overlap: optional(integer({ min: 0, max: 30_000 })),
  infinite_overlap: optional(flag),
  issuing_order_override: optional(decimal({ min: -99999.99999, max: 99999.99999 })),
});

const textByLanguage = mapOf(text());
const needsMessage = (owner: Readonly<Record<string, unknown>>): boolean =>
  owner.without_message !== true;

export const userBonus: Rule = object({
  user_id: required(anything),
  amount: required(decimal({ min: 0.005, max: 100 })),
  private_comment: optional(text()),
  public_title: requiredWhen(needsMessage, textByLanguage),
  public_message: requiredWhen(needsMessage, textByLanguage),
  without_message: optional(flag),
  assignment_id: optional(anything),
});

export const webhookSubscription: Rule = object({
  webhook_url: required(webAddress),
  event_type: required(oneOf(...webhookEventTypes)),
  pool_id: required(anything),
  secret_key: optional(text()),
});

const folders = ['INBOX', 'OUTBOX', 'AUTOMATIC_NOTIFICATION', 'IMPORTANT', 'UNREAD'] as const;

export const messageFolders: Rule = object({
  folders: required(list(oneOf(...folders), { min: 1 })),
});

export const messageReply: Rule = object({ text: required(textByLanguage) });

export const messageCompose: Rule = object({
  recipients_select_type: required(oneOf('ALL', 'DIRECT', 'FILTER')),
  topic: required(textByLanguage),
  text: required(textByLanguage),
  answerable: optional(flag),
  recipients_ids: requiredWhen(
    (owner) => owner.recipients_select_type === 'DIRECT',
    list(text(), { min: 1, max: 100 }),
  ),
  recipients_filter: requiredWhen((owner) => owner.recipients_select_type === 'FILTER', filter),
});

export const aggregationRequest: Rule = object({
  type: required(oneOf('DAWID_SKENE', 'WEIGHTED_DYNAMIC_OVERLAP')),
  pool_id: required(anything),
  answer_weight_skill_id: requiredWhen(
    (owner) => owner.type === 'WEIGHTED_DYNAMIC_OVERLAP',
    anything,
  ),
  fields: required(list(object({ name: required(text()) }), { min: 1 })),
});

export const mount: Rule = object({
  prefix: required(text({ notBlank: true })),
  folder: required(text({ notBlank: true })),
});

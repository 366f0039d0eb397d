import { distribution } from '../distribution';
import { filter } from '../filter';
import { poolQualityControl } from '../qualityControl';
import {
  all,
  date,
  decimal,
  flag,
  integer,
  isObject,
  join,
  list,
  object,
  oneOf,
  optional,
  required,
  requiredWhen,
  text,
  type Rule,
} from '../rules';
import { id, metadata, overlap } from './common';

const taskCount = integer({ min: 0, max: 500 });
// A published text allows negative ones, the reference does not: taken as they come.
const priority = integer({ min: -100, max: 100 });
const duration = integer({ min: 5, max: 2_147_483_647 });

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

const percent = integer({ min: 0, max: 100 });

/** Intervals of skill values, both ends included, may not share a value. */
const withoutOverlap: Rule = (value, path, faults) => {
  if (!Array.isArray(value)) return;
  const intervals = value.map((interval: unknown, index) => ({
    index,
    from: isObject(interval) && typeof interval.from === 'number' ? interval.from : 0,
    to: isObject(interval) && typeof interval.to === 'number' ? interval.to : 100,
  }));
  intervals.sort((a, b) => a.from - b.from);
  intervals.forEach(({ index, from }, place) => {
    const before = intervals[place - 1];
    if (before && from <= before.to) {
      faults.add(`${path}.${index}.from`, 'INVALID_VALUE', 'The intervals may not overlap');
    }
  });
};

const pricing: Rule = object({
  type: required(oneOf('SKILL')),
  skill_id: required(id),
  intervals: required(
    all(
      list(
        object({
          from: optional(percent),
          to: optional(percent),
          reward_per_assignment: required(reward),
        }),
        { min: 1, max: 10_000 },
      ),
      withoutOverlap,
    ),
  ),
});

const speedQualityBalance: Rule = object({
  type: required(oneOf('TOP_PERCENTAGE_BY_QUALITY', 'BEST_CONCURRENT_USERS_BY_QUALITY')),
  percent: requiredWhen(
    (owner) => owner.type === 'TOP_PERCENTAGE_BY_QUALITY',
    integer({ min: 10, max: 100 }),
  ),
  count: requiredWhen((owner) => owner.type === 'BEST_CONCURRENT_USERS_BY_QUALITY', percent),
});

const dynamicOverlap: Rule = object({
  type: required(oneOf('BASIC')),
  max_overlap: required(overlap),
  min_confidence: required(decimal({ min: 0, max: 1 })),
  answer_weight_skill_id: required(id),
  fields: required(list(object({ name: required(text()) }), { min: 1 })),
});

export const pool: Rule = object({
  project_id: required(id),
  private_name: required(text({ notBlank: true })),
  private_comment: optional(text()),
  public_description: optional(text()),
  public_instructions: optional(text()),
  will_expire: required(date),
  reward_per_assignment: required(reward),
  assignment_max_duration_seconds: required(duration),
  auto_accept_solutions: optional(flag),
  auto_accept_period_day: requiredWhen(
    (owner) => owner.auto_accept_solutions === false,
    integer({ min: 1, max: 21 }),
  ),
  auto_close_after_complete_delay_seconds: optional(integer({ min: 0, max: 259_200 })),
  may_contain_adult_content: optional(flag),
  metadata: optional(metadata),
  filter: optional(filter),
  quality_control: optional(poolQualityControl),
  mixer_config: optional(mixer),
  assignments_issuing_config: optional(
    object({ issue_task_suites_in_creation_order: optional(flag) }),
  ),
  training_config: optional(object({ training_skill_ttl_days: optional(integer({ min: 1 })) })),
  speed_quality_balance: optional(speedQualityBalance),
  defaults: required(
    object({
      default_overlap_for_new_task_suites: required(overlap),
      default_overlap_for_new_tasks: optional(overlap),
    }),
  ),
  dynamic_overlap_config: optional(dynamicOverlap),
  dynamic_pricing_config: optional(pricing),
  priority: optional(priority),
});

export const poolPatch: Rule = object({ priority: optional(priority) });

export const training: Rule = object({
  project_id: required(id),
  private_name: required(text({ notBlank: true })),
  private_comment: optional(text()),
  public_description: optional(text()),
  public_instructions: optional(text()),
  may_contain_adult_content: optional(flag),
  metadata: optional(metadata),
  assignment_max_duration_seconds: optional(duration),
  training_tasks_in_task_suite_count: required(taskCount),
  task_suites_required_to_pass: optional(taskCount),
  retry_training_after_days: optional(integer({ min: 1 })),
  inherited_instructions: optional(flag),
  mix_tasks_in_creation_order: optional(flag),
  shuffle_tasks_in_task_suite: optional(flag),
});

import {
  amount,
  count,
  flag,
  idOf,
  listOf,
  may,
  must,
  object,
  oneOf,
  returned,
  text,
  variants,
  type Fields,
} from './build';
import { createdField, dateTime, html, idField, metadataField, ownerField } from './common';
import { taskDistribution } from './distribution';
import { filterSchema } from './filter';
import { poolQualityControl } from './qualityControl';
import type { Field, ObjectSchema } from './schema';
import { tasksForm } from './tasksForm';

const perPage = (about: string, more: Partial<Field> = {}): Field =>
  may(count({ min: 0, max: 500 }, 'tasks'), about, more);

const mixer = object('mixer config', {
  real_tasks_count: must(count({ min: 0, max: 500 }, 'tasks'), 'General tasks on a page.', {
    example: 'real_tasks_count: 9',
  }),
  golden_tasks_count: must(
    count({ min: 0, max: 500 }, 'tasks'),
    'Golden (control) tasks on a page.',
    {
      example: 'golden_tasks_count: 1',
    },
  ),
  training_tasks_count: must(count({ min: 0, max: 500 }, 'tasks'), 'Training tasks on a page.', {
    example: 'training_tasks_count: 0',
  }),
  min_real_tasks_count: perPage(
    'Fewest general tasks on a page; `real_tasks_count` when left out.',
    { standardOf: 'real_tasks_count' },
  ),
  min_golden_tasks_count: perPage(
    'Fewest golden tasks on a page; `golden_tasks_count` when left out.',
    { standardOf: 'golden_tasks_count' },
  ),
  min_training_tasks_count: perPage(
    'Fewest training tasks on a page; `training_tasks_count` when left out.',
    { standardOf: 'training_tasks_count' },
  ),
  force_last_assignment: may(flag, 'Hands out the last page even when it is not full.', {
    standard: true,
  }),
  force_last_assignment_delay_seconds: may(
    count({ min: 0, max: 86_400 }, 's'),
    'How long to wait before the last, short page is handed out.',
    { when: 'Works with `force_last_assignment: true`.' },
  ),
  mix_tasks_in_creation_order: may(flag, 'Takes tasks in the order in which they were uploaded.', {
    standard: false,
  }),
  shuffle_tasks_in_task_suite: may(flag, 'Shuffles the tasks of a page.', { standard: true }),
  golden_task_distribution_function: may(
    taskDistribution,
    'Golden tasks at a frequency instead of a fixed number on each page.',
    {
      when: 'Needs `golden_tasks_count: 0`; `real_tasks_count` is then the size of the page.',
    },
  ),
  training_task_distribution_function: may(
    taskDistribution,
    'Training tasks at a frequency instead of a fixed number on each page.',
    {
      when: 'Needs `training_tasks_count: 0`; `real_tasks_count` is then the size of the page.',
    },
  ),
});

const overlapCount = count({ min: 1, max: 30_000 });

const defaults = object('pool defaults', {
  default_overlap_for_new_task_suites: must(
    overlapCount,
    'How many performers get each task suite that says nothing itself.',
    {
      example: 'default_overlap_for_new_task_suites: 3',
    },
  ),
  default_overlap_for_new_tasks: may(
    overlapCount,
    'How many performers get each task that says nothing itself (pools with `mixer_config`).',
    {
      example: 'default_overlap_for_new_tasks: 3',
    },
  ),
});

const dynamicPricing = object('dynamic pricing config', {
  type: must(
    oneOf({ SKILL: 'By the value of a skill; the only kind there is.' }),
    'What the reward depends on.',
  ),
  skill_id: must(idOf('skill'), 'The skill that decides.', {
    example: 'skill_id: { $id: ./reader.skill.yaml }',
  }),
  intervals: must(
    listOf(
      object('price interval', {
        from: may(count({ min: 0, max: 100 }), 'Lowest value of the skill, included.', {
          standard: 0,
        }),
        to: may(count({ min: 0, max: 100 }), 'Highest value of the skill, included.', {
          standard: 100,
        }),
        reward_per_assignment: must(
          amount({ min: 0 }, 'USD'),
          'Reward of one task suite in this interval.',
          {
            example: 'reward_per_assignment: 0.04',
          },
        ),
      }),
      { min: 1, max: 10_000 },
    ),
    'Values of the skill with their rewards. They must not overlap; outside them the base reward holds.',
    { example: 'intervals: [{ from: 80, to: 100, reward_per_assignment: 0.05 }]' },
  ),
});

const dynamicOverlap = object('dynamic overlap config', {
  type: must(oneOf({ BASIC: 'The only kind there is.' }), 'How the overlap grows.'),
  max_overlap: must(overlapCount, 'The overlap is never more than this.', {
    example: 'max_overlap: 5',
  }),
  min_confidence: must(
    amount({ min: 0, max: 1 }),
    'Confidence of the aggregated answer from which no more answers are asked for.',
    {
      example: 'min_confidence: 0.85',
    },
  ),
  answer_weight_skill_id: must(idOf('skill'), "Skill that weighs a performer's answers."),
  fields: must(
    listOf(object('aggregated field', { name: must(text, 'Id of the output field.') }), { min: 1 }),
    'Output fields whose answers must agree.',
    { example: 'fields: [{ name: is_correct }]' },
  ),
});

const speedQuality = variants('speed and quality balance', 'type', 'How performers are chosen.', {
  TOP_PERCENTAGE_BY_QUALITY: {
    about: 'The best share of all who fit the filter.',
    fields: {
      percent: must(
        count({ min: 10, max: 100, step: 10 }, '%'),
        'Size of the share, in steps of ten.',
        {
          example: 'percent: 30',
        },
      ),
    },
  },
  BEST_CONCURRENT_USERS_BY_QUALITY: {
    about: 'A number of the best, working at the same time.',
    fields: {
      count: must(count({ min: 0 }), 'How many performers work at a time.', {
        example: 'count: 50',
      }),
    },
  },
});

export const lifecycle: Fields = {
  status: returned(
    oneOf({
      OPEN: 'Performers are working.',
      CLOSED: 'Nothing is handed out.',
      ARCHIVED: 'Put away.',
      LOCKED: 'Blocked by the platform.',
    }),
    'State of the pool.',
  ),
  last_close_reason: returned(
    oneOf({
      MANUAL: 'You closed it.',
      EXPIRED: '`will_expire` has passed.',
      COMPLETED: 'All work is done.',
      NOT_ENOUGH_BALANCE: 'The money ran out.',
      ASSIGNMENTS_LIMIT_EXCEEDED: 'Too many assignments.',
      BLOCKED: 'The platform blocked it.',
      FOR_UPDATE: 'Closed for a change.',
    }),
    'Why it was last closed.',
  ),
  created: createdField,
  last_started: returned(dateTime, 'When it was last opened (UTC).'),
  last_stopped: returned(dateTime, 'When it was last closed (UTC).'),
  owner: ownerField,
};

export const durationMax = 2_147_483_647;

const money: Fields = {
  reward_per_assignment: must(
    amount({ min: 0 }, 'USD'),
    'Reward of one task suite: 0, or at least 0.005. Zero works for pools of golden or training tasks only.',
    { example: 'reward_per_assignment: 0.02' },
  ),
  dynamic_pricing_config: may(dynamicPricing, 'Other rewards for performers with a skill.'),
  auto_accept_solutions: may(
    flag,
    'Whether every answer is accepted and paid at once. `false`: you judge each assignment.',
    {
      standard: true,
      example: 'auto_accept_solutions: false',
    },
  ),
  auto_accept_period_day: may(
    count({ min: 1, max: 21 }, 'days'),
    'Days until an assignment that nobody judged is accepted by itself.',
    { when: 'Needed with `auto_accept_solutions: false`.', example: 'auto_accept_period_day: 7' },
  ),
};

const work: Fields = {
  assignment_max_duration_seconds: must(
    count({ min: 5, max: durationMax }, 's'),
    'Time a performer has for one task suite; after it the assignment expires.',
    { example: 'assignment_max_duration_seconds: 600' },
  ),
  defaults: must(defaults, 'Overlap of tasks that say nothing themselves.', {
    example:
      'defaults: { default_overlap_for_new_task_suites: 3, default_overlap_for_new_tasks: 3 }',
  }),
  mixer_config: may(
    mixer,
    'Lets the platform lay tasks on pages (smart mixing). Needed to upload single tasks.',
    {
      example:
        'mixer_config: { real_tasks_count: 9, golden_tasks_count: 1, training_tasks_count: 0 }',
    },
  ),
  filter: may(filterSchema, 'Which performers see the pool. Everybody when left out.', {
    example:
      'filter:\n  and:\n    - category: profile\n      key: languages\n      operator: IN\n      value: EN',
  }),
  quality_control: may(
    poolQualityControl,
    'Rules that ban, mark and reward performers by how they work.',
  ),
  dynamic_overlap_config: may(
    dynamicOverlap,
    'Asks for more answers only where answers disagree.',
    {
      when: 'Needs `mixer_config` and a delay in `auto_close_after_complete_delay_seconds`.',
    },
  ),
  speed_quality_balance: may(speedQuality, 'Fewer, better performers, or more of them and faster.'),
  assignments_issuing_config: may(
    object('assignments issuing config', {
      issue_task_suites_in_creation_order: may(
        flag,
        'Hands out task suites in the order in which they were made.',
        { standard: false },
      ),
    }),
    'Order in which task suites are handed out.',
    { when: 'For pools without `mixer_config`.' },
  ),
};

const fields: Fields = {
  project_id: must(idOf('project'), 'The project whose tasks are done here.', {
    example: 'project_id: { $id: ./reading.project.yaml }',
  }),
  private_name: must(text, 'Name of the pool; only you see it.', {
    example: 'private_name: Reading, first batch',
  }),
  will_expire: must(dateTime, 'The pool closes by itself at this time (UTC).', {
    example: "will_expire: '2030-12-31T23:59:59'",
  }),
  ...money,
  ...work,
  $tasks: tasksForm,
  private_comment: may(text, 'Note to yourself.'),
  public_description: may(
    text,
    "What performers read in the list of tasks, instead of the project's description.",
  ),
  public_instructions: may(html, "Instructions instead of the project's (HTML)."),
  may_contain_adult_content: may(flag, 'Whether tasks may show adult content.', {
    example: 'may_contain_adult_content: false',
    unsure: true,
  }),
  auto_close_after_complete_delay_seconds: may(
    count({ min: 0, max: 259_200 }, 's'),
    'How long a finished pool waits for new tasks before it closes.',
    { standard: 0 },
  ),
  training_config: may(
    object('training config', {
      training_skill_ttl_days: may(count({ min: 1 }, 'days'), 'How long a passed training counts.'),
    }),
    'What a training gives in this pool.',
  ),
  priority: may(
    count({ min: -100, max: 100 }),
    'Among pools of one project with equal reward and filter, higher goes first.',
    { standard: 0 },
  ),
  metadata: metadataField,
  training: returned(flag, 'Whether the pool serves as a training.'),
  type: returned(
    oneOf({ REGULAR: 'A pool.', TRAINING: 'A training that is seen as a pool.' }),
    'Kind of pool.',
  ),
  id: idField,
  ...lifecycle,
};

export const poolSchema: ObjectSchema = object('pool', fields);

import { count, idOf, listOf, may, must, object, oneOf, type Fields } from './build';
import { collectorConfig } from './collectors';
import { taskDistribution } from './distribution';
import { ruleAction } from './ruleActions';
import { ruleCondition } from './ruleConditions';

/** Quality control of a pool or project: a collector watches, conditions decide, an action acts. */
export const rule = object('rule', {
  conditions: must(
    listOf(ruleCondition),
    'All of them must hold. Put a count first, so that a rate is not judged on few answers.',
    {
      example: 'conditions: [{ key: skipped_in_row_count, operator: GTE, value: 5 }]',
    },
  ),
  action: must(ruleAction, 'What happens then.'),
});

export const qualityConfig = object('quality control config', {
  collector_config: must(collectorConfig, 'What is watched.', {
    example: 'collector_config: { type: SKIPPED_IN_ROW_ASSIGNMENTS }',
  }),
  rules: must(
    listOf(rule, { min: 1 }),
    'Rules on what the collector counts. Each works on its own.',
  ),
});

const configs: Fields = {
  configs: may(
    listOf(qualityConfig),
    'Collectors with their rules. Several of one type may stand side by side.',
  ),
};

export const projectQualityControl = object('project quality control', configs);

const spotChecks = (tasks: string) =>
  may(
    object('spot checks', {
      target_overlap: must(
        count({ min: 1 }),
        'Overlap of a spot-checked task; higher than the usual one.',
        {
          example: 'target_overlap: 3',
        },
      ),
      task_distribution_function: must(taskDistribution, 'How often a task is spot-checked.'),
    }),
    `Spot checks ${tasks}.`,
  );

export const poolQualityControl = object('pool quality control', {
  ...configs,
  training_requirement: may(
    object('training requirement', {
      training_pool_id: must(
        idOf('training'),
        'The training to pass; it belongs to the same project.',
        {
          example: 'training_pool_id: { $id: ./reading.training.yaml }',
        },
      ),
      training_passing_skill_value: must(
        count({ min: 0, max: 100 }, '%'),
        'Percent of right first answers needed to get in.',
        { example: 'training_passing_skill_value: 80' },
      ),
    }),
    'Lets in only performers who have passed a training.',
  ),
  captcha_frequency: may(
    oneOf({
      LOW: 'One captcha in 20 tasks.',
      MEDIUM: 'One captcha in 10 tasks.',
      HIGH: 'One captcha in 10 tasks.',
    }),
    'How often performers solve a captcha. None when left out. The platform is giving captchas up.',
  ),
  checkpoints_config: may(
    object('checkpoints', {
      real_settings: spotChecks('by majority vote on general tasks'),
      golden_settings: spotChecks('with golden tasks'),
      training_settings: spotChecks('with training tasks'),
    }),
    'Spot checks: some tasks get a higher overlap. Needs `mixer_config` and a MAJORITY_VOTE collector.',
  ),
});

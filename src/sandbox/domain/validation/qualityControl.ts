import { distribution } from './distribution';
import {
  all,
  anything,
  integer,
  isObject,
  list,
  object,
  oneOf,
  optional,
  required,
  scalar,
  text,
  type Rule,
} from './rules';
import { id } from './shapes/common';

/** Collectors, the condition keys each of them measures, and whether it only changes overlap. */
export const collectorKeys: Readonly<Record<string, readonly string[]>> = {
  ACCEPTANCE_RATE: [
    'total_assignments_count',
    'accepted_assignments_rate',
    'rejected_assignments_rate',
  ],
  ANSWER_COUNT: ['assignments_accepted_count'],
  ASSIGNMENT_SUBMIT_TIME: ['total_submitted_count', 'fast_submitted_count'],
  ASSIGNMENTS_ASSESSMENT: [
    'pending_assignments_count',
    'accepted_assignments_count',
    'rejected_assignments_count',
    'assessment_event',
  ],
  CAPTCHA: ['stored_results_count', 'success_rate', 'fail_rate'],
  GOLDEN_SET: [
    'total_answers_count',
    'correct_answers_rate',
    'incorrect_answers_rate',
    'golden_set_answers_count',
    'golden_set_correct_answers_rate',
    'golden_set_incorrect_answers_rate',
  ],
  INCOME: ['income_sum_for_last_24_hours'],
  MAJORITY_VOTE: ['total_answers_count', 'correct_answers_rate', 'incorrect_answers_rate'],
  SKIPPED_IN_ROW_ASSIGNMENTS: ['skipped_in_row_count'],
  TRAINING: [
    'submitted_assignments_count',
    'total_answers_count',
    'correct_answers_rate',
    'incorrect_answers_rate',
    'next_assignment_available',
  ],
  USERS_ASSESSMENT: ['pool_access_revoked_reason', 'skill_id'],
};

const overlapOnly = ['ASSIGNMENTS_ASSESSMENT', 'USERS_ASSESSMENT'];
const needsParameter: Readonly<Record<string, string>> = {
  ASSIGNMENT_SUBMIT_TIME: 'fast_submit_threshold_seconds',
  MAJORITY_VOTE: 'answer_threshold',
};

const scope = required(oneOf('POOL', 'PROJECT', 'ALL_PROJECTS'));

const actionParameters: Readonly<Record<string, Rule>> = {
  RESTRICTION: object({ scope, duration_days: optional(integer({ min: 1 })) }),
  RESTRICTION_V2: object({
    scope,
    duration_unit: required(oneOf('MINUTES', 'HOURS', 'DAYS', 'PERMANENT')),
    duration: {
      required: (owner) => owner.duration_unit !== 'PERMANENT',
      rule: integer({ min: 1 }),
    },
  }),
  SET_SKILL: object({
    skill_id: required(id),
    skill_value: required(integer({ min: 0, max: 100 })),
  }),
  SET_SKILL_FROM_OUTPUT_FIELD: object({
    skill_id: required(id),
    from_field: required(text()),
  }),
  CHANGE_OVERLAP: object({ delta: required(integer()) }),
  REJECT_ALL_ASSIGNMENTS: object({ public_comment: required(text()) }),
  APPROVE_ALL_ASSIGNMENTS: anything,
  CLEAN_ASSIGNMENTS_HISTORY: anything,
  CLEAN_COLLECTOR: anything,
  SET_POOL_COMPLETE: anything,
};

/** Every action that a rule can have. */
export const actionTypes: readonly string[] = Object.keys(actionParameters);

const action: Rule = (value, path, faults) => {
  object({ type: required(oneOf(...Object.keys(actionParameters))) })(value, path, faults);
  if (!isObject(value) || typeof value.type !== 'string') return;
  const parameters = value.parameters ?? {};
  if (!Object.hasOwn(actionParameters, value.type)) return;
  actionParameters[value.type]?.(parameters, `${path}.parameters`, faults);
};

const condition = object({
  key: required(text()),
  operator: required(oneOf('EQ', 'NE', 'GT', 'GTE', 'LT', 'LTE')),
  value: required(scalar),
});

const config: Rule = (value, path, faults) => {
  object({
    collector_config: required(object({ type: required(oneOf(...Object.keys(collectorKeys))) })),
    rules: required(
      list(object({ conditions: required(list(condition)), action: required(action) }), { min: 1 }),
    ),
  })(value, path, faults);
  if (!isObject(value) || !isObject(value.collector_config)) return;
  const type = value.collector_config.type;
  if (typeof type !== 'string') return;
  if (!Object.hasOwn(collectorKeys, type)) return;
  const needed = needsParameter[type];
  if (needed !== undefined) {
    const parameters = value.collector_config.parameters ?? {};
    const parameterPath = `${path}.collector_config.parameters`;
    object({ [needed]: required(integer({ min: 1 })) })(parameters, parameterPath, faults);
  }
  if (!Array.isArray(value.rules)) return;
  value.rules.forEach((rule: unknown, index) => {
    if (isObject(rule)) checkPairing(type, rule, `${path}.rules.${index}`, faults);
  });
};

/** Which keys and actions go with which collector. */
const checkPairing = (
  type: string,
  rule: Readonly<Record<string, unknown>>,
  path: string,
  faults: Parameters<Rule>[2],
): void => {
  const keys = collectorKeys[type] ?? [];
  if (Array.isArray(rule.conditions)) {
    rule.conditions.forEach((item: unknown, index) => {
      if (isObject(item) && typeof item.key === 'string' && !keys.includes(item.key)) {
        const at = `${path}.conditions.${index}.key`;
        faults.add(at, 'UNKNOWN_ENUM_VALUE', `${type} does not measure ${item.key}`, keys);
      }
    });
  }
  if (!isObject(rule.action)) return;
  const changesOverlap = rule.action.type === 'CHANGE_OVERLAP';
  if (changesOverlap !== overlapOnly.includes(type)) {
    const message = 'CHANGE_OVERLAP goes with ASSIGNMENTS_ASSESSMENT and USERS_ASSESSMENT only';
    faults.add(`${path}.action.type`, 'VALUE_NOT_ALLOWED', message);
  }
};

/** `quality_control` of a project: configs only. */
export const projectQualityControl: Rule = object({ configs: optional(list(config)) });

const checkpoints = optional(
  object({
    target_overlap: required(integer({ min: 1, max: 30_000 })),
    task_distribution_function: required(distribution),
  }),
);

/** `quality_control` of a pool. */
export const poolQualityControl: Rule = all(
  projectQualityControl,
  object({
    captcha_frequency: optional(oneOf('LOW', 'MEDIUM', 'HIGH')),
    training_requirement: optional(
      object({
        training_pool_id: required(id),
        training_passing_skill_value: required(integer({ min: 0, max: 100 })),
      }),
    ),
    checkpoints_config: optional(
      object({
        real_settings: checkpoints,
        golden_settings: checkpoints,
        training_settings: checkpoints,
      }),
    ),
  }),
);

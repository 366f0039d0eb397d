import { stop, type Ready, type ReadyPiece } from './readyPiece';

type Condition = readonly [key: string, operator: string, value: Ready];

/** A quality rule under the names by which people look for it. */
interface Row {
  readonly label: string;
  readonly alias: string;
  readonly about: string;
  readonly collector: string;
  readonly parameters?: Readonly<Record<string, Ready>>;
  /** All of these must hold. */
  readonly when: readonly Condition[];
  readonly then: Ready;
}

const ban = (at: number, days: number, why: string): Ready => ({
  type: 'RESTRICTION_V2',
  parameters: {
    scope: 'PROJECT',
    duration_unit: 'DAYS',
    duration: stop(at, days),
    private_comment: why,
  },
});

const again: Ready = { type: 'CHANGE_OVERLAP', parameters: { delta: 1, open_pool: true } };

const skillFrom = (at: number, rate: string): Ready => ({
  type: 'SET_SKILL_FROM_OUTPUT_FIELD',
  parameters: { skill_id: { $id: stop(at, './name.skill.yaml') }, from_field: rate },
});

const rows: readonly Row[] = [
  {
    label: 'Limit of answers per performer',
    alias: 'max_tasks_per_user assignments_limit cap answer count',
    about: 'Nobody gives more than this many accepted assignments; then the pool pauses for them.',
    collector: 'ANSWER_COUNT',
    when: [['assignments_accepted_count', 'GTE', stop(1, 10)]],
    then: ban(2, 1, 'Has done enough'),
  },
  {
    label: 'Ban for haste',
    alias: 'fast answers speed too quick submit time',
    about: 'Bans performers who submit faster than one can work.',
    collector: 'ASSIGNMENT_SUBMIT_TIME',
    parameters: { history_size: 10, fast_submit_threshold_seconds: stop(1, 15) },
    when: [
      ['total_submitted_count', 'GTE', 5],
      ['fast_submitted_count', 'GTE', stop(2, 3)],
    ],
    then: ban(3, 10, 'Works too fast'),
  },
  {
    label: 'Re-issue after rejection',
    alias: 'reissue redo rejected overlap assignments assessment',
    about: 'A rejected assignment is given to somebody else, and the pool opens again for it.',
    collector: 'ASSIGNMENTS_ASSESSMENT',
    when: [['assessment_event', 'EQ', 'REJECT']],
    then: again,
  },
  {
    label: 'Re-issue after a ban',
    alias: 'reissue redo banned users assessment lost access',
    about: 'What a banned performer did is done again by others.',
    collector: 'USERS_ASSESSMENT',
    when: [['pool_access_revoked_reason', 'EQ', 'RESTRICTION']],
    then: again,
  },
  {
    label: 'Ban for wrong golden answers',
    alias: 'control tasks honeypots golden set quality',
    about: 'Bans performers who answer too many golden tasks wrongly.',
    collector: 'GOLDEN_SET',
    parameters: { history_size: 10 },
    when: [
      ['golden_set_answers_count', 'GTE', stop(1, 5)],
      ['golden_set_correct_answers_rate', 'LT', stop(2, 60)],
    ],
    then: ban(3, 10, 'Wrong golden answers'),
  },
  {
    label: 'Ban for rejected work',
    alias: 'acceptance rate rejects bad quality review',
    about: 'Bans performers much of whose reviewed work was rejected; needs a review by hand.',
    collector: 'ACCEPTANCE_RATE',
    parameters: { history_size: 10 },
    when: [
      ['total_assignments_count', 'GTE', stop(1, 5)],
      ['rejected_assignments_rate', 'GT', stop(2, 35)],
    ],
    then: ban(3, 15, 'Much of the work was rejected'),
  },
  {
    label: 'Ban for skipping',
    alias: 'skipped in row picks tasks',
    about: 'Bans performers who skip one task suite after another.',
    collector: 'SKIPPED_IN_ROW_ASSIGNMENTS',
    when: [['skipped_in_row_count', 'GTE', stop(1, 10)]],
    then: ban(2, 1, 'Skips too much'),
  },
  {
    label: 'Ban for disagreeing with the majority',
    alias: 'majority vote consensus',
    about: 'Bans performers whose answers often differ from the majority; needs overlap.',
    collector: 'MAJORITY_VOTE',
    parameters: { answer_threshold: stop(1, 2), history_size: 10 },
    when: [
      ['total_answers_count', 'GTE', 5],
      ['correct_answers_rate', 'LT', stop(2, 50)],
    ],
    then: ban(3, 10, 'Differs from the majority'),
  },
  {
    label: 'Ban for failed captchas',
    alias: 'robots bots',
    about: 'Bans performers who fail captchas; needs `captcha_frequency`.',
    collector: 'CAPTCHA',
    parameters: { history_size: 5 },
    when: [
      ['stored_results_count', 'GTE', 3],
      ['fail_rate', 'GTE', stop(1, 60)],
    ],
    then: ban(2, 10, 'Fails captchas'),
  },
  {
    label: 'Limit of earnings per day',
    alias: 'income cap max money daily budget per user',
    about: 'Who has earned this much in 24 hours pauses for a day.',
    collector: 'INCOME',
    when: [['income_sum_for_last_24_hours', 'GTE', stop(1, 5)]],
    then: ban(2, 1, 'Has earned enough for today'),
  },
  {
    label: 'Skill from golden answers',
    alias: 'set skill quality rating',
    about: 'Keeps the percentage of right golden answers as a skill.',
    collector: 'GOLDEN_SET',
    parameters: { history_size: 20 },
    when: [['golden_set_answers_count', 'GTE', stop(1, 5)]],
    then: skillFrom(2, 'golden_set_correct_answers_rate'),
  },
  {
    label: 'Skill from the majority vote',
    alias: 'set skill quality rating consensus',
    about: 'Keeps how often a performer agrees with the majority as a skill; needs overlap.',
    collector: 'MAJORITY_VOTE',
    parameters: { answer_threshold: stop(1, 2), history_size: 20 },
    when: [['total_answers_count', 'GTE', stop(2, 5)]],
    then: skillFrom(3, 'correct_answers_rate'),
  },
  {
    label: 'Mark who has taken part',
    alias: 'set skill participated exclude from next pool answer count',
    about:
      'Gives everybody a skill after the first answer, by which another pool can let them in or not.',
    collector: 'ANSWER_COUNT',
    when: [['assignments_accepted_count', 'GTE', stop(1, 1)]],
    then: {
      type: 'SET_SKILL',
      parameters: { skill_id: { $id: stop(2, './name.skill.yaml') }, skill_value: 1 },
    },
  },
];

/** Quality rules as whole configs. */
export const readyRules: readonly ReadyPiece[] = rows.map(
  ({ collector, parameters, when, then, ...piece }) => ({
    ...piece,
    value: {
      collector_config: { type: collector, ...(parameters && { parameters }) },
      rules: [
        {
          conditions: when.map(([key, operator, value]) => ({ key, operator, value })),
          action: then,
        },
      ],
    },
  }),
);

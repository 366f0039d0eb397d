/** A value of a piece that is ready to be put in; a stop is where the author fills in something else. */
export type Ready =
  string | number | boolean | Stop | readonly Ready[] | { readonly [key: string]: Ready };

export interface Stop {
  readonly stop: number;
  readonly standard: string | number;
}

/** A piece that people ask for by what it does. */
export interface ReadyPiece {
  readonly label: string;
  /** Other names by which people look for it. */
  readonly alias: string;
  readonly about: string;
  readonly value: Readonly<Record<string, Ready>>;
}

const stop = (number: number, standard: string | number): Stop => ({ stop: number, standard });

const ban = (at: number, days: number, why: string): Ready => ({
  type: 'RESTRICTION_V2',
  parameters: {
    scope: 'PROJECT',
    duration_unit: 'DAYS',
    duration: stop(at, days),
    private_comment: why,
  },
});

const when = (key: string, operator: string, value: Ready): Ready => ({ key, operator, value });

const again: Ready = { type: 'CHANGE_OVERLAP', parameters: { delta: 1, open_pool: true } };

/** Quality rules as whole configs, under the names by which people look for them. */
export const readyRules: readonly ReadyPiece[] = [
  {
    label: 'Limit of answers per performer',
    alias: 'max_tasks_per_user assignments_limit cap answer count',
    about: 'Nobody gives more than this many accepted assignments; then the pool pauses for them.',
    value: {
      collector_config: { type: 'ANSWER_COUNT' },
      rules: [
        {
          conditions: [when('assignments_accepted_count', 'GTE', stop(1, 10))],
          action: ban(2, 1, 'Has done enough'),
        },
      ],
    },
  },
  {
    label: 'Ban for haste',
    alias: 'fast answers speed too quick submit time',
    about: 'Bans performers who submit faster than one can work.',
    value: {
      collector_config: {
        type: 'ASSIGNMENT_SUBMIT_TIME',
        parameters: { history_size: 10, fast_submit_threshold_seconds: stop(1, 15) },
      },
      rules: [
        {
          conditions: [
            when('total_submitted_count', 'GTE', 5),
            when('fast_submitted_count', 'GTE', stop(2, 3)),
          ],
          action: ban(3, 10, 'Works too fast'),
        },
      ],
    },
  },
  {
    label: 'Re-issue after rejection',
    alias: 'reissue redo rejected overlap assignments assessment',
    about: 'A rejected assignment is given to somebody else, and the pool opens again for it.',
    value: {
      collector_config: { type: 'ASSIGNMENTS_ASSESSMENT' },
      rules: [{ conditions: [when('assessment_event', 'EQ', 'REJECT')], action: again }],
    },
  },
  {
    label: 'Re-issue after a ban',
    alias: 'reissue redo banned users assessment lost access',
    about: 'What a banned performer did is done again by others.',
    value: {
      collector_config: { type: 'USERS_ASSESSMENT' },
      rules: [
        { conditions: [when('pool_access_revoked_reason', 'EQ', 'RESTRICTION')], action: again },
      ],
    },
  },
  {
    label: 'Ban for wrong golden answers',
    alias: 'control tasks honeypots golden set quality',
    about: 'Bans performers who answer too many golden tasks wrongly.',
    value: {
      collector_config: { type: 'GOLDEN_SET', parameters: { history_size: 10 } },
      rules: [
        {
          conditions: [
            when('golden_set_answers_count', 'GTE', stop(1, 5)),
            when('golden_set_correct_answers_rate', 'LT', stop(2, 60)),
          ],
          action: ban(3, 10, 'Wrong golden answers'),
        },
      ],
    },
  },
  {
    label: 'Ban for skipping',
    alias: 'skipped in row picks tasks',
    about: 'Bans performers who skip one task suite after another.',
    value: {
      collector_config: { type: 'SKIPPED_IN_ROW_ASSIGNMENTS' },
      rules: [
        {
          conditions: [when('skipped_in_row_count', 'GTE', stop(1, 10))],
          action: ban(2, 1, 'Skips too much'),
        },
      ],
    },
  },
  {
    label: 'Ban for disagreeing with the majority',
    alias: 'majority vote consensus',
    about: 'Bans performers whose answers often differ from the majority; needs overlap.',
    value: {
      collector_config: {
        type: 'MAJORITY_VOTE',
        parameters: { answer_threshold: stop(1, 2), history_size: 10 },
      },
      rules: [
        {
          conditions: [
            when('total_answers_count', 'GTE', 5),
            when('correct_answers_rate', 'LT', stop(2, 50)),
          ],
          action: ban(3, 10, 'Differs from the majority'),
        },
      ],
    },
  },
  {
    label: 'Ban for failed captchas',
    alias: 'robots bots',
    about: 'Bans performers who fail captchas; needs `captcha_frequency`.',
    value: {
      collector_config: { type: 'CAPTCHA', parameters: { history_size: 5 } },
      rules: [
        {
          conditions: [
            when('stored_results_count', 'GTE', 3),
            when('fail_rate', 'GTE', stop(1, 60)),
          ],
          action: ban(2, 10, 'Fails captchas'),
        },
      ],
    },
  },
  {
    label: 'Skill from golden answers',
    alias: 'set skill quality rating',
    about: 'Keeps the percentage of right golden answers as a skill.',
    value: {
      collector_config: { type: 'GOLDEN_SET', parameters: { history_size: 20 } },
      rules: [
        {
          conditions: [when('golden_set_answers_count', 'GTE', stop(1, 5))],
          action: {
            type: 'SET_SKILL_FROM_OUTPUT_FIELD',
            parameters: {
              skill_id: { $id: stop(2, './name.skill.yaml') },
              from_field: 'golden_set_correct_answers_rate',
            },
          },
        },
      ],
    },
  },
];

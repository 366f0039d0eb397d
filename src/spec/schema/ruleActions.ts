import {
  anything,
  count,
  flag,
  idOf,
  may,
  must,
  object,
  oneOf,
  text,
  variants,
  type BranchDraft,
  type Fields,
} from './build';

/** What a rule does when all its conditions hold. */

const scope = must(
  oneOf({
    POOL: 'This pool only.',
    PROJECT: 'All pools of the project.',
    ALL_PROJECTS: 'Everything of yours.',
  }),
  'Where the performer may no longer work.',
  { example: 'scope: PROJECT' },
);

const privateComment = may(text, 'Note to yourself on why; the performer does not see it.');

function action(about: string, parameters: Fields): BranchDraft {
  const schema = object('action parameters', parameters);
  const wanted = Object.values(parameters).some((field) => field.required);
  const words = 'Settings of the action.';
  return { about, fields: { parameters: wanted ? must(schema, words) : may(schema, words) } };
}

const internal = (about: string): BranchDraft => ({
  about,
  fields: { parameters: may(anything, 'Settings of the action.') },
});

export const ruleAction = variants('action', 'type', 'What the rule does.', {
  RESTRICTION_V2: action('Bans the performer for a time or for good.', {
    scope,
    duration_unit: must(
      oneOf({
        MINUTES: 'Minutes.',
        HOURS: 'Hours.',
        DAYS: 'Days.',
        PERMANENT: 'For good; `duration` is not used.',
      }),
      'Unit of `duration`.',
      { example: 'duration_unit: DAYS' },
    ),
    duration: may(count({ min: 1 }), 'How long the ban lasts, in `duration_unit`.', {
      when: 'Needed unless the unit is PERMANENT.',
      example: 'duration: 7',
    }),
    private_comment: privateComment,
  }),
  RESTRICTION: action(
    'Bans the performer, in the older form that counts days only. Prefer RESTRICTION_V2.',
    {
      scope,
      duration_days: may(
        count({ min: 1 }, 'days'),
        'How long the ban lasts; for good when left out.',
        {
          example: 'duration_days: 7',
        },
      ),
      private_comment: privateComment,
    },
  ),
  SET_SKILL: action('Gives the performer a skill with a fixed value.', {
    skill_id: must(idOf('skill'), 'The skill to set.', {
      example: 'skill_id: { $id: ./reader.skill.yaml }',
    }),
    skill_value: must(count({ min: 0, max: 100 }), 'The value to give it.', {
      example: 'skill_value: 1',
    }),
  }),
  SET_SKILL_FROM_OUTPUT_FIELD: action('Sets a skill to a percentage that the collector counts.', {
    skill_id: must(idOf('skill'), 'The skill to set.'),
    from_field: must(
      oneOf({
        correct_answers_rate: 'Percent of right answers.',
        incorrect_answers_rate: 'Percent of wrong answers.',
        golden_set_correct_answers_rate: 'Percent of right answers to golden tasks.',
        golden_set_incorrect_answers_rate: 'Percent of wrong answers to golden tasks.',
        accepted_assignments_rate: 'Percent of accepted assignments.',
        rejected_assignments_rate: 'Percent of rejected assignments.',
        success_rate: 'Percent of solved captchas.',
        fail_rate: 'Percent of failed captchas.',
      }),
      'Which of the percentages of this collector becomes the value.',
      { example: 'from_field: correct_answers_rate' },
    ),
  }),
  CHANGE_OVERLAP: action('Asks more (or fewer) performers for an answer to the task suite.', {
    delta: must(count(), 'Added to the overlap; a negative number lowers it.', {
      example: 'delta: 1',
    }),
    open_pool: may(flag, 'Opens a closed pool again when the overlap grew.', { standard: false }),
  }),
  REJECT_ALL_ASSIGNMENTS: action(
    'Rejects all assignments of the performer that wait for a verdict.',
    {
      public_comment: must(text, 'The reason, shown to the performer.', {
        example: 'public_comment: Too many control tasks were answered wrongly.',
      }),
    },
  ),
  APPROVE_ALL_ASSIGNMENTS: action(
    'Accepts all assignments of the performer that wait for a verdict.',
    {},
  ),
  CLEAN_ASSIGNMENTS_HISTORY: internal(
    "Internal to the platform: forgets the performer's assignments.",
  ),
  CLEAN_COLLECTOR: internal('Internal to the platform: starts the count anew.'),
  SET_POOL_COMPLETE: internal('Internal to the platform: marks the pool as complete.'),
});

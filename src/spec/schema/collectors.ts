import { count, may, must, object, text, variants, type BranchDraft, type Fields } from './build';
import type { Field } from './schema';

/** What a collector watches, and which conditions and actions go with it. */
export interface Collector {
  readonly about: string;
  readonly conditions: readonly string[];
  readonly actions: readonly string[];
  /** Keys of the collector that SET_SKILL_FROM_OUTPUT_FIELD can copy into a skill. */
  readonly rates: readonly string[];
  readonly parameters: Fields;
  /** Works only while you judge assignments yourself. */
  readonly needsReview?: true;
}

const history: Fields = {
  history_size: may(
    count({ min: 1 }),
    'How many latest results count. With it the window spans all pools of the project whose same collector also has one; without it only this pool counts, without limit.',
    { example: 'history_size: 10' },
  ),
};

const bans = ['RESTRICTION', 'RESTRICTION_V2', 'SET_SKILL'];
const verdicts = ['APPROVE_ALL_ASSIGNMENTS', 'REJECT_ALL_ASSIGNMENTS'];
const onPerformer = [...bans, ...verdicts];
const withRates = [...onPerformer, 'SET_SKILL_FROM_OUTPUT_FIELD'];

const answerRates = ['correct_answers_rate', 'incorrect_answers_rate'];
const goldenRates = ['golden_set_correct_answers_rate', 'golden_set_incorrect_answers_rate'];

export const collectors: Readonly<Record<string, Collector>> = {
  ACCEPTANCE_RATE: {
    about: 'Counts how many judged assignments of a performer you accepted and rejected.',
    conditions: [
      'total_assignments_count',
      'accepted_assignments_rate',
      'rejected_assignments_rate',
    ],
    actions: withRates,
    rates: ['accepted_assignments_rate', 'rejected_assignments_rate'],
    parameters: history,
    needsReview: true,
  },
  ANSWER_COUNT: {
    about:
      "Counts a performer's accepted assignments in the pool: to mark who took part, or to cap how much one may do.",
    conditions: ['assignments_accepted_count'],
    actions: onPerformer,
    rates: [],
    parameters: {},
  },
  ASSIGNMENT_SUBMIT_TIME: {
    about: 'Counts assignments that a performer submitted faster than one can work.',
    conditions: ['total_submitted_count', 'fast_submitted_count'],
    actions: onPerformer,
    rates: [],
    parameters: {
      fast_submit_threshold_seconds: must(
        count({ min: 1 }, 's'),
        'An assignment submitted in less time than this is fast. Stay below `assignment_max_duration_seconds`.',
        { example: 'fast_submit_threshold_seconds: 20' },
      ),
      ...history,
    },
  },
  ASSIGNMENTS_ASSESSMENT: {
    about: 'Watches your verdicts on each assignment: to give rejected work to somebody else.',
    conditions: [
      'pending_assignments_count',
      'accepted_assignments_count',
      'rejected_assignments_count',
      'assessment_event',
    ],
    actions: ['CHANGE_OVERLAP'],
    rates: [],
    parameters: history,
    needsReview: true,
  },
  CAPTCHA: {
    about: 'Counts captchas solved and failed. Works together with `captcha_frequency`.',
    conditions: ['stored_results_count', 'success_rate', 'fail_rate'],
    actions: withRates,
    rates: ['success_rate', 'fail_rate'],
    parameters: history,
  },
  GOLDEN_SET: {
    about:
      'Counts right and wrong answers to golden tasks (and, for keys without `golden_set_`, training tasks as well).',
    conditions: ['total_answers_count', ...answerRates, 'golden_set_answers_count', ...goldenRates],
    actions: withRates,
    rates: [...answerRates, ...goldenRates],
    parameters: history,
  },
  INCOME: {
    about: 'Adds up what a performer earned in the last 24 hours.',
    conditions: ['income_sum_for_last_24_hours'],
    actions: onPerformer,
    rates: [],
    parameters: {},
  },
  MAJORITY_VOTE: {
    about:
      'Compares answers with the majority, once the overlap of a task is complete. Needs an overlap of 2 or more.',
    conditions: ['total_answers_count', ...answerRates],
    actions: withRates,
    rates: answerRates,
    parameters: {
      answer_threshold: must(
        count({ min: 1 }),
        'How many equal answers make a majority. Sensible: more than half the overlap, less than all of it.',
        { example: 'answer_threshold: 2' },
      ),
      ...history,
    },
  },
  SKIPPED_IN_ROW_ASSIGNMENTS: {
    about: 'Counts task suites that a performer skipped one after another.',
    conditions: ['skipped_in_row_count'],
    actions: onPerformer,
    rates: [],
    parameters: {},
  },
  TRAINING: {
    about:
      'Counts first answers in a linked training. The platform adds it by itself; do not write it.',
    conditions: [
      'submitted_assignments_count',
      'total_answers_count',
      ...answerRates,
      'next_assignment_available',
    ],
    actions: [...bans, 'SET_SKILL_FROM_OUTPUT_FIELD'],
    rates: ['correct_answers_rate'],
    parameters: {},
  },
  USERS_ASSESSMENT: {
    about:
      'Watches performers who lose access to the pool: to have their tasks done again by others.',
    conditions: ['pool_access_revoked_reason', 'skill_id'],
    actions: ['CHANGE_OVERLAP'],
    rates: [],
    parameters: history,
  },
};

const uuid: Field = may(text, 'The platform gives each collector an id of its own; leave it out.', {
  filledIn: true,
});

export const collectorConfig = variants(
  'collector',
  'type',
  'What the collector watches.',
  Object.fromEntries(
    Object.entries(collectors).map(([type, { about, parameters }]): [string, BranchDraft] => {
      const schema = object('collector parameters', parameters);
      const wanted = Object.values(parameters).some((field) => field.required);
      const words = 'Settings of the collector.';
      return [
        type,
        { about, fields: { parameters: wanted ? must(schema, words) : may(schema, words), uuid } },
      ];
    }),
  ),
);

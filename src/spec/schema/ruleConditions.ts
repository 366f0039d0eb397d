import { amount, count, flag, idOf, must, oneOf, variants, type BranchDraft } from './build';
import type { NumberSchema, Schema, Values } from './schema';

/** Conditions of a rule: `key` decides the type of `value` and the operators that make sense. */

const equality: Values = { EQ: 'equal to', NE: 'different from' };
const comparison: Values = {
  ...equality,
  GT: 'greater than',
  GTE: 'greater than or equal to',
  LT: 'less than',
  LTE: 'less than or equal to',
};
const onlyEqual: Values = { EQ: 'equal to' };

function condition(about: string, value: Schema, operators: Values, example: string): BranchDraft {
  return {
    about,
    fields: {
      operator: must(oneOf(operators), 'How the number or text compares with `value`.', {
        example: 'operator: GTE',
      }),
      value: must(value, about, { example: `value: ${example}` }),
    },
  };
}

/** A count written as text has been seen to work. */
const lenient = (schema: NumberSchema): NumberSchema => ({ ...schema, lenient: true });

const rate = (about: string) =>
  condition(about, lenient(amount({ min: 0, max: 100 }, '%')), comparison, '60');
const number = (about: string) => condition(about, lenient(count({ min: 0 })), comparison, '5');

export const ruleCondition = variants('condition', 'key', 'What is compared.', {
  accepted_assignments_count: number('Assignments of the task suite that you accepted.'),
  accepted_assignments_rate: rate('Percent of judged assignments that you accepted.'),
  assessment_event: condition(
    'What just happened to the assignment.',
    oneOf({
      ACCEPT: 'It was accepted.',
      ACCEPT_AFTER_REJECT: 'It was accepted after having been rejected.',
      REJECT: 'It was rejected.',
    }),
    onlyEqual,
    'REJECT',
  ),
  assignments_accepted_count: number('Accepted assignments of the performer in the pool.'),
  correct_answers_rate: rate('Percent of right answers.'),
  fail_rate: rate('Percent of failed captchas.'),
  fast_submitted_count: number('Assignments submitted faster than the threshold.'),
  golden_set_answers_count: number('Answers to golden tasks.'),
  golden_set_correct_answers_rate: rate('Percent of right answers to golden tasks.'),
  golden_set_incorrect_answers_rate: rate('Percent of wrong answers to golden tasks.'),
  income_sum_for_last_24_hours: condition(
    'US dollars earned in the last 24 hours.',
    amount({ min: 0 }, 'USD'),
    comparison,
    '20',
  ),
  incorrect_answers_rate: rate('Percent of wrong answers.'),
  next_assignment_available: condition(
    'Whether the training has more task suites for the performer.',
    flag,
    equality,
    'false',
  ),
  pending_assignments_count: number('Assignments of the task suite that wait for your verdict.'),
  pool_access_revoked_reason: condition(
    'Why the performer lost access to the pool.',
    oneOf({
      SKILL_CHANGE: 'A skill no longer fits the filter.',
      RESTRICTION: 'The performer was banned.',
    }),
    onlyEqual,
    'RESTRICTION',
  ),
  rejected_assignments_count: number('Assignments of the task suite that you rejected.'),
  rejected_assignments_rate: rate('Percent of judged assignments that you rejected.'),
  skill_id: condition('The skill whose change cut the access.', idOf('skill'), equality, "'1234'"),
  skipped_in_row_count: number('Task suites skipped one after another.'),
  stored_results_count: number('Captchas shown so far.'),
  submitted_assignments_count: number('Task suites of the training that were submitted.'),
  success_rate: rate('Percent of solved captchas.'),
  total_answers_count: number('Answers that the collector has seen.'),
  total_assignments_count: number('Judged assignments of the performer.'),
  total_submitted_count: number('Assignments submitted by the performer.'),
});

import { judge } from '../../../../../src/sandbox/domain/assignments';
import { addPerformer, pass, skip, work } from '../../world';
import { both, does, manual, type Scenario, type Stage } from './stage';

const withGolden = {
  pool: { mixer_config: { real_tasks_count: 2, golden_tasks_count: 1, training_tasks_count: 0 } },
  golden: 6,
};

const right = does(2, { answer: 'yes' });
const wrong = does(2, { answer: 'no' });

/** Three answers to each task; the tripper is alone with theirs. */
const outvoted = (stage: Stage): void => {
  work(stage, stage.tripper, { answer: 'no' });
  work(stage, stage.other, { answer: 'yes' });
  work(stage, addPerformer(stage.world, 'third'), { answer: 'yes' });
};
const voting = { parameters: { answer_threshold: 2 }, tasks: 5, overlap: 3 };

const judged =
  (tripper: readonly ('ACCEPTED' | 'REJECTED')[], other: readonly ('ACCEPTED' | 'REJECTED')[]) =>
  (stage: Stage): void => {
    for (const [performer, verdicts] of [
      [stage.other, other],
      [stage.tripper, tripper],
    ] as const) {
      for (const status of verdicts) {
        judge(stage.world, work(stage, performer), { status, by: 'requester' });
      }
    }
  };

/** Rules that ban: by collector and condition, one person who trips it and one who does not. */
export const banning: Readonly<Record<string, Readonly<Record<string, Scenario>>>> = {
  ACCEPTANCE_RATE: {
    total_assignments_count: {
      ...{ operator: 'GTE', value: 2, pool: manual },
      play: judged(['ACCEPTED', 'ACCEPTED'], ['ACCEPTED']),
    },
    accepted_assignments_rate: {
      ...{ operator: 'LT', value: 50, pool: manual },
      play: judged(['REJECTED'], ['ACCEPTED']),
    },
    rejected_assignments_rate: {
      ...{ operator: 'GT', value: 50, pool: manual },
      play: judged(['REJECTED'], ['ACCEPTED', 'REJECTED']),
    },
  },
  ANSWER_COUNT: {
    assignments_accepted_count: { operator: 'GTE', value: 2, play: both(does(2), does(1)) },
  },
  ASSIGNMENT_SUBMIT_TIME: {
    total_submitted_count: {
      ...{ operator: 'GTE', value: 2, parameters: { fast_submit_threshold_seconds: 5 } },
      play: both(does(2), does(1)),
    },
    fast_submitted_count: {
      ...{ operator: 'GT', value: 1, parameters: { fast_submit_threshold_seconds: 60 } },
      play: both(does(2, { seconds: 59 }), does(2, { seconds: 60 })),
    },
  },
  CAPTCHA: {
    stored_results_count: {
      ...{ operator: 'GTE', value: 3 },
      play: both(does(1, { captchas: [true, true, true] }), does(1, { captchas: [true, true] })),
    },
    success_rate: {
      ...{ operator: 'LT', value: 50 },
      play: both(does(1, { captchas: [false] }), does(1, { captchas: [true, false] })),
    },
    fail_rate: {
      ...{ operator: 'GTE', value: 60, parameters: { history_size: 5 } },
      play: both(does(1, { captchas: [false] }), does(1, { captchas: [true, false] })),
    },
  },
  GOLDEN_SET: {
    total_answers_count: { ...withGolden, operator: 'GTE', value: 2, play: both(right, does(1)) },
    correct_answers_rate: { ...withGolden, operator: 'LT', value: 50, play: both(wrong, right) },
    incorrect_answers_rate: { ...withGolden, operator: 'GT', value: 50, play: both(wrong, right) },
    golden_set_answers_count: {
      ...{ ...withGolden, operator: 'GTE', value: 2 },
      play: both(right, does(1)),
    },
    golden_set_correct_answers_rate: {
      ...{ ...withGolden, operator: 'LT', value: 50 },
      play: both(wrong, right),
    },
    golden_set_incorrect_answers_rate: {
      ...{ ...withGolden, operator: 'GTE', value: 100 },
      play: both(wrong, right),
    },
  },
  INCOME: {
    income_sum_for_last_24_hours: {
      ...{ operator: 'GTE', value: 0.04 },
      play: both(does(2), (stage, performer) => {
        work(stage, performer);
        pass(stage.world, 25 * 60 * 60);
        work(stage, performer);
      }),
    },
  },
  MAJORITY_VOTE: {
    total_answers_count: {
      ...{ ...voting, operator: 'GTE', value: 8, tasks: 10 },
      play(stage) {
        const third = addPerformer(stage.world, 'third');
        for (const answer of ['yes', 'no']) {
          work(stage, stage.tripper, { answer });
          work(stage, third, { answer });
        }
        work(stage, stage.other, { answer: 'yes' });
        // The last page is left to somebody else, so that only the others have ten comparisons.
        work(stage, addPerformer(stage.world, 'fourth'), { answer: 'no' });
      },
    },
    correct_answers_rate: { ...voting, operator: 'LT', value: 50, play: outvoted },
    incorrect_answers_rate: { ...voting, operator: 'GT', value: 50, play: outvoted },
  },
  SKIPPED_IN_ROW_ASSIGNMENTS: {
    skipped_in_row_count: {
      ...{ operator: 'GT', value: 1 },
      play: both(
        (stage, performer) => {
          skip(stage, performer);
          skip(stage, performer);
        },
        (stage, performer) => {
          skip(stage, performer);
          work(stage, performer);
          skip(stage, performer);
        },
      ),
    },
  },
};

import type { Collector } from '../collector';
import { acceptanceRate } from './acceptanceRate';
import { answerCount } from './answerCount';
import { assignmentsAssessment } from './assignmentsAssessment';
import { assignmentSubmitTime } from './assignmentSubmitTime';
import { captcha } from './captcha';
import { goldenSet } from './goldenSet';
import { income } from './income';
import { majorityVote } from './majorityVote';
import { skippedInRow } from './skippedInRow';
import { training } from './training';
import { usersAssessment } from './usersAssessment';

/** Every collector; the one of trainings comes with them (`../trainingRules`). */
export const collectors: ReadonlyMap<string, Collector> = new Map(
  [
    acceptanceRate,
    answerCount,
    assignmentsAssessment,
    assignmentSubmitTime,
    captcha,
    goldenSet,
    income,
    majorityVote,
    skippedInRow,
    training,
    usersAssessment,
  ].map((collector) => [collector.type, collector]),
);

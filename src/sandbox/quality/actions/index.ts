import type { Action } from './action';
import { changeOverlap } from './changeOverlap';
import { cleanAssignmentsHistory, cleanCollector, setPoolComplete } from './internal';
import { restriction, restrictionV2 } from './restriction';
import { setSkill, setSkillFromOutputField } from './skill';
import { approveAll, rejectAll } from './verdicts';

export type { Action, Target } from './action';

export const actions: ReadonlyMap<string, Action> = new Map(
  [
    restriction,
    restrictionV2,
    setSkill,
    setSkillFromOutputField,
    approveAll,
    rejectAll,
    changeOverlap,
    cleanCollector,
    cleanAssignmentsHistory,
    setPoolComplete,
  ].map((action) => [action.type, action]),
);

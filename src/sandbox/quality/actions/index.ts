import type { Action } from './action';
import { changeOverlap } from './changeOverlap';
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
  ].map((action) => [action.type, action]),
);

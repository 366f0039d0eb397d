import { setUserSkill } from '../../domain/skills';
import type { Action } from './action';

export const setSkill: Action = {
  type: 'SET_SKILL',
  apply({ scope, parameters }) {
    const { skill_id: skillId, skill_value: value } = parameters;
    setUserSkill(scope.world, scope.userId, String(skillId), Number(value));
  },
};

/** The skill becomes one of the collector's own percentages, again after each new event. */
export const setSkillFromOutputField: Action = {
  type: 'SET_SKILL_FROM_OUTPUT_FIELD',
  apply({ scope, parameters, readings }) {
    const value = readings[String(parameters.from_field)];
    if (typeof value !== 'number') return;
    setUserSkill(scope.world, scope.userId, String(parameters.skill_id), value);
  },
};

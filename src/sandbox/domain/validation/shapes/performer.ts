import {
  date,
  decimal,
  flag,
  integer,
  object,
  oneOf,
  optional,
  required,
  requiredWhen,
  text,
  type Rule,
} from '../rules';
import { id, textByLanguage } from './common';

export const skill: Rule = object({
  name: required(text({ notBlank: true })),
  public_name: optional(textByLanguage),
  public_requester_description: optional(textByLanguage),
  private_comment: optional(text()),
  hidden: optional(flag),
  deprecated: optional(flag),
  skill_ttl_hours: optional(integer({ min: 1 })),
});

export const userSkill: Rule = object({
  skill_id: required(id),
  user_id: required(id),
  value: required(decimal({ min: 0, max: 100 })),
  reason: optional(text()),
});

export const userRestriction: Rule = object({
  scope: required(oneOf('SYSTEM', 'ALL_PROJECTS', 'PROJECT', 'POOL')),
  user_id: required(id),
  project_id: requiredWhen((owner) => owner.scope === 'PROJECT', id),
  pool_id: requiredWhen((owner) => owner.scope === 'POOL', id),
  private_comment: optional(text({ max: 499 })),
  will_expire: optional(date),
});

const needsMessage = (owner: Readonly<Record<string, unknown>>): boolean =>
  owner.without_message !== true;

export const userBonus: Rule = object({
  user_id: required(id),
  amount: required(decimal({ min: 0.005, max: 100 })),
  private_comment: optional(text()),
  public_title: requiredWhen(needsMessage, textByLanguage),
  public_message: requiredWhen(needsMessage, textByLanguage),
  without_message: optional(flag),
  assignment_id: optional(id),
});

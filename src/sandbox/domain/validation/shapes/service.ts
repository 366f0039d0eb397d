import { webhookEventTypes } from '../../rows';
import { filter } from '../filter';
import {
  flag,
  integer,
  list,
  object,
  oneOf,
  optional,
  required,
  requiredWhen,
  text,
  webAddress,
  type Rule,
} from '../rules';
import { id, textByLanguage } from './common';

export const webhookSubscription: Rule = object({
  webhook_url: required(webAddress),
  event_type: required(oneOf(...webhookEventTypes)),
  pool_id: required(id),
  secret_key: optional(text()),
});

const folders = ['INBOX', 'OUTBOX', 'AUTOMATIC_NOTIFICATION', 'IMPORTANT', 'UNREAD'] as const;

export const messageFolders: Rule = object({
  folders: required(list(oneOf(...folders), { min: 1 })),
});

export const messageReply: Rule = object({ text: required(textByLanguage) });

export const messageCompose: Rule = object({
  recipients_select_type: required(oneOf('ALL', 'DIRECT', 'FILTER')),
  topic: required(textByLanguage),
  text: required(textByLanguage),
  answerable: optional(flag),
  recipients_ids: requiredWhen(
    (owner) => owner.recipients_select_type === 'DIRECT',
    list(text(), { min: 1, max: 100 }),
  ),
  recipients_filter: requiredWhen((owner) => owner.recipients_select_type === 'FILTER', filter),
});

const fields = required(list(object({ name: required(text()) }), { min: 1 }));
const weightSkill = requiredWhen((owner) => owner.type === 'WEIGHTED_DYNAMIC_OVERLAP', id);

export const poolAggregation: Rule = object({
  type: required(oneOf('DAWID_SKENE', 'WEIGHTED_DYNAMIC_OVERLAP')),
  pool_id: required(id),
  answer_weight_skill_id: weightSkill,
  fields,
});

export const taskAggregation: Rule = object({
  type: required(oneOf('DAWID_SKENE', 'WEIGHTED_DYNAMIC_OVERLAP')),
  pool_id: required(id),
  task_id: required(id),
  answer_weight_skill_id: weightSkill,
  fields,
});

/** One question of `analytics-2`; `metrics` are the names of what can be asked. */
export function analyticsRequest(metrics: readonly string[]): Rule {
  return object({
    subject: required(oneOf('POOL')),
    subject_id: required(id),
    name: required(oneOf(...metrics)),
    interval_hours: requiredWhen(
      (owner) => owner.name === 'active_workers_by_filter_count',
      integer({ min: 1 }),
    ),
  });
}

export const mount: Rule = object({
  prefix: required(text({ notBlank: true })),
  folder: required(text({ notBlank: true })),
});

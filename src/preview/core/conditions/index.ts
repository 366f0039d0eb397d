import { all, any, not } from './composite';
import type { Condition } from './condition';
import { contains } from './contains';
import { distance } from './distance';
import { empty } from './empty';
import { equals } from './equals';
import { less, more } from './compare';
import { linkOpened } from './linkOpened';
import { played, playedFully } from './played';
import { required } from './required';
import { sameDomain } from './sameDomain';
import { schema } from './schema';
import { subArray } from './subArray';

export const conditions: Readonly<Record<string, Condition>> = {
  'condition.all': all,
  'condition.any': any,
  'condition.contains': contains,
  'condition.empty': empty,
  'condition.equals': equals,
  'condition.less': less,
  'condition.link-opened': linkOpened,
  'condition.more': more,
  'condition.not': not,
  'condition.played': played,
  'condition.played-fully': playedFully,
  'condition.required': required,
  'condition.same-domain': sameDomain,
  'condition.schema': schema,
  'condition.sub-array': subArray,
  '@toloka/condition.distance': distance,
  '@yandex-toloka/condition.distance': distance,
};

import type { FilterCondition, FilterLeaf } from '../../spec/model';

/** What a filter can ask about a person. */
export interface FilterSubject {
  /** Profile and computed values by the filter's own key. */
  value(key: string): unknown;
  /** 0 to 100, or undefined when the person has not the skill. */
  skill(id: string): number | undefined;
}

/** Whether a person passes a pool's filter. No filter lets everybody in. */
export function passesFilter(filter: FilterCondition | undefined, who: FilterSubject): boolean {
  if (filter === undefined) return true;
  if ('and' in filter) return filter.and.every((node) => passesFilter(node, who));
  if ('or' in filter) return filter.or.some((node) => passesFilter(node, who));
  return filter.category === 'skill' ? passesSkill(filter, who) : passesValue(filter, who);
}

/** Ids of skills that a filter asks for, wherever they stand in it. */
export function skillsInFilter(filter: FilterCondition | undefined): readonly string[] {
  return leavesOf(filter)
    .filter((leaf) => leaf.category === 'skill')
    .map((leaf) => skillId(leaf));
}

export function leavesOf(filter: FilterCondition | undefined): readonly FilterLeaf[] {
  if (filter === undefined) return [];
  if ('and' in filter) return filter.and.flatMap(leavesOf);
  if ('or' in filter) return filter.or.flatMap(leavesOf);
  return [filter];
}

/** EQ null asks for people without the skill, NE null for those who have it at any level. */
function passesSkill(leaf: FilterLeaf, who: FilterSubject): boolean {
  const has = who.skill(skillId(leaf));
  if (leaf.value === null || leaf.value === undefined) {
    return leaf.operator === 'NE' ? has !== undefined : has === undefined;
  }
  if (has === undefined) return leaf.operator === 'NE';
  return compares(has, leaf.operator, Number(leaf.value));
}

/** Documented samples write the id of a skill as a number now and then. */
function skillId({ key }: FilterLeaf): string {
  const id: unknown = key;
  return typeof id === 'string' ? id : String(id);
}

function passesValue(leaf: FilterLeaf, who: FilterSubject): boolean {
  const has = who.value(leaf.key);
  if (leaf.operator === 'IN' || leaf.operator === 'NOT_IN') {
    const members: readonly unknown[] = Array.isArray(has) ? has : [has];
    const isIn = members.some((member) => sameText(member, leaf.value));
    return leaf.operator === 'IN' ? isIn : !isIn;
  }
  if (typeof has === 'number') return compares(has, leaf.operator, Number(leaf.value));
  const isEqual = sameText(has, leaf.value);
  return leaf.operator === 'NE' ? !isEqual : leaf.operator === 'EQ' && isEqual;
}

/** Clients write numbers and booleans as text now and then; both forms mean the same. */
function sameText(a: unknown, b: unknown): boolean {
  return String(a) === String(b);
}

export function compares(left: number, operator: string, right: number): boolean {
  switch (operator) {
    case 'EQ':
      return left === right;
    case 'NE':
      return left !== right;
    case 'GT':
      return left > right;
    case 'GTE':
      return left >= right;
    case 'LT':
      return left < right;
    case 'LTE':
      return left <= right;
    default:
      return false;
  }
}

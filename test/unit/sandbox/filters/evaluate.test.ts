import assert from 'node:assert/strict';
import { passesFilter, skillsInFilter, type FilterSubject } from '../../../../src/sandbox/filters';
import type { FilterCondition, FilterLeaf } from '../../../../src/spec/model';

const person: FilterSubject = {
  value: (key) =>
    ({ languages: ['EN', 'DE'], country: 'DE', adult_allowed: true, os_version: 10.2 })[key],
  skill: (id) => (id === '7' ? 59.7 : undefined),
};

function leaf(key: string, operator: FilterLeaf['operator'], value: unknown): FilterLeaf {
  return { category: 'profile', key, operator, value };
}

function skill(operator: FilterLeaf['operator'], value: unknown, key = '7'): FilterLeaf {
  return { category: 'skill', key, operator, value };
}

describe('sandbox filters', () => {
  const cases: [string, FilterCondition | undefined, boolean][] = [
    ['no filter', undefined, true],
    ['a language that is spoken', leaf('languages', 'IN', 'DE'), true],
    ['a language that is not', leaf('languages', 'IN', 'FR'), false],
    ['NOT_IN a language that is spoken', leaf('languages', 'NOT_IN', 'EN'), false],
    ['an equal country', leaf('country', 'EQ', 'DE'), true],
    ['another country', leaf('country', 'NE', 'DE'), false],
    ['a flag', leaf('adult_allowed', 'EQ', true), true],
    ['numbers in order', leaf('os_version', 'GTE', 10), true],
    ['a skill compared by its exact value', skill('GTE', 60), false],
    ['a value written as text', skill('GT', '59'), true],
    ['a skill nobody has, asked for with null', skill('EQ', null, '8'), true],
    ['a skill at any level', skill('NE', null), true],
    ['a skill that is missing', skill('GTE', 0, '8'), false],
    ['and', { and: [leaf('country', 'EQ', 'DE'), skill('GTE', 60)] }, false],
    ['or', { or: [leaf('country', 'EQ', 'FR'), skill('GT', 50)] }, true],
    ['groups inside groups', { and: [{ or: [{ and: [leaf('country', 'EQ', 'DE')] }] }] }, true],
  ];
  for (const [name, filter, passes] of cases) {
    it(`lets ${passes ? 'in' : 'nobody in'}: ${name}`, () => {
      assert.equal(passesFilter(filter, person), passes);
    });
  }

  it('finds the skills a filter asks for', () => {
    const filter = { and: [{ or: [skill('GT', 1), skill('GT', 1, '9')] }, leaf('city', 'IN', 1)] };
    assert.deepEqual(skillsInFilter(filter), ['7', '9']);
  });
});

import assert from 'node:assert/strict';
import { accessOf } from '../../../../src/sandbox/domain/access';
import type { PerformerProfile } from '../../../../src/sandbox/domain/rows';
import { setUserSkill } from '../../../../src/sandbox/domain/skills';
import { FaultCollector } from '../../../../src/sandbox/domain/validation';
import { filter as filterRule } from '../../../../src/sandbox/domain/validation/filter';
import { filterFacts } from '../api/facts';
import { addPerformer, openSetting } from '../world';

const operators = ['EQ', 'NE', 'GT', 'GTE', 'LT', 'LTE', 'IN', 'NOT_IN'];

/** Somebody of whom everything is known, and under each key what they have and what they have not. */
const profile: PerformerProfile = {
  languages: ['EN', 'FR'],
  country: 'US',
  citizenship: 'CA',
  gender: 'FEMALE',
  education: 'HIGH',
  adult_allowed: true,
  date_of_birth: 631_152_000,
  city: 84,
  verified: true,
  region_by_phone: 84,
  region_by_ip: 95,
  device_category: 'PERSONAL_COMPUTER',
  client_type: 'BROWSER',
  os_family: 'LINUX',
  os_version: 6.2,
  user_agent_type: 'BROWSER',
  user_agent_family: 'CHROME',
  user_agent_version: 138.5,
  rating: 80,
};

const others: Readonly<Record<string, readonly [has: unknown, hasNot: unknown]>> = {
  languages: ['FR', 'DE'],
  os_version_major: [6, 7],
  os_version_minor: [2, 0],
  os_version_bugfix: [0, 1],
  user_agent_version_major: [138, 137],
  user_agent_version_minor: [5, 0],
  user_agent_version_bugfix: [0, 1],
};

function sampleOf(key: string): readonly [has: unknown, hasNot: unknown] {
  const known = others[key];
  if (known) return known;
  const has = (profile as unknown as Readonly<Record<string, unknown>>)[key];
  if (typeof has === 'boolean') return [has, !has];
  return [has, typeof has === 'number' ? has + 1 : 'SOMETHING_ELSE'];
}

function lets(leaf: object): boolean {
  const { world, poolId } = openSetting({ pool: { filter: { and: [{ or: [leaf] }] } } });
  const pool = world.store.pools.get(poolId);
  assert.ok(pool);
  return accessOf(world, addPerformer(world, 'a', profile), pool).state === 'open';
}

/** What an operator says of a person for the value that they have, and for one that they have not. */
const verdicts: Readonly<Record<string, readonly [boolean, boolean]>> = {
  EQ: [true, false],
  NE: [false, true],
  IN: [true, false],
  NOT_IN: [false, true],
};

const facts = filterFacts();

(facts ? describe : describe.skip)('every filter of the catalog', () => {
  for (const { category, key, operators: known } of facts ?? []) {
    if (category === 'skill') continue;
    it(`${key} lets in and keeps out, by each of its operators and by no other`, () => {
      const [has, hasNot] = sampleOf(key);
      for (const operator of operators) {
        const faults = new FaultCollector();
        filterRule({ category, key, operator, value: has }, 'filter', faults);
        assert.equal(faults.isEmpty, known.includes(operator), operator);
        const [forHas, forHasNot] = verdicts[operator] ?? [];
        if (!known.includes(operator) || forHas === undefined) continue;
        assert.equal(lets({ category, key, operator, value: has }), forHas, operator);
        assert.equal(lets({ category, key, operator, value: hasNot }), forHasNot, operator);
      }
      if (!known.includes('GT') || typeof has !== 'number') return;
      const compared = { GT: [-1, 0], GTE: [0, 1], LT: [1, 0], LTE: [0, -1] };
      for (const [operator, [inside = 0, outside = 0]] of Object.entries(compared)) {
        assert.equal(lets({ category, key, operator, value: has + inside }), true, operator);
        assert.equal(lets({ category, key, operator, value: has + outside }), false, operator);
      }
    });
  }

  it('a skill is compared by value, and asked for by null', () => {
    const leaf = { category: 'skill', key: '60000001' };
    const cases: readonly (readonly [string, number | null, boolean, boolean])[] = [
      ['EQ', 70, true, false],
      ['NE', 70, false, true],
      ['GT', 69, true, false],
      ['GTE', 70, true, false],
      ['LT', 71, true, false],
      ['LTE', 69, false, false],
      ['EQ', null, false, true],
      ['NE', null, true, false],
    ];
    for (const [operator, value, withSkill, without] of cases) {
      const { world, poolId } = openSetting({ pool: { filter: { ...leaf, operator, value } } });
      const pool = world.store.pools.get(poolId);
      assert.ok(pool);
      const [skilled, plain] = ['a', 'b'].map((name) => addPerformer(world, name, profile));
      assert.ok(skilled && plain);
      setUserSkill(world, skilled.id, leaf.key, 70);
      const states = [skilled, plain].map((who) => accessOf(world, who, pool).state === 'open');
      assert.deepEqual(states, [withSkill, without], `${operator} ${String(value)}`);
    }
  });
});

import assert from 'node:assert/strict';
import { told } from './told';

const rule = (conditions: string, action: string): string =>
  `{ conditions: [${conditions}], action: ${action} }`;
const days =
  '{ type: RESTRICTION_V2, parameters: { scope: POOL, duration: 1, duration_unit: DAYS } }';
const count = '{ key: total_answers_count, operator: GTE, value: 5 }';
const rate = '{ key: correct_answers_rate, operator: LT, value: 60 }';

const configs = (...rules: readonly string[]): readonly string[] =>
  told(
    'rule-twice',
    'a.pool.yaml',
    `quality_control: { configs: [${rules
      .map((one) => `{ collector_config: { type: GOLDEN_SET }, rules: [${one}] }`)
      .join(', ')}] }\n`,
  );

const isTwice = (one: string, other: string): boolean =>
  configs(one, other).length === 1 && configs(`${one}, ${other}`).length === 1;

describe('a rule that stands there twice', () => {
  const first = rule(`${count}, ${rate}`, days);

  it('is known by what it does, not by how it is written', () => {
    const same: Readonly<Record<string, string>> = {
      'as it is': first,
      'conditions in another order': rule(`${rate}, ${count}`, days),
      'a condition said twice': rule(`${rate}, ${count}, ${rate}`, days),
      'keys in another order': rule(
        `{ value: 5, operator: GTE, key: total_answers_count }, ${rate}`,
        days,
      ),
      'a number in quotes': rule(`${count.replace('5', "'5'")}, ${rate}`, days),
      'a note to oneself': rule(
        `${count}, ${rate}`,
        days.replace('scope', 'private_comment: x, scope'),
      ),
      'hours for days': rule(
        `${count}, ${rate}`,
        days.replace('duration: 1, duration_unit: DAYS', 'duration: 24, duration_unit: HOURS'),
      ),
      'the older action': rule(
        `${count}, ${rate}`,
        '{ type: RESTRICTION, parameters: { scope: POOL, duration_days: 1 } }',
      ),
    };
    for (const [what, other] of Object.entries(same)) assert.ok(isTwice(first, other), what);
  });

  it('is for ever in either form', () => {
    const forEver =
      '{ type: RESTRICTION_V2, parameters: { scope: POOL, duration_unit: PERMANENT } }';
    const older = '{ type: RESTRICTION, parameters: { scope: POOL } }';
    assert.ok(isTwice(rule(count, forEver), rule(count, older)));
    assert.ok(!isTwice(rule(count, forEver), rule(count, days)));
  });

  it('is none where anything else is meant', () => {
    for (const [what, other] of Object.entries({
      'another bound': rule(`${count.replace('5', '6')}, ${rate}`, days),
      'another scope': rule(`${count}, ${rate}`, days.replace('POOL', 'PROJECT')),
      'fewer conditions': rule(rate, days),
      'another time': rule(`${count}, ${rate}`, days.replace('duration: 1', 'duration: 2')),
    }))
      assert.equal(configs(first, other).length, 0, what);
  });

  it('is none on a collector that counts otherwise', () => {
    const text = (history: string): string =>
      `quality_control: { configs: [{ collector_config: { type: GOLDEN_SET, parameters: { history_size: 5 } }, rules: [${first}] }, { collector_config: { parameters: { history_size: ${history} }, type: GOLDEN_SET, uuid: x }, rules: [${first}] }] }\n`;
    assert.equal(told('rule-twice', 'a.pool.yaml', text('5')).length, 1);
    assert.equal(told('rule-twice', 'a.pool.yaml', text('6')).length, 0);
  });
});
